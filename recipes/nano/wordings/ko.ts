// More Korean: further sentences and words beside languages/ko.ts. Particles that depend on the sound before
// them are marked as there.
import type { Wordings } from "../language.ts";
import { lines, words } from "../lists.ts";

export const ko: Wordings = {
  relativeDates: words(`
    오늘 아침; 내일 오후; 모레 저녁; 이번 주 금요일; 다음 주 수요일; 다음 주말; 사흘 뒤; 일주일 후; <크리스마스>에;
    <설날>에; 월말; 다음 달 초
  `),
  venues: words(`
    {first} 김밥; {last}가네 국밥; {city} 회관; 스테이 {first}; {first} 베이커리; {city} 관광호텔; 이자카야 {first};
    {last}스 키친; {first}네 갈비; {city} 아트센터
  `),
  companies: words(`
    {first}물류; {city}은행; {last}법률사무소; 주식회사 {last}앤{last}; {first}소프트; {first}제약; {city}전력; {last}디자인;
    {first}출판사; {city}대학병원
  `),
  items: words(`
    노트북 가방; 운동화; 티셔츠; 청바지; 모자; 장갑; 목도리; 텀블러; 이어폰; 충전기; 휴대폰 케이스; 마우스; 키보드; 볼펜;
    메모지; 화분; 액자; 거울; 베개; 이불; 커튼; 도마; 프라이팬; 냄비; 유리컵; 젓가락 세트; 책장; 책상; 손전등; 줄자;
    요가 매트; 축구공; 선물 상자; 물병
  `),
  groceries: words(`
    두부; 김치; 콩나물; 대파; 마늘; 고추장; 간장; 참기름; 라면; 김; 삼겹살; 닭가슴살; 소고기; 고등어; 오징어; 오이; 배추;
    상추; 버섯; 딸기; 포도; 귤; 식빵; 시리얼; 휴지; 샴푸; 치약; 밀가루; 설탕; 녹차; 생수; 맥주
  `),
  tasks: words(`
    엄마한테 전화하기; 약 먹기; 비타민 챙겨 먹기; 빨래 널기; 세탁기 돌리기; 설거지하기; 분리수거하기; 강아지 산책시키기;
    병원 예약하기; 건강 검진 예약하기; 관리비 내기; 전기 요금 납부하기; 카드값 확인하기; 보고서 제출하기; 회의록 정리하기;
    발표 자료 준비하기; 메일 답장 보내기; 견적서 보내기; 비행기 표 끊기; 숙소 예약하기; 환전하기; 짐 싸기; 우산 챙기기;
    도시락 싸기; 저녁거리 사기; 생일 선물 고르기; 케이크 찾으러 가기; 택배 보내기; 등기 우편 찾기; 차 검사받기;
    엔진 오일 갈기; 세차하기; 자전거 고치기; 노트북 백업하기; 비밀번호 바꾸기; 구독 해지하기; 이력서 수정하기;
    영어 단어 외우기; 운동하러 가기; 은행 가기; 부모님 모시러 가기; 아이 학원 데려다주기; 냉장고 청소하기; 치과 가기
  `),
  topicsOfMeetings: words(`
    내년 예산; 하반기 목표; 신제품 디자인; 계약 조건; 인사 평가; 고객 불만; 연말 행사; 서버 이전; 보안 점검; 매출 현황;
    프로젝트 일정; 광고 예산; 해외 진출; 신입 사원 교육; 재고 관리; 납품 일정; 앱 개편; 설문 조사 결과; 휴가 계획;
    협력사 선정; 가격 인상; 품질 문제; 공장 견학; 투자 유치; 워크숍 준비; 데이터 분석; 브랜드 전략; 복지 제도; 법률 자문;
    물류 비용; 경쟁사 동향; 근무 시간
  `),
  messages: words(`
    지금 출발해; 거의 다 왔어요; 오늘 회식 있어서 늦어; 먼저 먹어; 우유 좀 사 와; 주차장에서 기다릴게요; 회의가 취소됐습니다;
    자료 확인 부탁드립니다; 내일 뵙겠습니다; 잘 도착했어; 걱정하지 마; 조심해서 와; 지금 통화 가능하세요; 배터리가 없어;
    길이 많이 막혀요; 비 오니까 우산 챙겨; 문 앞에 두고 가 주세요; 합격 축하해; 새해 복 많이 받으세요; 오늘은 못 갈 것 같아;
    내일로 미뤄도 될까요; 계좌 번호 알려 줘; 사진 보내 줘; 아이 좀 데리러 가 줘; 몸은 좀 어때; 푹 쉬어; 잘 자;
    보고 싶어; 약속 시간 바꿀 수 있을까요; 일곱 시에 강남역에서 봐; 저는 창가 자리에 앉아 있어요; 견적서를 다시 보내 주세요;
    월급 들어왔어; 강아지 밥 줬어; 에어컨 끄고 나와; 세탁물 찾아왔어; 오늘 수업은 휴강입니다; 선물 고마워요;
    결혼 축하드려요; 곧 연락드리겠습니다; 이번 주는 바빠서 힘들어; 저녁 뭐 먹을래; 다음에 밥 한번 먹자; 감기 조심하세요
  `),
  problems: words(`
    전원이 안 켜져요; 배터리가 너무 빨리 닳아요; 액정에 금이 갔어요; 와이파이가 자꾸 끊겨요; 물이 새요; 냄새가 심하게 나요;
    버튼이 눌리지 않아요; 블루투스 연결이 안 돼요; 소리가 전혀 안 나요; 화면이 깜빡거려요; 너무 뜨거워져요; 업데이트가 멈췄어요;
    비밀번호를 바꿀 수가 없어요; 인증 번호가 오지 않아요; 색상이 사진과 달라요; 다른 상품이 왔어요; 아직도 배송이 안 됐어요;
    주문이 마음대로 취소됐어요; 환불이 안 들어왔어요; 쿠폰이 적용되지 않아요; 뚜껑이 깨져 있었어요; 설명서가 없어요;
    바퀴 한쪽이 빠졌어요; 유통 기한이 지났어요; 이상한 소음이 나요; 카메라가 흐릿하게 나와요; 계속 재부팅돼요;
    알림이 오지 않아요; 문이 제대로 안 닫혀요; 요금이 잘못 나왔어요; 인쇄가 번져서 나와요; 리모컨이 먹통이에요
  `),
  events: words(`
    뮤지컬; 불꽃 축제; 벚꽃 축제; 마라톤 대회; 야구 경기; 농구 시합; 독서 모임; 요리 교실; 강연회; 사진전; 도서전; 돌잔치;
    송년회; 동창회; 창립 기념식; 졸업식; 취업 박람회; 벼룩시장; 팬 미팅; 재즈 공연; 설명회; 오픈 하우스
  `),
  jobs: words(`
    의사; 약사; 수의사; 소방관; 경찰관; 공무원; 은행원; 디자이너; 번역가; 통역사; 작가; 화가; 가수; 배우; 미용사; 제빵사;
    바리스타; 승무원; 택시 기사; 버스 기사; 농부; 어부; 교수; 연구원; 사회 복지사; 물리 치료사; 세무사; 판사; 영업 사원;
    마케팅 담당자; 인사 팀장; 데이터 분석가; 유치원 교사; 부동산 중개인
  `),
  openers: words(`
    안녕하십니까,; 저,; 실례합니다.; 여기요,; 혹시,; 수고하십니다.; 부탁이 있는데요,; 반갑습니다.; 있잖아,; 급해요!
  `),
  closers: words(`
    수고하세요.; 미리 감사드려요.; 빨리 부탁해요!; 고마워!; 확인 부탁드립니다.; 좋은 하루 보내세요.; 그럼 이만.; 꼭 부탁드려요!;
    답장 기다릴게요.
  `),
  templates: {
    book_table: lines(`
      {people} 명이 {date} {time} {venue}에 갈 수 있게 예약해 줄래요?
      {cuisine} 추천받아서 {date} [{time}] {people} 명 예약하려고요[. 위치는 {city}]
      {venue} {date} {time}으로~ {people} 명 예약 가능할까요?
      {person} 이름으로 {venue}에 {people} 명 자리 좀 잡아 줘[, {date} {time}]
      {city} {cuisine} 예약, {people} 명, {date}, {time}
      (회식이라|가족 모임이라|생일 파티라서) {venue}에 {people} 명 자리가 필요합니다. {date} {time}이에요~
      우리 {date} {city}에서 {people} 명이 {cuisine} 갈 건데 자리 좀 알아봐 줘
      {date} {time} {venue} 창가 자리로 {people} 명 부탁드립니다
      {venue}에서 저녁 먹자. {people} 명, {date} {time}
      예약자 {person}, 연락처 {phone}, {venue}, {people} 명
      {venue} 예약을 {date} {time}으로~ 바꿔 주세요. 인원은 {people} 명입니다
      {city}에 {people} 명이 들어갈 만한 {cuisine} 있어? {date} 가려고
    `),
    book_trip: lines(`
      {destination} 가는 {transport} 표 있어요? 출발은 {origin}[, {date}]
      {date} {time} {origin} 출발 {destination} 도착 {people} 명 예매해 줘
      {origin}발 {destination}행 {people} 장 (끊어 줘|예매해 주세요|부탁합니다)[, {date}]
      {date} {destination} 출장이 있어서 {origin}에서 {time} 떠나야 해요
      우리 {people} 명이서 {date} {destination} 여행 가려고 하는데 {origin}에서 출발해
      출발지 {origin}, 도착지 {destination}, 날짜 {date}, 인원 {people} 명
      {destination}까지 제일 싼 표 찾아 줘. {origin}에서 {date} 출발이야
      {date} {transport} {origin}에서 {destination}까지 가고 싶습니다
      {origin}에서 {destination} 가는 표가 {amount}이면 괜찮은 편인가요?
      {person} 씨 {date} {destination}행 항공권 예약 부탁드려요[. 출발은 {origin}]
      {destination}에서 {date} 돌아오는 표도 필요해요
      왕복이요. {origin}에서 {destination}, {date} {time} 출발, {people} 명
    `),
    book_hotel: lines(`
      {date}부터 {nights} 박 {room_type} 하나 (잡아 줘|예약할게요)[, {city} {venue}]
      {venue}에 {people} 명 {nights} 박 가능한 방 있나요?
      {city} 숙소 좀 알아봐 줘. {people} 명이고 {date}부터 {nights} 박이야
      {room_type} {nights} 박에 {amount} 맞나요?
      체크인 {date}, {nights} 박, {room_type}, 예약자 {person}
      {person} 이름으로 {venue} {room_type} 예약 확인 부탁드립니다
      {date} {city} 도착하는데 그날 묵을 {room_type}이~ 필요합니다
      1박 {amount} 이하로 {city} 호텔 찾아 주세요[. {people} 명이에요]
      {venue} {room_type} {date}부터 {nights} 박 얼마예요?
      가족 {people} 명이 {city}에서 {nights} 박 하려고 해요. 도착은 {date}, {time}
      {city} {venue}, {date}, {nights} 박. 빈방 있으면 바로 예약해 줘
    `),
    set_reminder: lines(`
      {task}, {date} {time} 알림 부탁해
      {time} {task} 까먹지 않게 해 줘
      {date}까지 {task}, 꼭 알려 줘
      나 {date} {task} 있는 거 잊지 말라고 말해 줘[, {time}]
      할 일 추가: {task}[, {date}]
      {date} {time} "{task}" 알람 하나 등록해 주세요
      {task} - {date}, {time}
      {person} 씨 만나기 전에 {task} 알려 줘[. {date} {time}]
      {duration} 뒤에 "{task}" 알림 울려 줄래?
      혹시 {date} {time} {task} 리마인드해 줄 수 있어요?
      {date} 할 일은 {task}[, 알림은 {time}]
      매번 잊어버리네. {task} 좀 {date} [{time}] 상기시켜 줘
    `),
    schedule_meeting: lines(`
      {topic} 건으로 {person} 씨와 {date} {time} 미팅 잡아 주세요
      {person} 님과 {duration} 정도 {topic} 회의 가능할까요? {date} {time}이~ 좋습니다
      {date} {time} {topic} 회의, 참석자 {person}
      {topic} 회의는 {date} {time}, {venue}에서 합니다
      {person} 팀장님이 {date} {topic} 관련해서 보자고 하세요[. {time}]
      캘린더에 {topic} 회의 추가해 줘. {date} {time}부터 {duration}
      {person} 씨랑 {time} {topic} 얘기하기로 했으니까 일정에 넣어 줘
      회의 요청: {person}, {topic}, {duration}
      {date} {duration}짜리 {topic} 화상 회의 만들어서 {person}({email}) 초대해 줘
      {topic} 회의를 {date} {time}으로~ 옮겨 줘
      제목 {topic}, 날짜 {date}, 시간 {time}, 상대 {person}
      {person} 대리와 {person2} 과장이 {date} {topic} 때문에 만나요
    `),
    play_music: lines(`
      {song} 한 곡 (틀어|들려) 줘[, {service}에서]
      {artist}의 {song} 듣고 싶은데 {service}에서 재생해 줄래?
      {service} 켜고 {artist} 음악 재생
      {playlist} 재생목록 (셔플로|순서대로) 틀어 줘
      나 요즘 {artist}의 {song}에 빠졌어
      다음 곡은 {song}으로~ 해 줘[. {artist} 버전으로]
      {artist} - {song}
      제일 좋아하는 노래가 {artist}의 {song}이에요~
      {service}에 있는 {playlist} 목록에 {song} 추가 부탁해요
      {song} 누구 노래야? {artist} 맞지?
      {artist} 신곡 {song} 반복 재생해 주세요
      운동할 때 들을 {artist} 노래 좀 {service}에서 골라 줘
    `),
    get_weather: lines(`
      {city} {date} 기온 알려 줘
      {date} {time} {city} 날씨 좀 봐 줄래?
      {date} {city} 가는데 옷을 어떻게 입어야 할까요?
      {city} 지금 (미세 먼지 어때|비 와|더워)?
      {date} {city}에 태풍이 온다던데 맞아요?
      {city}, {date} 최고 기온
      {date} 소풍 가는데 {city} 날씨 괜찮을까
      날씨 확인: {city}, {date}
      {city}은~ {date} (맑을까요|흐릴까요|눈이 올까요)?
      {person} 씨랑 {date} {city}에서 골프 치는데 비 소식 있나요?
      {city} 쪽은 {date}까지 계속 비가 오나요?
      {destination} 가려는데 거기 {date} 날씨 알려 주세요
    `),
    order_items: lines(`
      {item} {count} 개 {address}으로~ 보내 주세요
      {company}에서 {color} {item} {count} 개 시켜 줘
      {item}, {color}, {count} 개
      {color} {item} 있나요? {count} 개 사고 싶은데요
      저번에 산 {item} {count} 개 더 주문해 줘[. 주문 번호는 {code}]
      {item} {count} 개에 {amount}이면 살게요
      {item} {count} 개 반품하고 싶어요. 주문 번호 {code}
      주문서: {item} {count} 개, 합계 {amount}, 받는 사람 {person}
      {date}까지 받을 수 있으면 {item} {count} 개 주문하겠습니다
      장바구니에서 {item} {count} 개 빼 줘
      사무실에 {item}이~ 부족해요. {count} 개 (신청합니다|부탁드려요)[, 색은 {color}]
      {person} 씨 선물로 {color} {item} {count} 개 포장해 주세요
    `),
    shopping_list: lines(`
      {list} 사야 해
      마트에서 {list} (좀 사 와|사다 주세요|사 올래?)
      장 볼 것: {list}
      {date} 마트 가면 {list} 꼭 사자
      냉장고에 {list} 없네. 목록에 올려 줘
      쇼핑 목록에서 {list} 지워 줘
      저녁 하려면 {list}이~ 필요해요
      살 거 {list}, 잊지 마
      {person}한테 {list} 사 오라고 해 줘
      퇴근길에 {list} 부탁할게[, {date}]
      {list} 주문 목록에 넣어 주실래요?
    `),
    send_money: lines(`
      {amount} {person}에게 송금
      {person} 계좌로 {amount} 이체 부탁드립니다[. {date}까지요]
      {date} {person}한테 빌린 {amount} 갚아야 돼
      {company}에서 {amount} 입금됐어요[, {date}]
      {person}이~ {amount} 보내 달래
      회비 {amount}, {date}까지 {person}에게 내세요
      {code} 건으로 {company}에 {amount} 결제해 주세요
      나 {person}한테 {amount} 받을 거 있어
      점심값 {amount} {person} 씨한테 보내 줄래요?
      청구 금액 {amount}, 기한 {date}, 청구처 {company}
      적금 통장으로 {amount} 옮겨 줘[, {date}]
      {person} 씨에게 {amount} 환불 처리해 주세요. 주문 번호 {code}
    `),
    send_message: lines(`
      {person}한테 {message}라고 (문자|카톡) 보내 줘
      "{message}" 이렇게 {person}에게 전해 줄래?
      {person} 씨에게 답장: "{message}"
      {message}. {person} 씨에게 이렇게 전달 부탁드려요
      {email}으로~ "{message}"라고 메일 써 줘
      받는 사람 {person}, 내용 "{message}"
      {person} 님께 문자 부탁합니다. 내용은 "{message}"
      단톡방에 "{message}" 올려 줘
      {person2}이~ {person}한테 "{message}"래
      {phone}으로~ "{message}" 문자 보내
      엄마한테 말고 {person}한테 "{message}" 보내라고
      {person}에게 음성 메시지 남겨 줘: {message}
    `),
    add_contact: lines(`
      {person} 번호 {phone} 저장해 줘
      제 이름은 {person}이고 연락처는 {phone}입니다
      {phone} 이거 {person} 번호야[. 회사는 {company}]
      {company} {job} {person}, {phone}, {email}
      새 연락처 등록: {person}({job}), {email}
      {person} 씨 이메일은 {email}이에요~[. 전화는 {phone}]
      {company} 담당자가 {person}으로~ 바뀌었어요. 번호는 {phone}
      명함 정보입니다. {company}, {person}, {job}, {phone}
      {person} 주소는 {address}, 전화번호는 {phone}이야~
      이쪽은 {person} {job}입니다. {email}로 연락하세요
      성함 {person}, 휴대폰 {phone}, 이메일 {email}, 직장 {company}
      {person} 연락처 바꿔 줘, 이제 {phone}이래
    `),
    control_home: lines(`
      {device} 좀 (켜{=on:true}|꺼{=on:false}) 줘[, {room}]
      {room}에 있는 {device} (켜 놔{=on:true}|꺼 놔{=on:false})
      {room} {device} 켤래{=on:true}?
      {room}이~ 너무 (추워|더워|어두워), {device} 조절해 줘
      {room} {device} 온도 {number}도
      {time} {room} {device} (켜지게{=on:true}|꺼지게{=on:false}) 해 주세요
      {device} {number} 퍼센트로 낮춰 줘[. {room} 거]
      {room} {device} 아직 켜져 있니?
      나가니까 {room} {device} 꺼 줘{=on:false}
      {date} {time} {device} 켜지도록{=on:true} 예약해 줘[, {room}]
      {room} {device} (온{=on:true}|오프{=on:false})
      자기 전에 {room} {device} 끄는 거{=on:false} 부탁해
    `),
    report_problem: lines(`
      {problem}. 제품은 {product}이에요~[, 주문 번호 {code}]
      {date} 산 {product}인데 {problem}
      {product} 수리 문의드립니다. {problem}
      {product}: {problem}
      {company} 고객센터죠? {product} 때문에 전화했어요. {problem}
      {problem}! {product} 환불해 주세요[. {amount}입니다]
      주문 번호 {code}, 상품 {product}, 증상: {problem}
      어제까지 멀쩡했는데 {product}이~ 이상해요. {problem}
      {person}입니다. {product} 건으로 문의했던 {code} 어떻게 됐나요? {problem}
      {date}부터 {problem}. {product} 교환되나요?
      {product}을~ {amount}이나~ 주고 샀는데 {problem}
      접수 번호 {code}, 고객 {person}: {problem}
    `),
    navigate: lines(`
      {venue} 가는 길 좀 알려 줘[, {transport}]
      {address} 찍고 출발
      {address}까지 {transport} 몇 분 걸려?
      지금 {origin}인데 {destination}까지 어떻게 가는 게 제일 빨라요?
      {city} {venue} 위치가 어디예요?
      {transport} {destination} 가는 경로 찾아 줘[. 출발지는 {origin}]
      {venue}에서 {time} 만나기로 했어. {transport} 갈 거야
      목적지 {address}, {transport} 이동
      {address}까지 {time} 도착하려면 언제 나가야 하나요?
      기사님, {address}으로~ 가 주세요
      {origin}에서 {address}까지 길 안내 시작
      {date} {time} {address}으로~ 저를 데리러 와 주세요
    `),
    announce_event: lines(`
      {city} {venue}에서 {date} {event} 합니다. 많이 와 주세요
      {event} 안내: {date} {time}, {address}
      {date} {event} 같이 갈래? {venue}에서 한대
      {event} 표 {count} 장 예매했어[, {amount}]. {date} {time}이야~
      {company}이~ {date} {city}에서 {event}을~ 개최합니다
      {person} 씨 {event}, {date} {time}, {venue}
      이번 {event}은~ {venue}에서 {date} 열린대요
      입장료 {amount}, 장소 {venue}, {event}
      {artist} 공연 보러 {city} 가요. {date} {time} {venue}이에요~
      작년 {event}에는 {count} 명이 왔어요[. 장소는 {city}]
      {date}으로~ 예정된 {event}이~ {venue}으로~ 장소를 옮겼습니다
      {person} 님을 {event}에 초대합니다. {date} {time}[, {address}]
    `),
    describe_person: lines(`
      제 친구 {person}은~ {job}이고 {city}에 살아요
      {person}, {age}세, {job}, {city} 거주
      {company}에 다니는 {person} 씨는 올해 {age}살이에요
      {year}년생 {person} 씨는 {company}의 {job}입니다
      우리 동네 {job} {person} 씨는 {city} 출신이래요
      {company}이~ {person} 씨를 {job}으로~ 채용했습니다
      {person} 씨는 {company}에서 {age2}년 동안 일했어요[. 직업은 {job}]
      저는 {city}에 사는 {age}살 {job} {person}입니다
      {person} 씨가 {origin}을~ 떠나 {destination}으로~ 이사한 건 {year}년입니다
      {job}인 {person} 씨의 나이는 {age}세
      {year}년에 {company}을~ 세운 사람이 {person} 씨예요
      새로 온 {job}, 이름은 {person}, 고향은 {city}
    `),
    translate_text: lines(`
      {language}로 "{message}" 어떻게 말해?
      다음 문장을 {language}로 번역해 주세요: {message}
      "{message}" 이거 {language}로 좀 바꿔 줘
      {message} - {language} 번역
      {language}로 하면 "{message}"은~ 뭐예요?
      {person} 씨는 {language}밖에 몰라요. "{message}"라고 {language}로 써 주세요
      {language} 번역 부탁: "{message}"
      "{message}"라는 말을 {language}로 알고 싶어요
      {person}에게 {language}로 보낼 건데 "{message}" 옮겨 줄래?
      이 문장 {language}로 뭐야? "{message}"
      번역할 말은 "{message}", 언어는 {language}
    `),
    rent_home: lines(`
      {address}에 있는 방 {rooms} 개짜리 집이 월 {amount}이에요~
      {city}에서 월세 {amount} 이하 집 있나요? 방은 {rooms} 개요
      {city} 아파트 세놓습니다. {area}제곱미터, 방 {rooms} 개, {amount}
      방 {rooms} 개, {area}제곱미터, {city}, {amount}
      {date}부터 들어갈 수 있는 {city} 집 구해요. 예산은 {amount}
      {person} 씨가 {city}에 {area}제곱미터 아파트를 {amount}에 내놨어요
      {address} 집 {date} {time} 보러 가도 될까요?
      원룸, {city}, {area}제곱미터, 문의 {phone}
      {city} 쪽으로 방 {rooms} 개 있는 전셋집 알아봐 줘[. {amount} 정도]
      월세 {amount}, 방 {rooms} 개, {date} 입주 가능, 연락처 {phone}
      저희 {people} 식구가 살 {city} 집을 찾는데 방은 {rooms} 개면 좋겠어요
    `),
    set_timer: lines(`
      {duration} 타이머
      {duration} 뒤에 (알려 줘|깨워 줘|울리게 해 줘)
      {time} 알람 (하나 맞춰 줘|부탁해)[, {date}]
      지금부터 {duration} 재 줘
      {date}은~ {time} 일어나야 해
      라면 끓이게 {duration} 맞춰 줄래?
      {date} {time} 알람 꺼 줘
      알람: {date} {time}
      {duration}만 잘게, 깨워 줘
      {time} 알람을 {task} 이름으로 맞춰 줘
      빵이 구워지는 데 {duration} 걸려요. 타이머 켜 주세요
      {duration} 남았을 때 말고 {duration}에 맞춰
    `),
  },
  emotions: {
    joy: words(`
      너무 행복해요!; 오늘 기분 최고예요!; 드디어 합격했어요, 신난다!; 날아갈 것 같아요.; 좋아서 잠이 안 와요.;
      와, 정말 신나요!; 이렇게 즐거운 적은 처음이에요.; 하루 종일 웃었어요.; 꿈만 같아요, 너무 좋아요!;
      가족 모두가 기뻐하고 있어요.; 콧노래가 절로 나와요.; 아이가 태어나서 정말 행복합니다.
    `),
    anger: words(`
      진짜 짜증 나요!; 어떻게 이럴 수가 있어요!; 열받아 죽겠어요.; 사람을 뭘로 보는 거예요!;
      화가 머리끝까지 났어요.; 말도 안 되는 소리 하지 마세요!; 정말 불쾌합니다.;
      약속을 또 어기다니 용서 못 해요.; 몇 번을 말해야 알아들어요!; 생각할수록 분통이 터져요.;
      이런 대접은 처음이라 화가 나네요.; 당장 책임지세요!
    `),
    sadness: words(`
      눈물이 멈추지 않아요.; 요즘 너무 우울해요.; 할머니가 보고 싶어서 울었어요.; 마음이 텅 빈 것 같아요.;
      아무것도 하기 싫고 외로워요.; 강아지가 하늘나라로 갔어요.; 헤어지고 나니 너무 힘들어요.;
      속상해서 밥도 못 먹겠어요.; 그 소식을 듣고 가슴이 무너졌어요.; 혼자라는 생각에 서글퍼요.;
      시험에 떨어져서 많이 슬퍼요.; 떠난 친구가 그리워요.
    `),
    fear: words(`
      밤에 혼자 있으면 무서워요.; 손이 떨릴 정도로 겁이 나요.; 검사 결과가 나쁠까 봐 불안해요.;
      심장이 두근거려서 잠을 못 자요.; 누가 따라오는 것 같아 소름이 끼쳐요.; 비행기 타는 게 너무 무서워요.;
      직장을 잃을까 두렵습니다.; 큰일 날까 봐 조마조마해요.; 생각만 해도 오싹해요.;
      아이가 다칠까 봐 걱정돼 죽겠어요.; 태풍이 온다니 겁나요.; 혹시 사고라도 났을까 봐 불안합니다.
    `),
    surprise: words(`
      어머, 이게 무슨 일이에요!; 세상에, 정말이에요?; 꿈에도 몰랐어요.; 헐, 진짜야?; 이럴 줄은 상상도 못 했네요.;
      눈을 의심했어요.; 너무 뜻밖이라 말이 안 나와요.; 갑자기 나타나서 놀랐어요!; 당첨됐다니 믿기지 않아요!;
      와, 이런 반전이 있을 줄이야!; 놀라서 자빠질 뻔했어요.; 정말 예상 밖이에요!
    `),
    gratitude: words(`
      덕분에 잘 해결됐어요, 감사합니다.; 이 은혜 잊지 않을게요.; 늘 챙겨 주셔서 고맙습니다.;
      뭐라고 감사드려야 할지 모르겠어요.; 정말 큰 도움이 됐어요, 고마워요!; 바쁘신데 시간 내 주셔서 감사합니다.;
      네가 있어서 다행이야, 고마워.; 선생님께 깊이 감사드립니다.; 응원해 주신 모든 분께 감사해요.;
      끝까지 믿어 줘서 고마워.; 따뜻한 말씀 감사합니다.; 신세 많이 졌습니다.
    `),
  },
  sentiments: {
    positive: lines(`
      {product} 사길 정말 잘했어요.
      {venue} 음식이 맛있고 분위기도 좋아요.
      {company} 배송 빠르고 포장도 꼼꼼해요.
      {product} 디자인도 예쁘고 성능도 좋아서 대만족입니다.
      {venue} 또 가고 싶어요!
      {company} 상담원이 친절하게 해결해 줬어요.
      친구에게도 {product} 추천했어요.
      가격 대비 {product} 최고예요.
      {venue}에서 보낸 시간이 정말 즐거웠어요.
      {product}은~ 기대 이상이네요.
      역시 {company}, 믿고 삽니다.
      {city} {venue} 방도 깨끗하고 전망도 훌륭했습니다.
      {product} 없으면 이제 못 살아요!
    `),
    negative: lines(`
      {product} 돈이 아까워요.
      {venue} 너무 시끄럽고 지저분했어요.
      {company} 전화 연결이 한 시간째 안 돼요.
      {product} 절대 사지 마세요.
      {venue}에서 먹고 배탈 났어요.
      {company} 배송이 너무 늦어서 화나요.
      {product} 품질이 엉망이네요.
      {venue} 직원이 불친절해서 기분 나빴어요.
      광고랑 다르게 {product}은~ 별로예요.
      {company}은~ 환불도 안 해 주고 정말 실망입니다.
      {product} 소음이 심해서 못 쓰겠어요.
      {city} {venue} 값만 비싸고 맛은 없어요.
      {product}을~ 산 걸 후회해요.
    `),
    neutral: lines(`
      {venue}은~ {time} 문을 열어요.
      {product}의 무게는 {number}그램이에요.
      {company} 본사는 {city}에 있습니다.
      {product}을~ {date} 주문했어요.
      {venue}은~ {address}에 있어요.
      {product} 설명서는 상자 안에 들어 있습니다.
      {company}은~ {year}년에 세워졌어요.
      {venue} 좌석은 {number}석입니다.
      {product} 가격은 {amount}이에요~.
      {date} {venue}에 다녀왔어요.
      {product}은~ 좋지도 나쁘지도 않아요.
      {company} 직원은 {number}명이에요.
      {product}은~ {year}년에 나온 모델입니다.
    `),
  },
  extract: words(`
    아래 글에서 필요한 항목을 찾아 주세요.; 이 메시지의 내용을 데이터로 바꿔 줘.;
    다음 문장을 읽고 각 항목을 채우세요.; 글에 나온 정보를 정리해 줘; 요청한 값을 문장에서 추출하세요.;
    핵심 정보만 뽑아 줘.; 빈칸에 들어갈 내용을 글에서 찾아 주세요.; 텍스트를 분석해서 값을 알려 주세요.;
    여기서 항목별로 정보를 꺼내 줘; 이 내용을 표로 옮길 수 있게 값을 뽑아 주세요.;
    문장 속 세부 사항을 추출해 주세요.
  `),
  classify: lines(`
    이 글은 어떤 종류인가요? {labels} 중에서 골라 주세요.
    알맞은 이름표를 붙이세요: {labels}
    {labels} 가운데 가장 잘 맞는 것은?
    다음 중 어디에 속하는지 판단하세요: {labels}
    글의 유형을 정해 줘. 선택지: {labels}
    가능한 답: {labels}. 하나만 답하세요.
    메시지를 분류해 줘 ({labels})
    아래 목록에서 맞는 항목을 고르시오. {labels}
    이 문장의 범주는? {labels}
    라벨을 하나 선택하세요. 라벨: {labels}
    문장을 읽고 알맞은 분류를 말해 주세요: {labels}
  `),
  outside: lines(`
    {topic}에 대해 (자세히|쉽게|짧게) 알려 줘
    {topic}의 역사를 (정리해 줘|설명해 주세요)
    왜 사람들은 {topic}에 관심을 가질까?
    {topic}을~ 주제로 노래 가사 지어 줘
    {topic} 공부는 어떻게 시작하면 좋을까요?
    {topic}의 장단점을 비교해 줘
    초등학생도 이해하게 {topic}을~ 가르쳐 줘
    {topic}에 관한 블로그 글 하나 작성해 주세요
    {topic} 관련 퀴즈를 내 줘
    {topic}에 대한 논문 초록을 써 줄래?
    {topic}을~ 시뮬레이션하는 파이썬 코드 짜 줘
    {topic}은~ 누가 처음 만들었어?
    {topic} 이야기로 나를 웃겨 봐
    {topic}에 대해 조언 좀 해 줄 수 있어?
    {topic}이~ 우리 삶에 미치는 영향은?
    {topic}과~ 행복 중에 뭐가 더 중요하다고 생각해?
    {topic}에 관한 재미있는 사실 열 가지
    {topic}에 대한 토론에서 반대 의견을 말해 봐
    {topic}의 미래는 어떻게 될까요?
    소설을 써 줘. 소재는 {topic}
    {topic}의 정의가 뭔지 궁금해요
    {topic}을~ 수학적으로 증명해 줘
  `),
  outsideTopics: words(`
    블랙홀; 상대성 이론; 기후 변화; 인공 지능; 조선 시대; 한글 창제; 삼국 시대; 로마 제국; 프랑스 혁명; 제이 차 세계 대전;
    미적분; 확률; 소수; 피타고라스 정리; 유전자; 면역 체계; 광합성; 지진; 공룡 멸종; 우주의 시작; 외계 생명체; 불교; 유교;
    실존주의; 인생의 의미; 자유 의지; 꿈; 우정; 외로움; 행복; 인플레이션; 주식 시장; 암호 화폐; 자본주의; 선거 제도;
    페미니즘; 바둑; 판소리; 탈춤; 재즈의 역사; 인상주의; 르네상스; 셰익스피어; 현대 무용; 다이어트; 명상; 커피의 기원;
    심해 생물; 펭귄; 고양이의 심리; 재귀 함수; 정렬 알고리즘; 블록체인; 양자 컴퓨터; 도깨비 전설
  `),
};
