// Japanese.
import type { Language } from "../language.ts";
import { lines, words } from "../lists.ts";

export const ja: Language = {
  code: "ja",
  locale: "ja-JP",
  faker: "ja",
  spaced: false,
  currencies: ["JPY", "JPY", "USD", "EUR"],
  numbers: words("三; 四; 五; 六; 七; 八; 九; 十; 十一; 十二"),
  relativeDates: words(`
    今日; 明日; 明後日; 今夜; 明日の朝; 来週; 今週末; 来週の金曜日; 来週の月曜日; 来月; 二週間後; 今日の午後;
    明日の夜; 次の日曜日
  `),
  onWeekday: words("<{}>に; <今週の{}>に; <{}の夜>に; <{}の朝>に"),
  onDate: words("<{}>に; <{}>に; <{}>"),
  times: words("<{H}時>に; <{H}時{MM}分>に; <{ap}{h}時>に; <{H}:{MM}>に; <{ap}{h}時半>に"),
  amPm: ["午前", "午後"],
  durations: { minutes: "{n}分", hours: "{n}時間" },
  venues: words(
    "{last}食堂; {last}屋; カフェ{last}; 居酒屋{last}; ホテル{last}; {last}亭; 喫茶{last}; レストラン{city}",
  ),
  companies: words(
    "株式会社{last}; {last}商事; {last}工業株式会社; {last}電機; {last}製作所; 有限会社{last}",
  ),
  streets: words(
    "{city}中央{number}丁目{number}番地; {city}本町{number}-{number}; {city}北{number}条{number}",
  ),
  items: words(
    "シャツ; ノート; 電池; マグカップ; 電球; ランプ; 靴下; 鉛筆; クッション; 椅子; リュック; タオル; ろうそく; 傘; 皿",
  ),
  groceries: words(`
    牛乳; 卵; パン; りんご; 米; バター; オリーブオイル; トマト; チーズ; 玉ねぎ; バナナ; コーヒー; 洗剤; にんじん;
    ヨーグルト; 塩; パスタ; じゃがいも
  `),
  tasks: words(`
    歯医者に電話する; 花に水をやる; 家賃を払う; 花を買う; 猫に餌をやる; パスポートを更新する; 契約書を送る;
    ゴミを出す; 本を返す; 車を充電する; スーツを取りに行く; 美容院を予約する
  `),
  topicsOfMeetings: words(
    "予算; 四半期報告; 新しいサイト; 採用; 製品の発表; 販売計画; お客様の声; オフィスの移転; 出張費; 研修",
  ),
  messages: words(`
    十分ほど遅れます; 夕食ができたよ; 鍵はマットの下にあります; 誕生日おめでとう; 折り返し電話をください;
    電車が遅れています; デザートを持っていくね; 昨日はありがとう; 駅で会いましょう; チケットを忘れないで
  `),
  problems: words(`
    画面が真っ暗なままです; 充電できません; アプリが起動時に落ちます; 荷物が壊れて届きました; ログインできません;
    音が割れます; 部品が足りません; 二重に請求されました; サイズが違いました
  `),
  events: words("コンサート; 花火大会; 結婚式; 展覧会; サッカーの試合; 映画祭; 文化祭; 勉強会"),
  jobs: words(
    "看護師; エンジニア; 教師; 建築家; 配管工; 弁護士; 料理人; 会計士; 写真家; 電気技師; 記者; 歯科医; 大工; パイロット",
  ),
  cities: words(`
    東京; 大阪; 京都; 札幌; 福岡; 名古屋; 神戸; 仙台; 広島; 那覇; パリ; ローマ; ロンドン; ソウル; 上海; ベルリン;
    マドリード; バンコク; 横浜; 金沢; 長崎; 松山; シドニー; ウィーン
  `),
  enumerations: {
    cuisine: words(
      "<イタリア料理>; <日本料理>; <メキシコ料理>; <インド料理>; <中華料理>; <タイ料理>; <フランス料理>; <ギリシャ料理>",
    ),
    color: words("<赤>の; <青>の; <緑>の; <黒>の; <白>の; <黄色>の"),
    device: words("<電気>; <暖房>; <テレビ>; <扇風機>; <コーヒーメーカー>; <ブラインド>"),
    room: words("<台所>; <寝室>; <居間>; <浴室>; <車庫>; <書斎>"),
    transport: words("<車>で; <電車>で; <バス>で; <自転車>で; <徒歩>で"),
    room_type: words("<シングルルーム>; <ダブルルーム>; <スイート>"),
  },
  openers: words(
    "こんにちは。; おはようございます。; すみません、; お世話になっております。; ちょっと質問です。",
  ),
  closers: words("ありがとうございます。; よろしくお願いします。; お願いします。; ではまた。; 助かります。"),
  templates: {
    book_table: lines(`
      {date}[、{time}]{city}の{cuisine}の店で{people}人の席を(予約したいです|取ってください|お願いします)
      {venue}を{date}{time}{people}名で(予約して|予約してください|予約したいのですが)
      {date}{time}{people}人で入れますか？
      {people}人です。{city}で{date}{cuisine}を食べたいです
      予約：{venue}、{people}名、{date}、{time}、名前は{person}
      {person}さんは{date}{venue}で{people}人と食事をしたいそうです
    `),
    book_trip: lines(`
      {date}、{origin}から{destination}まで(行きたいです|の切符をください|の便を探して)
      {origin}から{destination}まで{transport}どう行けばいいですか？[{date}行きます]
      {destination}行きの切符を{people}枚、{date}、{origin}を{time}出発
      {person}さんは{date}{origin}を出て{destination}へ向かいます
    `),
    book_hotel: lines(`
      {city}の{venue}で{date}から{nights}泊、{room_type}を(予約して|お願いします|取りたいです)
      {city}のホテルを探しています。到着は{date}、{nights}泊、{people}名です
      {city}で{room_type}、{nights}泊[、一泊{amount}まで]
      {person}さんは{venue}に{nights}泊します。到着は{date}です
    `),
    set_reminder: lines(`
      {date}[{time}]「{task}」と(知らせて|リマインドして|教えて)
      {date}{task}のを忘れないように[{time}]教えて
      新しい予定：{task}、{date}まで
      リマインダー、{date}、{time}：{task}
    `),
    schedule_meeting: lines(`
      {date}{time}{person}さんと{topic}についての会議を(入れて|設定して|予定して)
      {date}{person}さんと{topic}について{duration}話したいです
      {person}さんと{date}{time}会って、{topic}を話し合います
      予定：{topic}、{person}、{date}、{time}、{duration}
    `),
    play_music: lines(`
      [{service}で]{artist}の「{song}」を(かけて|再生して|聴きたい)
      {artist}の曲を何か流して
      「{song}」をプレイリスト「{playlist}」に追加して[、歌手は{artist}]
      [{artist}の]「{song}」という曲を探して
    `),
    get_weather: lines(`
      {date}の{city}の天気は？
      {date}、{city}で(雨は降りますか|雪は降りますか|寒いですか)？
      {city}では{date}(傘|上着)が要りますか？
      {city}の天気予報、{date}、お願いします
    `),
    order_items: lines(`
      {color}{item}を{count}個(注文したいです|ください|お願いします)
      {item}を{count}個カートに入れて[、合計{amount}]
      {date}までに{item}が{count}個必要です[。色は{color}ものがいいです]
      {person}さんは{company}で{item}を{count}個、{amount}で買いました
    `),
    shopping_list: lines(`
      買い物リストに{list}を(追加して|入れて|書いて)
      {list}が足りません
      帰りに{list}を(買ってきて|お願い)
      {date}の買い物：{list}
    `),
    send_money: lines(`
      {person}さんに{amount}を(送って|振り込んで|送金して)[、{date}]
      {person}さんは私に{amount}借りています
      {company}からの請求書{code}、{amount}、支払いは{date}
      {date}{company}に{amount}払いました
    `),
    send_message: lines(`
      {person}さんに「{message}」と(伝えて|送って|返信して)
      {person}さんへのメッセージ：{message}
      {person}さん（{email}）にメール：「{message}」
      {person2}さんから{person}さんへ伝言：{message}
    `),
    add_contact: lines(`
      連絡先に(追加|登録)：{person}、{phone}[、{email}]
      私は{person}です。電話は{phone}[、メールは{email}]です
      {person}さんは{company}の{job}で、電話番号は{phone}です
      {person}さんの新しい番号は{phone}、住所は{address}です
    `),
    control_home: lines(`
      {room}の{device}を(つけて{=on:true}|消して{=on:false})
      {room}の{device}を{number}(パーセント|度)にして
      {time}{room}の{device}を消してくれる{=on:false}？
      {date}{time}{room}の{device}を(オン{=on:true}|オフ{=on:false})にして
    `),
    report_problem: lines(`
      {product}の調子が悪いです。{problem}
      注文{code}：{problem}[。{amount}を返金してください]
      {company}の{product}が壊れました。{problem}
      {person}さんからの問い合わせ{code}：{problem}
    `),
    navigate: lines(`
      [{transport}]{address}まで(案内して|連れて行って|行きたい)
      {city}の{venue}まで{transport}どう行きますか？
      {origin}から{destination}まで{transport}どのくらいかかりますか？
      {time}{address}に着きたいです。{transport}行きます
    `),
    announce_event: lines(`
      {date}{time}{city}で{event}があります[。チケットは{amount}です]
      {person}さんが{date}{venue}での{event}に招待してくれました
      {artist}が{date}{city}の{venue}で演奏します。料金は{amount}から
      お知らせ：{event}、{city}、{date}、開場{time}
    `),
    describe_person: lines(`
      {person}さんは{city}の{job}です[。勤め先は{company}です]
      {person}さんは{age}歳で、{city}に住んでいます
      {person}さんは{year}年から{company}で{job}をしています
      {person}さんは{year}年に{city}で生まれました
      {job}の{person}さん（{age}歳）は{origin}から{destination}に引っ越します
    `),
    translate_text: lines(`
      「{message}」を{language}に(訳して|翻訳してください)
      「{message}」は{language}で何と言いますか？
      これを{language}でお願いします：「{message}」
    `),
    rent_home: lines(`
      {city}の{rooms}部屋のアパート、{area}平方メートル、家賃{amount}
      {city}で{rooms}部屋の家を(探しています|借りたいです)。{amount}まで
      貸家：{area}平方メートル、{rooms}部屋、{address}、{amount}
    `),
    set_timer: lines(`
      タイマーを{duration}に(セットして|して)
      {date}{time}起こして
      目覚ましを{date}{time}セットして
      卵を{duration}ゆでます。タイマーをお願い
    `),
  },
  labels: words(`
    席の予約; 旅行の予約; ホテルの予約; リマインダー; 会議の設定; 音楽の再生; 天気; 注文; 買い物リスト; 送金;
    メッセージ送信; 連絡先の登録; 家電の操作; 問題の報告; 道案内; イベント; 人物紹介; 翻訳; 賃貸; タイマー
  `),
  topics: words("食べ物; 旅行; 仕事; 音楽; 天気; 買い物; お金; 連絡先; 家; イベント"),
  emotions: {
    joy: lines("とても嬉しいです！\nなんて素敵な日でしょう！\n最高の気分です。"),
    anger: lines("ひどすぎます！\n本当に腹が立ちます。\nもう我慢できません。"),
    sadness: lines("とても悲しいです。\n泣きたい気持ちです。\n胸が痛みます。"),
    fear: lines("失敗しないか怖いです。\n恐ろしくてたまりません。\nとても心配です。"),
    surprise: lines("思いもしませんでした！\nびっくりしました！\n信じられません。"),
    gratitude: lines("心から感謝しています。\n本当にありがとうございました。\n助けてくれて感謝します。"),
  },
  sentiments: {
    positive: lines(`
      この{product}が大好きです。
      {venue}は最高でした。店員さんも親切でした。
      {product}は完璧に動きます。おすすめです。
      {company}に星五つ、素晴らしい対応でした！
    `),
    negative: lines(`
      {product}は二日で壊れました。
      {venue}の接客はひどい。二度と行きません。
      {product}にはがっかりしました。
      {company}は返事をくれず、対応が最悪です。
    `),
    neutral: lines(`
      {product}は{date}届きました。
      {venue}は駅の隣にあります。
      {company}は{city}に事務所があります。
      {product}は三色あります。
    `),
  },
  sentimentLabels: words("肯定的; 否定的; 中立"),
  emotionLabels: words("喜び; 怒り; 悲しみ; 恐れ; 驚き; 感謝"),
  fields: words(`
    名前; 都市; 出発地; 目的地; 日付; 時間; 人数; 場所; 金額; 通貨; 製品; 数量; 電話; 会社; 職業; メッセージ; 用件;
    行事; 色; 部屋
  `),
  extract: lines(
    "文から情報を取り出してください。\n項目を埋めてください。\nこの文の内容をまとめてください。\n詳細を返してください。",
  ),
  classify: lines(`
    文を分類してください。分類：{labels}
    どれに当てはまりますか：{labels}
    次から一つ選んでください：{labels}
    何についての文ですか？候補：{labels}
  `),
  outside: lines(`
    {topic}について(詩|物語|作文)を書いて
    {topic}を説明して
    {topic}についてどう思いますか？
    {topic}の冗談を言って
    {topic}の仕組みは？
  `),
  outsideTopics: words("量子力学; 民主主義; 火山; 愛; 将棋; 哲学; 進化; 恐竜"),
  refusal:
    "それはお手伝いできません。短い文をデータにするのが私の役目です。形式、分類、または道具を指定してください。",
};
