// Vietnamese.
import type { Language } from "../language.ts";
import { lines, words } from "../lists.ts";

export const vi: Language = {
  code: "vi",
  locale: "vi-VN",
  faker: "vi",
  spaced: true,
  currencies: ["VND", "VND", "USD", "EUR"],
  numbers: words("ba; bốn; năm; sáu; bảy; tám; chín; mười; mười một; mười hai"),
  relativeDates: words(`
    hôm nay; ngày mai; ngày kia; tối nay; sáng mai; tuần sau; cuối tuần này; thứ sáu tuần sau; thứ hai tuần sau;
    tháng sau; hai tuần nữa; chiều nay; tối mai; chủ nhật này
  `),
  onWeekday: words("vào <{}>; <{} này>; <tối {}>; <sáng {}>"),
  onDate: words("vào ngày <{}>; ngày <{}>; <{}>"),
  times: words(
    "lúc <{h} giờ>; lúc <{H}:{MM}>; lúc <{h} giờ {ap}>; khoảng <{h} giờ {ap}>; lúc <{h} giờ rưỡi>",
  ),
  amPm: ["sáng", "tối"],
  durations: { minutes: "{n} phút", hours: "{n} tiếng" },
  venues: words(
    "Quán {first}; Nhà hàng {last}; Cà phê {first}; Khách sạn {city}; Bếp {first}; Phở {last}; Quán cơm {first}",
  ),
  companies: words(
    "Công ty {last}; Công ty TNHH {first}; Tập đoàn {last}; Công ty cổ phần {city}; {first} Media",
  ),
  streets: words("{number} đường {last} {first}; {number} phố {first}; số {number} đường {city}"),
  items: words(
    "áo sơ mi; quyển vở; viên pin; cái cốc; bóng đèn; đèn bàn; đôi tất; bút chì; cái gối; cái ghế; ba lô; khăn tắm; cây nến; cái ô; cái đĩa",
  ),
  groceries: words(
    "sữa; trứng; bánh mì; táo; gạo; bơ; dầu ăn; cà chua; phô mai; hành tây; chuối; cà phê; nước rửa bát; cà rốt; sữa chua; muối; mì; khoai tây",
  ),
  tasks: words(`
    gọi cho nha sĩ; tưới cây; trả tiền nhà; mua hoa; cho mèo ăn; gia hạn hộ chiếu; gửi hợp đồng; đổ rác; trả sách;
    sạc xe; lấy bộ vest; đặt lịch cắt tóc
  `),
  topicsOfMeetings: words(
    "ngân sách; báo cáo quý; trang web mới; tuyển dụng; ra mắt sản phẩm; kế hoạch tiếp thị; ý kiến khách hàng; văn phòng mới; chi phí đi lại; đào tạo",
  ),
  messages: words(`
    tôi sẽ đến muộn mười phút; cơm tối xong rồi; chìa khóa ở dưới tấm thảm; chúc mừng sinh nhật; gọi lại cho tôi nhé;
    tàu bị trễ; tôi sẽ mang món tráng miệng; cảm ơn vì hôm qua; gặp nhau ở nhà ga; đừng quên vé
  `),
  problems: words(`
    màn hình cứ đen mãi; không sạc được; ứng dụng bị thoát khi mở; gói hàng bị hỏng khi giao; tôi không đăng nhập được;
    âm thanh bị rè; thiếu một bộ phận; tôi bị trừ tiền hai lần; sai kích cỡ
  `),
  events: words(
    "buổi hòa nhạc; đám cưới; hội sách; triển lãm; trận bóng đá; liên hoan phim; vở kịch; hội thảo",
  ),
  jobs: words(
    "y tá; lập trình viên; giáo viên; kiến trúc sư; thợ sửa ống nước; luật sư; đầu bếp; kế toán; nhiếp ảnh gia; thợ điện; nhà báo; nha sĩ; thợ mộc; phi công",
  ),
  cities: words(`
    Hà Nội; Đà Nẵng; Huế; Hải Phòng; Cần Thơ; Nha Trang; Đà Lạt; Vũng Tàu; Sài Gòn; Hội An; Paris; Rome; Tokyo; Seoul;
    London; Bangkok; Singapore; Berlin; Madrid; Quy Nhơn; Vinh; Hạ Long
  `),
  enumerations: {
    cuisine: words(
      "nhà hàng <Ý>; nhà hàng <Nhật>; nhà hàng <Mexico>; nhà hàng <Ấn Độ>; nhà hàng <Trung Quốc>; nhà hàng <Thái>; nhà hàng <Pháp>; nhà hàng <Hy Lạp>",
    ),
    color: words("màu <đỏ>; màu <xanh dương>; màu <xanh lá>; màu <đen>; màu <trắng>; màu <vàng>"),
    device: words("<đèn>; <máy sưởi>; <ti vi>; <quạt>; <máy pha cà phê>; <rèm cửa>"),
    room: words(
      "trong <bếp>; trong <phòng ngủ>; trong <phòng khách>; trong <phòng tắm>; trong <nhà xe>; trong <văn phòng>",
    ),
    transport: words("bằng <ô tô>; bằng <tàu hỏa>; bằng <xe buýt>; bằng <xe đạp>; <đi bộ>"),
    room_type: words("một <phòng đơn>; một <phòng đôi>; một <phòng hạng sang>"),
  },
  openers: words("Xin chào,; Chào bạn,; Chào buổi sáng,; Này,; Cho hỏi,; Xin lỗi,"),
  closers: words("Cảm ơn!; Cảm ơn nhiều.; Xin cảm ơn trước.; Hẹn gặp lại.; Làm ơn.; Thân ái."),
  templates: {
    book_table: lines(`
      (Tôi muốn|Chúng tôi muốn|Cho tôi) đặt bàn cho {people} người tại một {cuisine} ở {city} {date} [{time}]
      (Đặt|Giữ|Làm ơn đặt) một bàn [cho {people} người] ở {venue} {date} {time}
      Còn bàn cho {people} (người|khách) {date} {time} không?
      Chúng tôi có {people} người và đang tìm một {cuisine} ở {city} {date}
      Đặt bàn: {venue}, {people} người, {date}, {time}, tên {person}
      {person} muốn ăn tối ở {venue} {date} với {people} (người bạn|đồng nghiệp)
    `),
    book_trip: lines(`
      (Tôi cần|Tìm|Tôi muốn mua) (một chuyến bay|một vé|vé tàu) từ {origin} đến {destination} {date}[ {time}]
      (Tôi muốn|Chúng tôi muốn) đi từ {origin} đến {destination} {date}
      Đi từ {origin} đến {destination} {transport} thế nào[, {date}]?
      {people} vé đi {destination} {date}, khởi hành từ {origin} {time}
      {person} rời {origin} đi {destination} {date}
    `),
    book_hotel: lines(`
      (Tôi muốn đặt|Chúng tôi cần|Đặt) {room_type} ở {venue} tại {city} {date}, {nights} đêm
      Tôi tìm khách sạn ở {city}, đến {date}, {nights} đêm, {people} (người|khách)
      {room_type} ở {city}, {nights} đêm[, tối đa {amount} một đêm]
      {person} ở lại {venue} {nights} đêm, đến {date}
    `),
    set_reminder: lines(`
      (Nhắc tôi|Hãy nhắc tôi) {date} [{time}]: {task}
      Tôi phải {task} {date}[, nhắc tôi {time}]
      Việc mới: {task}, hạn {date}[ {time}]
      Tạo lời nhắc {date} {time}: {task}
    `),
    schedule_meeting: lines(`
      (Lên lịch|Sắp xếp|Đặt) cuộc họp với {person} {date} {time} về {topic}
      Tôi muốn nói chuyện với {person} {date} trong {duration} về {topic}
      Tôi và {person} gặp nhau {date} {time} để bàn về {topic}
      Lịch: {topic}, {person}, {date}, {time}, {duration}
    `),
    play_music: lines(`
      (Mở|Phát|Tôi muốn nghe) bài {song} của {artist} [trên {service}]
      Mở nhạc của {artist}[, ví dụ {song}]
      Thêm {song} của {artist} vào danh sách {playlist}
      Tìm bài hát {song} [của {artist}]
    `),
    get_weather: lines(`
      Thời tiết ở {city} {date} thế nào?
      {date} ở {city} có (mưa|tuyết|lạnh) không?
      Tôi có cần mang (ô|áo khoác) khi đến {city} {date} không?
      Dự báo thời tiết {city}, {date}, cảm ơn
    `),
    order_items: lines(`
      (Tôi muốn đặt|Cho tôi|Tôi cần mua) {count} {item} [{color}] [giá {amount}]
      Thêm {count} {item} {color} vào giỏ hàng
      Chúng tôi cần {count} {item} {date}, nếu được thì {color}
      {person} đã mua {count} {item} ở {company} với giá {amount}
    `),
    shopping_list: lines(`
      (Thêm|Ghi) {list} vào danh sách mua sắm
      Nhà hết {list} rồi
      (Mua|Lấy) {list} [trên đường về nhà]
      Đi chợ {date}: {list}
    `),
    send_money: lines(`
      (Chuyển|Gửi) {amount} cho {person} [{date}]
      Tôi muốn chuyển cho {person} {amount}
      {person} nợ tôi {amount}
      Hóa đơn {code} của {company} số tiền {amount} đến hạn {date}
    `),
    send_message: lines(`
      (Nhắn|Bảo|Trả lời) {person}: {message}
      Gửi tin nhắn cho {person}: {message}
      Viết thư cho {person} theo {email}: "{message}"
      Lời nhắn cho {person} từ {person2}: {message}
    `),
    add_contact: lines(`
      (Lưu|Thêm) liên hệ: {person}, {phone}[, {email}]
      Tôi tên là {person}, số của tôi là {phone} [và email {email}]
      {person} làm {job} ở {company}, điện thoại {phone}
      Số mới của {person} là {phone}, địa chỉ {address}
    `),
    control_home: lines(`
      (Bật{=on:true}|Tắt{=on:false}) {device} {room}
      Chỉnh {device} {room} ở mức {number} (phần trăm|độ)
      Tắt{=on:false} {device} {room} {time} được không?
      Hãy (bật{=on:true}|tắt{=on:false}) {device} {room} {date} {time}
    `),
    report_problem: lines(`
      (Tôi gặp vấn đề với|Có lỗi với) chiếc {product}: {problem}
      Đơn hàng {code}: {problem}[. Xin hoàn lại {amount}]
      Chiếc {product} của {company} bị hỏng, {problem}
      Yêu cầu {code} từ {person}: {problem}
    `),
    navigate: lines(`
      (Đưa tôi|Chỉ đường|Tôi muốn) đến {address} [ở {city}] [{transport}]
      Đến {venue} ở {city} {transport} thế nào?
      Từ {origin} đến {destination} {transport} bao xa?
      Tôi phải có mặt ở {address} {time}, tôi đi {transport}
    `),
    announce_event: lines(`
      {event} diễn ra {date} {time} ở {city}[, vé {amount}]
      {person} mời bạn dự {event} tại {venue} {date}
      {artist} biểu diễn ở {venue}, {city} {date}, vé từ {amount}
      Đừng bỏ lỡ: {event} ở {city}, {date}, mở cửa {time}
    `),
    describe_person: lines(`
      {person} là {job} ở {city} [và làm việc cho {company}]
      {person} {age} tuổi và sống ở {city}
      Từ năm {year}, {person} làm {job} ở {company}
      {person} sinh ra ở {city} năm {year}
      {person} ({age} tuổi), {job}, chuyển từ {origin} đến {destination}
    `),
    translate_text: lines(`
      (Dịch|Hãy dịch) "{message}" sang {language}
      "{message}" nói bằng {language} thế nào?
      Tôi cần câu này bằng {language}: "{message}"
    `),
    rent_home: lines(`
      Căn hộ {rooms} phòng ở {city}, {area} mét vuông, {amount} một tháng
      (Tôi tìm|Chúng tôi tìm) căn hộ {rooms} phòng ở {city}, tối đa {amount}
      Cho thuê: {area} mét vuông, {rooms} phòng, {address}, {amount}
    `),
    set_timer: lines(`
      (Đặt|Bắt đầu) hẹn giờ {duration}
      Đánh thức tôi {date} {time}
      Đặt báo thức {date} {time}
      Trứng cần luộc {duration}, bấm giờ đi
    `),
  },
  labels: words(`
    đặt bàn; đặt chuyến đi; đặt khách sạn; nhắc nhở; lên lịch họp; phát nhạc; thời tiết; đặt hàng;
    danh sách mua sắm; chuyển tiền; gửi tin nhắn; thêm liên hệ; điều khiển nhà; báo sự cố; chỉ đường; sự kiện;
    giới thiệu người; dịch thuật; thuê nhà; hẹn giờ
  `),
  topics: words(
    "ẩm thực; du lịch; công việc; âm nhạc; thời tiết; mua sắm; tiền bạc; liên hệ; nhà cửa; sự kiện",
  ),
  emotions: {
    joy: lines("Tôi vui quá!\nThật là một ngày tuyệt vời!\nTôi không ngừng mỉm cười."),
    anger: lines("Thật quá đáng!\nTôi thực sự tức giận.\nTôi không chịu nổi nữa."),
    sadness: lines("Tôi buồn quá.\nTôi muốn khóc.\nTim tôi tan nát."),
    fear: lines("Tôi sợ sẽ có chuyện.\nTôi sợ lắm.\nTôi rất lo lắng."),
    surprise: lines("Tôi không ngờ tới!\nThật bất ngờ!\nTôi không thể tin được."),
    gratitude: lines("Tôi rất biết ơn.\nCảm ơn vì tất cả.\nXin chân thành cảm ơn bạn đã giúp."),
  },
  sentiments: {
    positive: lines(`
      Tôi rất thích chiếc {product} này.
      {venue} thật tuyệt, nhân viên rất thân thiện.
      {product} chạy hoàn hảo, rất đáng mua.
      Năm sao cho {company}, dịch vụ tuyệt vời!
    `),
    negative: lines(`
      Chiếc {product} hỏng sau hai ngày.
      Phục vụ ở {venue} quá tệ, không bao giờ quay lại.
      Tôi thất vọng về {product}.
      {company} không bao giờ trả lời, hỗ trợ quá kém.
    `),
    neutral: lines(`
      {product} được giao {date}.
      {venue} nằm cạnh nhà ga.
      {company} có văn phòng ở {city}.
      {product} có ba màu.
    `),
  },
  sentimentLabels: words("tích cực; tiêu cực; trung lập"),
  emotionLabels: words("vui mừng; tức giận; buồn bã; sợ hãi; ngạc nhiên; biết ơn"),
  fields: words(
    "tên; thành phố; nơi đi; nơi đến; ngày; giờ; số người; địa điểm; số tiền; tiền tệ; sản phẩm; số lượng; điện thoại; công ty; nghề; tin nhắn; việc; sự kiện; màu; phòng",
  ),
  extract: lines(
    "Lấy thông tin từ văn bản.\nĐiền vào biểu mẫu.\nCâu này có những thông tin gì?\nTrả về các chi tiết.",
  ),
  classify: lines(`
    Phân loại văn bản. Các loại: {labels}
    Cái nào phù hợp: {labels}
    Chọn một loại: {labels}
    Câu này nói về gì? Lựa chọn: {labels}
  `),
  outside: lines(`
    Viết một (bài thơ|câu chuyện|bài luận) về {topic}
    Giải thích {topic} cho tôi
    Bạn nghĩ gì về {topic}?
    Kể chuyện cười về {topic}
    {topic} hoạt động thế nào?
  `),
  outsideTopics: words(
    "vật lý lượng tử; dân chủ; núi lửa; tình yêu; cờ vua; triết học; tiến hóa; khủng long",
  ),
  refusal:
    "Tôi không giúp được việc đó. Tôi biến văn bản ngắn thành dữ liệu: hãy cho một lược đồ, nhãn hoặc công cụ.",
};
