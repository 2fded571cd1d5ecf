// More Japanese: further sentences and words beside languages/ja.ts.
import type { Wordings } from "../language.ts";
import { lines, words } from "../lists.ts";

export const ja: Wordings = {
  relativeDates: words(`
    今朝; 明日の午後; 明後日の夜; 今週の水曜日; 来週の木曜日; 来週末; 三日後; 一週間後; 月末; 来月初め; <クリスマス>に; <お正月>に;
    <大晦日>に
  `),
  venues: words(`
    {last}ベーカリー; 焼肉{last}; {city}グランドホテル; {last}書店; 民宿{last}; 寿司{last}; {city}市民ホール; バー{last}; {last}珈琲店;
    そば処{last}
  `),
  companies: words(`
    {city}銀行; {last}物流; {last}法律事務所; {last}ソフト; {last}製薬; {city}電力; {last}食品; {last}出版; {city}総合病院; {last}デザイン株式会社
  `),
  items: words(`
    Tシャツ; ジーンズ; スニーカー; 帽子; 手袋; マフラー; 水筒; イヤホン; 充電器; スマホケース; マウス; キーボード; ボールペン; 付箋;
    植木鉢; 写真立て; 鏡; 枕; 毛布; まな板; フライパン; 鍋; グラス; 本棚; 机; 懐中電灯; メジャー; ヨガマット; サッカーボール; ギフトボックス;
    目覚まし時計; スーツケース; ファイル; 弁当箱; カーテン
  `),
  groceries: words(`
    豆腐; 納豆; 味噌; 醤油; みりん; 長ねぎ; にんにく; 生姜; 白菜; 大根; きのこ; 鶏むね肉; 牛肉; 豚バラ; 鮭; えび; きゅうり; なす; いちご;
    ぶどう; みかん; 食パン; シリアル; トイレットペーパー; シャンプー; 歯磨き粉; 小麦粉; 砂糖; 緑茶; 水; ビール
  `),
  tasks: words(`
    母に電話する; 薬を飲む; ビタミンを飲む; 洗濯物を干す; 皿を洗う; 犬の散歩に行く; 病院を予約する; 健康診断を申し込む; 管理費を払う;
    電気代を払う; カードの明細を確認する; 週報を提出する; 議事録をまとめる; 発表の資料を作る; お客様に返信する; 見積書を送る; 航空券を取る;
    宿を予約する; 両替する; 荷造りをする; 傘を持っていく; お弁当を作る; 夕飯の材料を買う; 誕生日プレゼントを選ぶ; ケーキを受け取る;
    宅配便を出す; 荷物を受け取る; 車検に出す; オイルを交換する; 洗車する; 自転車を直す; パソコンをバックアップする; パスワードを変える;
    会員を解約する; 履歴書を直す; 単語を覚える; ジムに行く; 銀行に行く; 子どもを迎えに行く; 娘をピアノ教室に送る; 冷蔵庫を掃除する;
    年賀状を書く; 確定申告をする
  `),
  topicsOfMeetings: words(`
    来年の予算; 下半期の目標; 新商品のデザイン; 契約条件; 人事評価; クレーム対応; 忘年会; サーバーの移行; 安全点検; 売上状況;
    プロジェクトの進捗; 広告費; 海外展開; 新人研修; 在庫管理; 納期; アプリの改善; アンケート結果; 休暇の予定; 取引先の選定; 値上げ;
    品質問題; 工場見学; 資金調達; 社員旅行; データ分析; ブランド戦略; 福利厚生; 法律相談; 物流コスト; 競合他社の動き; 勤務時間
  `),
  messages: words(`
    今から出ます; もうすぐ着くよ; 今日は残業で遅くなる; 先に食べてて; 牛乳買ってきて; 駐車場で待っています; 会議は中止になりました;
    資料をご確認ください; また明日; 無事に着いたよ; 心配しないで; 気をつけて来てね; 今電話できますか; 充電が切れそう; 道がすごく混んでいます;
    雨だから傘を忘れずに; 玄関の前に置いてください; 合格おめでとう; あけましておめでとうございます; 今日は行けそうにない; 明日に変更できますか;
    口座番号を教えて; 写真を送って; 子どもを迎えに行ってくれる; 体調はどう; ゆっくり休んでね; おやすみ; 会いたいな; 時間を変えてもらえますか;
    七時に改札で待ってる; 窓際の席に座っています; 見積もりを送り直してください; 給料が入ったよ; 犬にご飯あげたよ; エアコンを消して出てね;
    クリーニングを取ってきたよ; 今日の授業は休講です; プレゼントありがとう; ご結婚おめでとうございます; 後ほどご連絡します; 今週は忙しくて無理;
    晩ご飯何がいい; 今度ご飯行こう; 風邪に気をつけて
  `),
  problems: words(`
    電源が入りません; バッテリーの減りが早すぎます; 画面にひびが入りました; Wi-Fiがすぐ切れます; 水漏れしています; 変な臭いがします;
    ボタンが反応しません; ブルートゥースにつながりません; 音がまったく出ません; 画面がちらつきます; 本体がとても熱くなります;
    更新が途中で止まりました; パスワードを変更できません; 認証コードが届きません; 色が写真と違います; 違う商品が届きました; まだ発送されていません;
    勝手にキャンセルされました; 返金されていません; クーポンが使えません; ふたが割れていました; 説明書が入っていません; 車輪が外れました;
    賞味期限が切れていました; 異音がします; 写真がぼやけます; 何度も再起動します; 通知が来ません; 扉がきちんと閉まりません; 請求額が間違っています;
    印刷がにじみます; リモコンが効きません
  `),
  events: words(`
    ミュージカル; 夏祭り; 花見; マラソン大会; 野球の試合; 運動会; 読書会; 料理教室; 講演会; 写真展; 古本市; 誕生日会; 忘年会; 同窓会;
    創立記念式典; 卒業式; 就職説明会; フリーマーケット; ファンミーティング; ジャズライブ; 落語会; 見学会
  `),
  jobs: words(`
    医師; 薬剤師; 獣医; 消防士; 警察官; 公務員; 銀行員; デザイナー; 翻訳者; 通訳; 作家; 画家; 歌手; 俳優; 美容師; パン職人; バリスタ;
    客室乗務員; タクシー運転手; バスの運転手; 農家; 漁師; 大学教授; 研究員; 介護士; 理学療法士; 税理士; 裁判官; 営業担当; 人事部長;
    データアナリスト; 保育士; 不動産屋; 新聞配達員
  `),
  openers: words(
    "こんばんは。; ねえ、; あの、; 失礼します。; 恐れ入りますが、; もしもし、; お疲れ様です。; はじめまして。; 急ぎです。; お願いがあります。",
  ),
  closers: words(
    "以上です。; お手数をおかけします。; ご確認ください。; 急いでください！; 先にお礼を言います。; じゃあね。; 失礼いたします。; 返信お待ちしています。",
  ),
  templates: {
    book_table: lines(`
      {people}人で{date}{time}{venue}に行きたいので予約してもらえますか？
      {city}でおすすめの{cuisine}のお店ありますか？{date}、{people}人です
      {venue}、{date}{time}、{people}名、空いてますか
      {person}の名前で{venue}に{people}人分の席を取っておいて[。{date}{time}です]
      {city}、{cuisine}、{people}名、{date}、{time}
      会社の飲み会で{people}人なんですが、{date}{venue}を使えますか？
      {date}はみんなで{cuisine}を食べに行こう。{city}で{people}人
      窓際の席を{people}名分、{date}{time}[、{venue}で]お願いできますか
      晩ご飯は{venue}で。{people}人、{date}{time}
      予約者{person}、電話{phone}、{venue}、{people}名
      {venue}の予約を{date}{time}に変更したいです。人数は{people}人
      {people}人で入れる{cuisine}の店、{city}にない？
    `),
    book_trip: lines(`
      {destination}へ行く{transport}の旅を計画しています。出発は{origin}[、{date}]
      {date}{time}{origin}発{destination}行き、{people}名
      {origin}発{destination}着のチケットを{people}枚(手配して|取って|予約してください)
      {date}{destination}へ出張なので、{origin}を{time}出たいです
      家族{people}人で{date}{destination}に旅行します。出発地は{origin}です
      出発{origin}、到着{destination}、日付{date}、人数{people}
      {destination}までの一番安い便は？{origin}から{date}出ます
      {transport}{origin}から{destination}に行きたい[、{date}]
      {origin}から{destination}まで{amount}なら安いですか？
      {person}さんの{destination}行きの航空券を{date}で取ってください
      {date}{destination}から{origin}に帰る切符もお願いします
      往復で。{origin}と{destination}、{date}{time}発、{people}人
    `),
    book_hotel: lines(`
      {date}から{nights}泊、{room_type}一部屋[、{city}の{venue}]
      {venue}に{people}人で{nights}泊できる部屋はありますか？
      {city}で泊まるところを探して。{people}人、{date}から{nights}泊
      {room_type}{nights}泊で{amount}ですよね？
      チェックイン{date}、{nights}泊、{room_type}、名前{person}
      {person}の名前で取った{venue}の{room_type}の予約を確認してください
      {date}{city}に着くので、その夜の{room_type}が必要です
      一泊{amount}以下の{city}の宿[、{people}名]
      {venue}の{room_type}は{date}から{nights}泊でいくらですか？
      {people}名で{city}に{nights}泊の予定です。到着は{date}、{time}
      {city}、{venue}、{date}、{nights}泊。空きがあればすぐ取って
    `),
    set_reminder: lines(`
      「{task}」を{date}{time}リマインドして
      {date}、「{task}」を忘れてたら教えて[。{time}]
      {time}「{task}」って声かけて
      {date}までに{task}こと。通知お願い
      やること追加：{task}[、{date}]
      {date}{time}「{task}」のアラームを登録してください
      {task}　{date}　{time}
      {duration}後に「{task}」と知らせてくれる？
      {date}{time}「{task}」と通知してもらえますか？
      {date}の用事は「{task}」[、通知は{time}]
      いつも忘れるから、{date}[{time}]「{task}」と言って
      メモ：{date}、{task}
    `),
    schedule_meeting: lines(`
      {topic}の件で{person}さんと{date}{time}打ち合わせを入れてください
      {person}さん、{date}{duration}ほど{topic}の相談をさせてください
      {date}{time}、{topic}の会議、出席者{person}
      {topic}の会議は{date}{time}{venue}で行います
      {person}部長が{date}{topic}のことで会いたいそうです[。{time}]
      カレンダーに{topic}の会議を追加。{date}{time}から{duration}
      {person}さんと{time}{topic}の話をするので予定に入れておいて
      会議依頼：{person}、{topic}、{duration}
      {date}{duration}のオンライン会議を作って{person}さん（{email}）を招待して。議題は{topic}
      {topic}の会議を{date}{time}に変更して
      件名{topic}、日付{date}、時間{time}、相手{person}
      {person}さんと{person2}さんは{date}{topic}について話し合う予定です
    `),
    play_music: lines(`
      「{song}」を一曲お願い[、{service}で]
      {artist}の「{song}」が聴きたいんだけど、{service}で流せる？
      {service}を開いて{artist}を再生
      プレイリスト「{playlist}」を(シャッフル|リピート)再生して
      最近{artist}の「{song}」にはまってる
      次の曲は「{song}」にして[。{artist}のやつ]
      {artist}「{song}」
      一番好きな曲は{artist}の「{song}」です
      {service}の「{playlist}」に「{song}」を入れておいてください
      「{song}」って誰の曲？{artist}だっけ
      {artist}の新曲「{song}」をかけてもらえますか
      走るときに{artist}を聴きたいので{service}で選んで
    `),
    get_weather: lines(`
      {city}の{date}の気温を教えて
      {date}{time}、{city}は雨？
      {date}{city}に行くけど、何を着ればいい？
      {city}、{date}、天気
      {date}{city}に台風が来るって本当ですか？
      {city}の{date}の最高気温は何度ですか
      {date}ピクニックなんだけど、{city}は晴れるかな
      天気を確認：{city}、{date}
      {city}って{date}(暑い|寒い|蒸し暑い)？
      {date}{person}さんと{city}でゴルフですが、雨は大丈夫でしょうか
      {date}まで{city}はずっと雨ですか？
      {destination}へ行く予定です。{date}の天気をお願いします
    `),
    order_items: lines(`
      {item}を{count}個、{address}に届けてください
      {company}で{color}{item}を{count}個頼んで
      {item}、{count}個[、色は{color}もの]
      {color}{item}はありますか？{count}個欲しいです
      前に買った{item}をあと{count}個[。注文番号は{code}]
      {item}{count}個で{amount}なら買います
      {item}を{count}個返品したいです。注文番号{code}
      注文書：{item}{count}個、合計{amount}、お届け先{person}
      {date}までに届くなら{item}を{count}個注文します
      カートから{item}を{count}個減らして
      事務所の{item}が足りないので{count}個申請します[。{date}まで]
      {person}さんへの贈り物に{color}{item}を{count}個包んでください
    `),
    shopping_list: lines(`
      {list}を買わなきゃ
      スーパーで{list}を買ってきてくれる？
      買うもの：{list}
      {date}スーパーに行ったら{list}を忘れずに
      冷蔵庫に{list}がない。メモして
      リストから{list}を消して
      夕飯に{list}が必要です
      {list}、忘れないで
      {person}さんに{list}を頼んで
      仕事帰りに{list}をよろしく[、{date}]
      {list}も買い物メモに足しておいてください
    `),
    send_money: lines(`
      {amount}を{person}に送金
      {person}さんの口座に{amount}振り込みをお願いします[。{date}まで]
      {date}{person}さんに{amount}返さないと
      {company}から{amount}入金がありました[。{date}]
      {person}さんに{amount}送ってと言われた
      会費{amount}、{date}までに{person}さんへ
      {code}の件で{company}に{amount}支払ってください
      {person}さんからまだ{amount}もらってない
      ランチ代{amount}を{person}さんに払っておいて
      請求額{amount}、期限{date}、請求元{company}
      貯金口座に{amount}移して[、{date}]
      {person}さんに{amount}返金してください。注文番号は{code}
    `),
    send_message: lines(`
      {person}にラインして：{message}
      「{message}」って{person}さんに言っといて
      {person}さんに返事、「{message}」
      「{message}」と{person}さんに伝えていただけますか？
      {email}に「{message}」とメールして
      宛先{person}、本文「{message}」
      {person}様にショートメール。内容は「{message}」
      グループに「{message}」と投稿して
      {person2}さんが{person}さんに「{message}」と言っていました
      {phone}に「{message}」と送って
      {person}さんに留守電を残して：{message}
      {person}さん宛てのメモ、「{message}」
    `),
    add_contact: lines(`
      {person}さんの番号{phone}を保存して
      {person}と申します。連絡先は{phone}です
      {phone}は{person}さんの番号です[。勤め先は{company}]
      {company}、{job}、{person}、{phone}、{email}
      新しい連絡先：{person}（{job}）、{email}
      {person}さんのメールは{email}です[。電話は{phone}]
      {company}の担当が{person}さんに変わりました。番号は{phone}
      名刺です。{company}、{person}、{job}、{phone}
      {person}さんの住所は{address}、電話は{phone}だよ
      こちらは{job}の{person}さん。{email}に連絡してください
      氏名{person}、携帯{phone}、メール{email}、会社{company}
      {person}さんの番号を変えて、今は{phone}だって
    `),
    control_home: lines(`
      {device}(つけて{=on:true}|消して{=on:false})[、{room}の]
      {room}にある{device}を(つけておいて{=on:true}|切っておいて{=on:false})
      {room}の{device}、オンにできる{=on:true}？
      {room}が(寒い|暑い|暗い)から{device}を調整して
      {room}{device}{number}度
      {time}{room}の{device}が(つく{=on:true}|消える{=on:false})ようにして
      {device}を{number}パーセントに下げて[。{room}の]
      {room}の{device}、まだついてる？
      出かけるから{room}の{device}を切って{=on:false}
      {date}{time}{device}が入るように{=on:true}予約して[、{room}]
      {room}の{device}を(入れて{=on:true}|止めて{=on:false})ください
      寝る前に{room}の{device}を消すように{=on:false}お願いします
    `),
    report_problem: lines(`
      {problem}。製品は{product}です[。注文番号は{code}]
      {date}買った{product}ですが、{problem}
      {product}の修理をお願いします。{problem}
      {product}：{problem}
      {company}のサポートですか？{product}の件です。{problem}
      {problem}！{product}を返品します[。{amount}でした]
      注文番号{code}、商品{product}、症状：{problem}
      昨日まで普通だったのに{product}が変です。{problem}
      {person}です。{product}について問い合わせた{code}はどうなりましたか？{problem}
      {date}から{problem}。{product}は交換できますか？
      {amount}も出して{product}を買ったのに、{problem}
      受付番号{code}、お客様{person}、{problem}
    `),
    navigate: lines(`
      {venue}への行き方を教えて[、{transport}]
      {address}へ出発
      {address}まで{transport}何分？
      今{origin}です。{destination}まで一番早い行き方は？
      {city}の{venue}ってどこにありますか？
      {transport}{destination}に行くルートを調べて[。出発は{origin}]
      {venue}で{time}待ち合わせ。{transport}行く
      目的地{address}、{transport}移動
      {time}までに{address}へ行くには何時に出ればいい？
      運転手さん、{address}までお願いします
      {origin}から{address}までナビ開始
      {date}{time}{address}に迎えに来てください
    `),
    announce_event: lines(`
      {city}の{venue}で{date}{event}をやります。ぜひ来てください
      {event}のご案内：{date}{time}、{address}
      {date}{event}に一緒に行かない？{venue}だって
      {event}のチケットを{count}枚買ったよ[、{amount}]。{date}{time}です
      {company}が{date}{city}で{event}を開催します
      {person}さんの{event}、{date}{time}、{venue}
      今度の{event}は{date}{venue}で開かれるそうです
      入場料{amount}、会場{venue}、{event}
      {city}へ{artist}のライブを見に行く。{date}{time}、{venue}
      去年の{event}には{count}人来ました[。場所は{city}]
      {date}予定の{event}は{venue}に会場が変わりました
      {person}様を{event}にご招待します。{date}{time}[、{address}]
    `),
    describe_person: lines(`
      友達の{person}は{job}で、{city}に住んでる
      {person}、{age}歳、{job}、{city}在住
      {company}に勤める{person}さんは今年{age}歳です
      {year}年生まれの{person}さんは{company}の{job}です
      近所の{job}の{person}さんは{city}出身らしい
      {company}は{person}さんを{job}として採用しました
      {person}さんは{company}で{age2}年働きました[。仕事は{job}]
      私は{city}に住む{age}歳の{job}、{person}です
      {person}さんが{origin}を離れて{destination}に移ったのは{year}年です
      {job}をしている{person}さんの年齢は{age}歳
      {year}年に{company}を作ったのは{person}さんです
      新しく来た{job}、名前は{person}、出身は{city}
    `),
    translate_text: lines(`
      {language}で「{message}」ってどう言うの？
      次の文を{language}に訳してください：{message}
      「{message}」、これを{language}にして
      {message}（{language}訳）
      「{message}」を{language}で書くと？
      {person}さんは{language}しか分かりません。「{message}」と{language}で伝えて
      {language}訳希望：「{message}」
      「{message}」という言葉の{language}を知りたいです
      {person}さんに送るので「{message}」を{language}に直してもらえますか
      この文、{language}だと何？「{message}」
      原文は「{message}」、訳は{language}で
    `),
    rent_home: lines(`
      {address}の{rooms}部屋の家が月{amount}です
      {city}で{amount}以下の部屋ありますか？{rooms}部屋欲しいです
      {city}の賃貸マンション、{area}平方メートル、{rooms}部屋、{amount}
      {rooms}部屋、{area}平方メートル、{city}、{amount}
      {date}から住める{city}の物件を探しています。予算は{amount}
      {person}さんが{city}の{area}平方メートルの部屋を{amount}で貸しています
      {address}の部屋を{date}{time}内見できますか？
      ワンルーム、{city}、{area}平方メートル、連絡先{phone}
      部屋探し：{city}、{rooms}部屋、{amount}まで
      家賃{amount}、{rooms}部屋、{date}から入居可、電話{phone}
      家族{people}人で住む{city}の家、{rooms}部屋がいいです
    `),
    set_timer: lines(`
      {duration}タイマー
      {duration}後に(教えて|起こして|鳴らして)
      {time}アラームをかけて[、{date}]
      今から{duration}計って
      {date}は{time}起きないと
      ラーメンを作るから{duration}お願い
      {date}{time}のアラームを消して
      アラーム：{date}{time}
      {duration}だけ寝るから起こして
      {time}アラーム、名前は「{task}」
      パンが焼けるまで{duration}です。計ってください
      {date}早起きする。{time}鳴らして
    `),
  },
  emotions: {
    joy: words(`
      すごく幸せです！; 今日は気分がいいです！; やっと合格した、やったー！; 嬉しくて眠れません。; わあ、楽しい！; こんなに楽しいのは初めてです。;
      一日中笑っていました。; 夢みたい、最高！; 家族みんなで喜んでいます。; 心が弾みます。; 子どもが生まれて本当に幸せです。; つい鼻歌が出ます。
    `),
    anger: words(`
      もう頭にきた！; どうしてこんなことができるの！; 腹が立って仕方がない。; 人を何だと思っているんですか！; 怒りがおさまりません。;
      ふざけないでください！; 実に不愉快です。; また約束を破るなんて許せません。; 何度言えば分かるんですか！; 考えるほどむかつきます。;
      こんな扱いは納得できません。; 今すぐ責任を取ってください！
    `),
    sadness: words(`
      涙が止まりません。; 最近落ち込んでいます。; 祖母が恋しくて泣きました。; 心にぽっかり穴が空いたようです。; 何もしたくなくて寂しいです。;
      うちの犬が天国に行きました。; 別れてからつらいです。; つらくて食事も喉を通りません。; 知らせを聞いて胸が張り裂けそうでした。;
      一人ぼっちで切ないです。; 試験に落ちて悲しいです。; 去って行った友が恋しい。
    `),
    fear: words(`
      夜一人でいると怖いです。; 手が震えるほど怖いです。; 検査の結果が悪かったらと不安です。; どきどきして眠れません。;
      誰かにつけられているようでぞっとします。; 飛行機に乗るのが怖い。; 仕事を失うのが恐ろしいです。; はらはらして落ち着きません。;
      考えただけで鳥肌が立ちます。; 子どもがけがをしないか心配でたまりません。; 台風が来るので怖いです。; 事故に遭ったのではと不安です。
    `),
    surprise: words(`
      えっ、何があったの！; うそ、本当ですか？; 夢にも思いませんでした。; まさか！; まったくの予想外です。; 自分の目を疑いました。;
      驚いて言葉が出ません。; 急に現れて驚きました！; 当選したなんて信じられない！; わあ、こんな展開になるとは！; 腰を抜かしそうになりました。;
      誰がこうなると思ったでしょう！
    `),
    gratitude: words(`
      おかげさまで解決しました、ありがとうございます。; このご恩は忘れません。; いつも気にかけてくれてありがとう。;
      何とお礼を言えばいいか分かりません。; 本当に助かりました、ありがとう！; お忙しい中、お時間をいただき感謝します。; 君がいてくれてよかった、ありがとう。;
      先生に深く感謝申し上げます。; 応援してくださった皆様に感謝します。; 最後まで信じてくれてありがとう。; 温かいお言葉、感謝いたします。;
      大変お世話になりました。
    `),
  },
  sentiments: {
    positive: lines(`
      {product}を買って本当によかったです。
      {venue}は料理がおいしくて雰囲気もいいです。
      {company}は発送が早くて梱包も丁寧でした。
      {product}はデザインも性能もよくて大満足です。
      {venue}、また行きたい！
      {company}の担当者が親切に解決してくれました。
      友達にも{product}を勧めました。
      この値段で{product}はお得です。
      {venue}で楽しい時間を過ごせました。
      {product}は期待以上でした。
      さすが{company}、安心して買えます。
      {city}の{venue}は部屋がきれいで眺めも素晴らしい。
      もう{product}なしでは暮らせません！
    `),
    negative: lines(`
      {product}はお金の無駄でした。
      {venue}はうるさくて汚かったです。
      {company}は一時間も電話がつながりません。
      {product}は絶対に買わないで。
      {venue}で食べてお腹を壊しました。
      {company}の配送が遅すぎます。
      {product}の品質は最低です。
      {venue}の店員の態度が悪くて不快でした。
      広告と違って{product}はいまいち。
      {company}は返金もしてくれず、がっかりです。
      {product}は音がうるさくて使えません。
      {city}の{venue}は高いだけでまずい。
      {product}を買って後悔しています。
    `),
    neutral: lines(`
      {venue}は{time}開きます。
      {product}の重さは{number}グラムです。
      {company}の本社は{city}です。
      {date}{product}を注文しました。
      {venue}の住所は{address}です。
      {product}の説明書は箱の中にあります。
      {company}は{year}年にできました。
      {venue}の席数は{number}です。
      {product}の価格は{amount}です。
      {date}{venue}に行ってきました。
      {product}は良くも悪くもありません。
      {company}の社員は{number}人です。
      {product}は{year}年のモデルです。
    `),
  },
  extract: words(`
    次の文から必要な項目を抜き出してください。; このメッセージをデータにして。; 文を読んで各項目に記入してください。; 書かれている情報を整理して;
    指定された値を抽出してください。; 大事な情報だけ取り出して。; 空欄に入る内容を文中から探してください。; テキストを解析して値を示してください。;
    項目ごとに情報を出して; 表に写せるように値を抜き出してください。; 文章の詳細を抽出してください。
  `),
  classify: lines(`
    この文はどの種類ですか？{labels}から選んでください。
    合うラベルを付けてください：{labels}
    {labels}のうち、最も近いのは？
    次のどれに属するか判断してください：{labels}
    文の種類を決めて。選択肢：{labels}
    可能な答え：{labels}。一つだけ答えてください。
    メッセージを分類して（{labels}）
    下の一覧から正しいものを選べ。{labels}
    この文のカテゴリーは？{labels}
    ラベルを一つ選択してください。ラベル：{labels}
  `),
  outside: lines(`
    {topic}について(詳しく|簡単に)教えて
    {topic}の歴史をまとめて
    なぜ人は{topic}に興味を持つの？
    {topic}をテーマに歌詞を作って
    {topic}の勉強は何から始めればいいですか？
    {topic}の長所と短所を比べて
    小学生にも分かるように{topic}を教えて
    {topic}についてのブログ記事を書いてください
    {topic}のクイズを出して
    {topic}に関する論文の要旨を書いてくれる？
    {topic}をシミュレーションするPythonのコードを書いて
    {topic}を最初に考えたのは誰ですか？
    {topic}のネタで笑わせて
    {topic}についてアドバイスをください
    {topic}は私たちの生活にどう影響しますか？
    {topic}と幸せ、どちらが大切だと思う？
    {topic}の豆知識を十個
    {topic}の討論で反対意見を述べて
    {topic}の未来はどうなりますか？
    {topic}を題材に小説を書いて
    {topic}の定義って何ですか
    {topic}を数学的に証明して
  `),
  outsideTopics: words(`
    ブラックホール; 相対性理論; 気候変動; 人工知能; 江戸時代; 明治維新; 戦国時代; ローマ帝国; フランス革命; 第二次世界大戦; 微分積分; 確率;
    素数; 三平方の定理; 遺伝子; 免疫; 光合成; 地震; 宇宙の始まり; 宇宙人; 仏教; 儒教; 実存主義; 人生の意味; 自由意志; 夢; 友情; 孤独;
    インフレ; 株式市場; 仮想通貨; 資本主義; 選挙制度; フェミニズム; 囲碁; 歌舞伎; 茶道; 俳句; ジャズの歴史; 印象派; ルネサンス;
    シェイクスピア; 源氏物語; 現代舞踊; ダイエット; 瞑想; 深海生物; ペンギン; 猫の心理; 再帰関数; ソートアルゴリズム; ブロックチェーン;
    量子コンピューター; 妖怪
  `),
};
