// Korean. Particles that depend on the sound before them are marked: 을~ becomes 을 or 를 (agree.ts).
import type { Language } from "../language.ts";
import { lines, words } from "../lists.ts";

export const ko: Language = {
  code: "ko",
  locale: "ko-KR",
  faker: "ko",
  spaced: true,
  currencies: ["KRW", "KRW", "USD", "EUR"],
  numbers: words("세; 네; 다섯; 여섯; 일곱; 여덟; 아홉; 열; 열한; 열두"),
  relativeDates: words(`
    오늘; 내일; 모레; 오늘 밤; 내일 아침; 다음 주; 이번 주말; 다음 주 금요일; 다음 주 월요일; 다음 달; 이 주 후;
    오늘 오후; 내일 저녁; 이번 일요일
  `),
  onWeekday: words("<{}>에; <이번 {}>에; <{} 저녁>에; <{} 아침>에"),
  onDate: words("<{}>에; <{}>에; <{}>"),
  times: words("<{ap} {h}시>에; <{h}시>에; <{ap} {h}시 {MM}분>에; <{H}:{MM}>에; <{ap} {h}시 반>에"),
  amPm: ["오전", "오후"],
  durations: { minutes: "{n}분", hours: "{n}시간" },
  venues: words(
    "{last}네 식당; 카페 {first}; {first} 레스토랑; 호텔 {city}; {last}가네; {first} 분식; 한식당 {first}",
  ),
  companies: words("주식회사 {first}; {first}전자; {first}건설; {city}물산; {last}앤컴퍼니; {first}테크"),
  streets: words("{city} 중앙로 {number}; {city} {first}길 {number}; {city} 대학로 {number}"),
  items: words(
    "셔츠; 공책; 건전지; 머그잔; 전구; 램프; 양말; 연필; 쿠션; 의자; 배낭; 수건; 양초; 우산; 접시",
  ),
  groceries: words(
    "우유; 달걀; 빵; 사과; 쌀; 버터; 올리브유; 토마토; 치즈; 양파; 바나나; 커피; 세제; 당근; 요구르트; 소금; 국수; 감자",
  ),
  tasks: words(`
    치과에 전화하기; 화분에 물 주기; 월세 내기; 꽃 사기; 고양이 밥 주기; 여권 갱신하기; 계약서 보내기;
    쓰레기 버리기; 책 반납하기; 차 충전하기; 양복 찾아오기; 미용실 예약하기
  `),
  topicsOfMeetings: words(
    "예산; 분기 보고서; 새 홈페이지; 채용; 제품 출시; 마케팅 계획; 고객 의견; 사무실 이전; 출장비; 교육",
  ),
  messages: words(`
    십 분 정도 늦을 것 같아요; 저녁 다 됐어; 열쇠는 매트 밑에 있어요; 생일 축하해; 다시 전화해 주세요;
    기차가 연착됐어요; 디저트는 내가 가져갈게; 어제 고마웠어; 역에서 만나요; 표 잊지 마세요
  `),
  problems: words(`
    화면이 계속 까매요; 충전이 안 돼요; 앱이 켜지자마자 꺼져요; 택배가 파손되어 왔어요; 로그인이 안 돼요;
    소리가 깨져요; 부품이 하나 없어요; 두 번 결제됐어요; 사이즈가 달라요
  `),
  events: words("콘서트; 결혼식; 전시회; 축구 경기; 영화제; 연극; 바자회; 세미나"),
  jobs: words(
    "간호사; 개발자; 교사; 건축가; 배관공; 변호사; 요리사; 회계사; 사진작가; 전기 기사; 기자; 치과 의사; 목수; 조종사",
  ),
  cities: words(`
    서울; 부산; 대구; 인천; 광주; 대전; 제주; 수원; 전주; 파리; 로마; 런던; 도쿄; 상하이; 베를린; 마드리드; 방콕; 뉴욕;
    울산; 춘천; 여수; 시드니; 빈
  `),
  enumerations: {
    cuisine: words(
      "<이탈리아> 식당; <일본> 식당; <멕시코> 식당; <인도> 식당; <중국> 식당; <태국> 식당; <프랑스> 식당; <그리스> 식당",
    ),
    color: words("<빨간색>; <파란색>; <초록색>; <검은색>; <흰색>; <노란색>"),
    device: words("<불>; <난방>; <텔레비전>; <선풍기>; <커피 머신>; <블라인드>"),
    room: words("<부엌>; <침실>; <거실>; <욕실>; <차고>; <사무실>"),
    transport: words("<자동차>로; <기차>로; <버스>로; <자전거>로; <도보>로"),
    room_type: words("<싱글룸>; <더블룸>; <스위트룸>"),
  },
  openers: words("안녕하세요.; 안녕,; 좋은 아침입니다.; 저기요,; 질문 있어요.; 여보세요,"),
  closers: words("감사합니다!; 고마워요.; 부탁드려요.; 잘 부탁드립니다.; 나중에 봐요."),
  templates: {
    book_table: lines(`
      {date} [{time}] {city}에 있는 {cuisine}에 {people} 명 자리를 (예약하고 싶어요|예약해 주세요|잡아 줘)
      {venue}에 {date} {time} {people} 명 (예약해 줘|예약 부탁해요|예약할게요)
      {date} {time} {people} 명 자리 있나요?
      저희는 {people} 명이고 {date} {city}에서 {cuisine}을~ 찾고 있어요
      예약: {venue}, {people} 명, {date}, {time}, 이름은 {person}
      {person} 씨는 {date} {venue}에서 {people} 명과 식사하려고 해요
    `),
    book_trip: lines(`
      {date} {origin}에서 {destination}까지 (가고 싶어요|가는 표 주세요|가는 비행기 찾아 줘)
      {origin}에서 {destination}까지 {transport} 어떻게 가나요?[ {date} 출발해요]
      {destination}행 표 {people} 장, {date}, {origin}에서 {time} 출발
      {person} 씨는 {date} {origin}을~ 떠나 {destination}에 가요
    `),
    book_hotel: lines(`
      {city} {venue}에서 {date}부터 {nights} 밤 묵을 {room_type} (예약해 줘|부탁해요|필요해요)
      {city}에 있는 호텔을 찾아요. 도착은 {date}, {nights} 밤, {people} 명이에요
      {city}에서 {room_type}, {nights} 밤[, 하룻밤에 {amount}까지]
      {person} 씨는 {venue}에 {nights} 밤 묵어요. 도착은 {date}
    `),
    set_reminder: lines(`
      {date} [{time}] "{task}" (알려 줘|알림 맞춰 줘|다시 알려 주세요)
      {date} {task} 잊지 않게 [{time}] 말해 줘
      새 할 일: {task}, {date}까지
      알림, {date}, {time}: {task}
    `),
    schedule_meeting: lines(`
      {date} {time} {person} 씨와 {topic} 회의를 (잡아 줘|예약해 줘|넣어 줘)
      {date} {person} 씨와 {topic}에 대해 {duration} 이야기하고 싶어요
      저는 {person} 씨를 {date} {time} 만나 {topic}에 대해 논의해요
      일정: {topic}, {person}, {date}, {time}, {duration}
    `),
    play_music: lines(`
      [{service}에서] {artist}의 {song} (틀어 줘|재생해 줘|듣고 싶어)
      {artist} 노래 아무거나 틀어 줘
      {song}을~ 내 {playlist} 재생목록에 넣어 줘[, 가수는 {artist}]
      [{artist}의] {song}이라는 노래 찾아 줘
    `),
    get_weather: lines(`
      {date} {city} 날씨 어때요?
      {date} {city}에 (비가 오나요|눈이 오나요|많이 춥나요)?
      {city}에서 {date} (우산|겉옷)이 필요할까요?
      {city} 일기 예보, {date}, 부탁해요
    `),
    order_items: lines(`
      [{color}] {item} {count} 개 (주문할게요|주세요|주문하고 싶어요)
      {item} {count} 개 장바구니에 담아 줘[, 모두 {amount}]
      {date}까지 {item} {count} 개가 필요해요[. 색은 {color}이면 좋겠어요]
      {person} 씨는 {company}에서 {item} {count} 개를 {amount}에 샀어요
    `),
    shopping_list: lines(`
      장보기 목록에 {list} (추가해 줘|적어 줘|넣어 줘)
      {list} 떨어졌어요
      집에 오는 길에 {list} 사다 줘
      {date} 장보기: {list}
    `),
    send_money: lines(`
      {person}에게 {amount} (보내 줘|이체해 줘|송금해 주세요)[, {date}]
      {person} 씨가 나한테 {amount} 갚아야 해
      {company} 청구서 {code}, {amount}, 납부일은 {date}
      {date} {company}에 {amount} 냈어요
    `),
    send_message: lines(`
      {person}에게 "{message}"라고 (전해 줘|보내 줘|답장해 줘)
      {person}에게 보낼 메시지: {message}
      {person}({email})에게 메일: "{message}"
      {person2} 씨가 {person} 씨에게 전하는 말: {message}
    `),
    add_contact: lines(`
      연락처 (추가|저장): {person}, {phone}[, {email}]
      저는 {person}입니다. 전화는 {phone}[, 메일은 {email}]이에요
      {person} 씨는 {company}의 {job}이고 전화번호는 {phone}입니다
      {person} 씨의 새 번호는 {phone}, 주소는 {address}입니다
    `),
    control_home: lines(`
      {room} {device} (켜 줘{=on:true}|꺼 줘{=on:false})
      {room} {device}을~ {number}(퍼센트|도)로 맞춰 줘
      {time} {room} {device} 꺼 줄래{=on:false}?
      {date} {time} {room} {device}을~ (켜{=on:true}|꺼{=on:false}) 주세요
    `),
    report_problem: lines(`
      {product}에 문제가 있어요. {problem}
      주문 {code}: {problem}[. {amount} 환불해 주세요]
      {company}에서 산 {product}이~ 고장 났어요. {problem}
      {person} 씨의 문의 {code}: {problem}
    `),
    navigate: lines(`
      [{transport}] {address}까지 (안내해 줘|데려다줘|가고 싶어)
      {city} {venue}까지 {transport} 어떻게 가요?
      {origin}에서 {destination}까지 {transport} 얼마나 걸려요?
      {time} {address}에 도착해야 해요. {transport} 갈게요
    `),
    announce_event: lines(`
      {date} {time} {city}에서 {event}이~ 열려요[. 표는 {amount}입니다]
      {person} 씨가 {date} {venue}에서 하는 {event}에 초대했어요
      {artist}이~ {date} {city} {venue}에서 공연해요. 표는 {amount}부터
      알림: {event}, {city}, {date}, 입장 {time}
    `),
    describe_person: lines(`
      {person} 씨는 {city}에 사는 {job}예요[. 직장은 {company}입니다]
      {person} 씨는 {age}살이고 {city}에 살아요
      {person} 씨는 {year}년부터 {company}에서 {job} 일을 하고 있어요
      {person} 씨는 {year}년 {city}에서 태어났어요
      {job} {person} 씨({age}세)는 {origin}에서 {destination}으로~ 이사해요
    `),
    translate_text: lines(`
      "{message}" {language}로 (번역해 줘|옮겨 주세요)
      "{message}"은~ {language}로 뭐라고 해요?
      이걸 {language}로 부탁해요: "{message}"
    `),
    rent_home: lines(`
      {city} 방 {rooms} 개 아파트, {area}제곱미터, 월 {amount}
      {city}에서 방 {rooms} 개 집을 (찾아요|구해요). {amount}까지
      임대: {area}제곱미터, 방 {rooms} 개, {address}, {amount}
    `),
    set_timer: lines(`
      타이머 {duration} (맞춰 줘|설정해 줘)
      {date} {time} 깨워 줘
      알람을 {date} {time} 맞춰 줘
      달걀을 {duration} 삶아요. 시간 재 줘
    `),
  },
  labels: words(`
    식당 예약; 여행 예약; 호텔 예약; 알림 설정; 회의 잡기; 음악 재생; 날씨; 주문; 장보기 목록; 송금; 메시지 보내기;
    연락처 추가; 집안 기기 제어; 문제 신고; 길 안내; 행사; 인물 소개; 번역; 집 구하기; 타이머
  `),
  topics: words("음식; 여행; 업무; 음악; 날씨; 쇼핑; 돈; 연락처; 집; 행사"),
  emotions: {
    joy: lines("정말 기뻐요!\n정말 멋진 날이에요!\n웃음이 멈추지 않아요."),
    anger: lines("너무하네요!\n정말 화가 나요.\n더는 못 참겠어요."),
    sadness: lines("너무 슬퍼요.\n울고 싶어요.\n마음이 아파요."),
    fear: lines("잘못될까 봐 무서워요.\n너무 두려워요.\n걱정이 많이 돼요."),
    surprise: lines("생각도 못 했어요!\n깜짝 놀랐어요!\n믿을 수가 없어요."),
    gratitude: lines("진심으로 감사해요.\n모두 정말 고맙습니다.\n도와줘서 고마워요."),
  },
  sentiments: {
    positive: lines(`
      {product} 정말 마음에 들어요.
      {venue} 최고였어요. 직원도 친절했어요.
      {product} 완벽하게 작동해요. 추천합니다.
      {company}에 별 다섯 개, 서비스가 훌륭해요!
    `),
    negative: lines(`
      {product}이~ 이틀 만에 고장 났어요.
      {venue} 서비스가 형편없어요. 다시는 안 가요.
      {product}에 실망했어요.
      {company}은~ 답이 없고 고객 지원이 최악이에요.
    `),
    neutral: lines(`
      {product}이~ {date} 도착했어요.
      {venue}은~ 역 옆에 있어요.
      {company}은~ {city}에 사무실이 있어요.
      {product}은~ 세 가지 색이 있어요.
    `),
  },
  sentimentLabels: words("긍정; 부정; 중립"),
  emotionLabels: words("기쁨; 분노; 슬픔; 두려움; 놀람; 감사"),
  fields: words(
    "이름; 도시; 출발지; 도착지; 날짜; 시간; 인원; 장소; 금액; 통화; 제품; 수량; 전화; 회사; 직업; 메시지; 할일; 행사; 색상; 방",
  ),
  extract: lines(
    "글에서 정보를 뽑아 주세요.\n양식을 채워 주세요.\n문장에 어떤 정보가 있나요?\n자세한 내용을 돌려주세요.",
  ),
  classify: lines(`
    글을 분류해 주세요. 분류: {labels}
    어느 것에 해당하나요: {labels}
    하나를 고르세요: {labels}
    무엇에 관한 글인가요? 보기: {labels}
  `),
  outside: lines(`
    {topic}에 대한 (시|이야기|수필)을~ 써 줘
    {topic}을~ 설명해 줘
    {topic}에 대해 어떻게 생각해?
    {topic}에 관한 농담 해 줘
    {topic}의 원리가 뭐야?
  `),
  outsideTopics: words("양자역학; 민주주의; 화산; 사랑; 체스; 철학; 진화; 공룡"),
  refusal: "그건 도와드릴 수 없어요. 저는 짧은 글을 데이터로 바꿉니다. 형식, 분류 또는 도구를 알려 주세요.",
};
