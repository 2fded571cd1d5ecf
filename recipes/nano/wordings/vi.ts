// More Vietnamese: further sentences and words beside languages/vi.ts.
import type { Wordings } from "../language.ts";
import { lines, words } from "../lists.ts";

export const vi: Wordings = {
  relativeDates: words(`
    sáng nay; chiều mai; tối ngày kia; thứ tư tuần này; thứ năm tuần tới; cuối tuần sau; ba ngày nữa; một tuần nữa; cuối tháng;
    đầu tháng sau; vào <dịp Tết>; vào <đêm Giáng sinh>; cuối năm nay
  `),
  venues: words(`
    Trà sữa {first}; Lẩu {last}; Bún chả {first}; Nhà sách {first}; Nhà nghỉ {last}; Homestay {first}; Tiệm bánh {last}; Bar {first};
    Nhà hát {city}; Hải sản {last}
  `),
  companies: words(`
    Ngân hàng {city}; Vận tải {last}; Văn phòng luật {last}; {first} Soft; Dược phẩm {first}; Điện lực {city}; Thực phẩm {last};
    Nhà xuất bản {first}; Bệnh viện {city}; Xây dựng {last} {first}
  `),
  items: words(`
    áo thun; quần jean; đôi giày thể thao; cái mũ; đôi găng tay; khăn quàng; bình giữ nhiệt; tai nghe; cục sạc; ốp điện thoại; chuột máy tính;
    bàn phím; cây bút bi; tập giấy nhớ; chậu cây; khung ảnh; cái gương; cái chăn; cái thớt; cái chảo; cái nồi; ly thủy tinh; kệ sách; bàn làm việc;
    đèn pin; thước dây; thảm yoga; quả bóng; hộp quà; đồng hồ báo thức; vali; bìa hồ sơ; hộp cơm; bức rèm
  `),
  groceries: words(`
    đậu phụ; rau muống; cải thảo; hành lá; tỏi; gừng; nước mắm; nước tương; đường; bột mì; ức gà; thịt bò; thịt ba chỉ; cá hồi; tôm; dưa chuột;
    cà tím; nấm; dâu tây; nho; cam; dưa hấu; ngũ cốc; giấy vệ sinh; dầu gội; kem đánh răng; trà xanh; nước suối; bia; bánh phở; rau thơm
  `),
  tasks: words(`
    gọi điện cho mẹ; uống thuốc; uống vitamin; phơi quần áo; giặt đồ; rửa bát; dắt chó đi dạo; đặt lịch khám bệnh; khám sức khỏe; đóng phí chung cư;
    đóng tiền điện; trả thẻ tín dụng; nộp báo cáo tuần; viết biên bản họp; chuẩn bị bài thuyết trình; trả lời email khách hàng; gửi báo giá;
    mua vé máy bay; đặt phòng khách sạn; đổi tiền; xếp hành lý; mang theo ô; nấu cơm hộp; mua đồ ăn tối; chọn quà sinh nhật; lấy bánh kem;
    gửi bưu phẩm; nhận hàng; đi đăng kiểm xe; thay dầu; rửa xe; sửa xe đạp; sao lưu máy tính; đổi mật khẩu; hủy gói hội viên; sửa hồ sơ xin việc;
    học từ mới; đi tập gym; ra ngân hàng; đón con; đưa con gái đi học đàn; dọn tủ lạnh; thắp hương; nộp thuế
  `),
  topicsOfMeetings: words(`
    ngân sách năm sau; mục tiêu cuối năm; thiết kế sản phẩm mới; điều khoản hợp đồng; đánh giá nhân sự; khiếu nại của khách; tiệc tất niên;
    chuyển máy chủ; kiểm tra an toàn; doanh số; tiến độ dự án; chi phí quảng cáo; thị trường nước ngoài; đào tạo nhân viên mới; quản lý kho;
    thời hạn giao hàng; nâng cấp ứng dụng; kết quả khảo sát; lịch nghỉ phép; chọn nhà cung cấp; tăng giá; lỗi chất lượng; tham quan nhà máy;
    gọi vốn; du lịch công ty; phân tích dữ liệu; chiến lược thương hiệu; phúc lợi; tư vấn pháp lý; chi phí vận chuyển; đối thủ; giờ làm việc
  `),
  messages: words(`
    anh đi đây; em sắp đến rồi; hôm nay anh về trễ vì tăng ca; cứ ăn trước đi; mua giúp em hộp sữa; tôi chờ ở bãi xe; cuộc họp bị hủy;
    nhờ anh xem lại tài liệu; mai gặp nhé; con đến nơi an toàn rồi; đừng lo; đi đường cẩn thận; giờ nghe máy được không; điện thoại sắp hết pin;
    đường kẹt xe lắm; trời mưa nhớ mang ô; để trước cửa giúp tôi; chúc mừng em thi đỗ; chúc mừng năm mới; hôm nay tôi không đi được;
    dời sang ngày mai được không; cho tôi số tài khoản; gửi ảnh qua đây nhé; đón con giúp em; bạn khỏe hơn chưa; nghỉ ngơi đi nhé; ngủ ngon;
    nhớ em nhiều; đổi giờ hẹn được không ạ; bảy giờ gặp ở cổng trường; tôi ngồi ở bàn cạnh cửa sổ; vui lòng gửi lại báo giá; lương về rồi;
    chó ăn rồi nhé; ra khỏi nhà nhớ tắt điều hòa; em lấy đồ giặt rồi; lớp học hôm nay nghỉ; cảm ơn món quà; chúc hai bạn trăm năm hạnh phúc;
    tôi sẽ liên hệ lại sau; tuần này bận quá; tối nay ăn gì; hôm nào đi ăn nhé; giữ ấm kẻo cảm lạnh
  `),
  problems: words(`
    không bật nguồn được; pin tụt quá nhanh; màn hình bị nứt; wifi cứ mất kết nối; nước rò rỉ; có mùi khét; nút bấm bị liệt; không kết nối được bluetooth;
    không có tiếng; màn hình nhấp nháy; máy nóng ran; cập nhật bị treo; tôi không đổi được mật khẩu; mã xác nhận không gửi đến; màu khác với hình;
    giao nhầm hàng; đến giờ vẫn chưa giao; đơn tự nhiên bị hủy; tiền hoàn chưa về; mã giảm giá không dùng được; nắp bị vỡ; không có sách hướng dẫn;
    bánh xe bị rơi ra; hàng hết hạn sử dụng; kêu rất to; ảnh chụp bị mờ; cứ tự khởi động lại; không nhận được thông báo; cửa không đóng khít;
    hóa đơn tính sai; bản in bị nhòe; điều khiển không ăn
  `),
  events: words(`
    vở nhạc kịch; lễ hội pháo hoa; hội hoa xuân; giải chạy bộ; trận bóng rổ; buổi đọc sách; lớp nấu ăn; buổi diễn thuyết; triển lãm ảnh; phiên chợ quê;
    tiệc sinh nhật; tiệc tất niên; buổi họp lớp; lễ kỷ niệm thành lập; lễ tốt nghiệp; ngày hội việc làm; chợ đồ cũ; buổi gặp người hâm mộ;
    đêm nhạc jazz; lễ khai trương; ngày hội mở cửa; lễ cưới
  `),
  jobs: words(`
    bác sĩ; dược sĩ; bác sĩ thú y; lính cứu hỏa; cảnh sát; công chức; nhân viên ngân hàng; nhà thiết kế; biên dịch viên; phiên dịch; nhà văn; họa sĩ;
    ca sĩ; diễn viên; thợ cắt tóc; thợ làm bánh; pha chế; tiếp viên hàng không; tài xế taxi; tài xế xe buýt; nông dân; ngư dân; giảng viên;
    nhà nghiên cứu; điều dưỡng; chuyên viên tư vấn; thẩm phán; nhân viên kinh doanh; trưởng phòng nhân sự; chuyên viên phân tích dữ liệu;
    cô giáo mầm non; môi giới nhà đất; nhân viên giao hàng; hướng dẫn viên du lịch
  `),
  openers: words(
    "Alo,; Bạn ơi,; Chào anh,; Chào chị,; Em chào anh ạ,; Cho em hỏi chút,; Buổi tối tốt lành,; Làm phiền bạn,; Gấp lắm,; Nhờ bạn chút,",
  ),
  closers: words(
    "Em cảm ơn ạ!; Cảm ơn bạn trước nhé.; Nhanh giúp mình nhé!; Mong phản hồi sớm.; Trân trọng.; Chúc một ngày tốt lành.; Vậy nhé.; Nhờ bạn cả.; Cảm ơn anh chị.",
  ),
  templates: {
    book_table: lines(`
      {date} {time} nhóm mình {people} người muốn ăn ở {venue}, giữ chỗ giúp nhé
      Có {cuisine} nào ngon ở {city} không? {people} người, đi {date}
      {venue} {date} còn phòng cho {people} người không[, khoảng {time}]?
      Đặt giúp {people} chỗ ở {venue} tên {person}[, {date} {time}]
      {city}, {cuisine}, {people} khách, {date}, {time}
      Công ty liên hoan {date}, {people} người, định đến {venue} {time}
      Đổi bàn ở {venue} sang {date} {time} giúp tôi[, {people} người]
      Cho xin bàn cạnh cửa sổ ở {venue} {date} {time}, {people} người
      Tối đi ăn {venue} nhé, {people} người, {date} {time}
      Người đặt {person}, số {phone}, {venue}, {people} khách
      Sinh nhật {people} người {date} ở {city}, tìm {cuisine} giúp mình
      mình muốn ăn ở một {cuisine} {date}, đi {people} người
    `),
    book_trip: lines(`
      Còn vé đi {destination} không? {date} khởi hành từ {origin}[, {people} người]
      {origin} - {destination}, {date}, {time}, {people} vé
      Xem giúp chuyến bay {origin} đi {destination} {date}
      Gia đình tôi {people} người đi {destination} chơi {date}, xuất phát từ {origin}
      Điểm đi {origin}, điểm đến {destination}, ngày đi {date}, số khách {people}
      {date} tôi đi công tác {destination}, phải rời {origin} {time}
      Vé rẻ nhất từ {origin} ra {destination} {date} bao nhiêu?
      Đi {transport} từ {origin} tới {destination} {date}, tìm giúp tôi
      Đặt vé cho {person} đi {destination} {date}[, bay từ {origin}]
      Khứ hồi {origin} {destination}, đi {date} {time}, {people} người
      {amount} có đủ mua vé từ {origin} đến {destination} không?
      Tôi cần {people} vé từ {destination} về lại {origin} {date}
    `),
    book_hotel: lines(`
      Cho tôi {room_type} {nights} đêm từ {date}[, {venue} ở {city}]
      {venue} còn {room_type} cho {people} người ở {nights} đêm không?
      Tìm chỗ ở tại {city} giúp mình, {people} người, đến {date}, {nights} đêm
      {room_type} {nights} đêm hết {amount} đúng không?
      Nhận phòng {date}, {nights} đêm, {room_type}, tên {person}
      Xác nhận giúp {room_type} ở {venue} của {person}
      {date} {time} tôi đến {city}, cần {room_type} cho đêm đó
      Khách sạn nào ở {city} dưới {amount} một đêm[ cho {people} người]?
      {room_type} ở {venue} {nights} đêm giá bao nhiêu?
      Đi công tác {city}, ở {venue} {nights} đêm, đến {date}
      {city}, {venue}, {date}, {nights} đêm, còn phòng thì đặt luôn
    `),
    set_reminder: lines(`
      {date} {time} nhớ gọi mình {task}
      {task}, nhắc {date}[ {time}] nhé
      Đừng để tôi quên {task} {date}
      {time} nhắc em {task} với[, {date}]
      Việc cần làm: {task}[, {date}]
      Thêm lời nhắc: {task}, {date} {time}
      Trước {date} phải {task} đấy, báo tôi biết nhé
      {duration} nữa nhắc tôi {task}
      {task} - {date} - {time}
      Bạn nhắc tôi {task} {date} {time} được không?
      Hay quên lắm, {date} nhắc mình {task}[ {time}]
      Ghi lại giúp: {date} {task}
    `),
    schedule_meeting: lines(`
      Họp về {topic} {date} {time}, mời cả {person}
      {date} {time} tôi cần gặp {person} khoảng {duration} bàn {topic}
      {person} rảnh {date} không? Xin {duration} để nói về {topic}
      Cuộc họp: {topic}, thành phần {person}, {date} {time}
      Thêm vào lịch cuộc họp {topic} {date} {time}, kéo dài {duration}
      Dời buổi họp {topic} sang {date} {time}
      Mời {person} ({email}) họp trực tuyến về {topic} {date} {time}
      Em hẹn {person} {time} nói chuyện {topic}, ghi vào lịch giúp em
      {person} muốn trao đổi với bạn về {topic} {date}[ {time}]
      {date} {time} ở {venue}, gặp {person}, bàn {topic}
      Thời gian {date} {time}, nội dung {topic}, thời lượng {duration}, người họp {person}
      {person} và {person2} sẽ họp về {topic} {date}
    `),
    play_music: lines(`
      Cho nghe {song} của {artist} đi[, trên {service}]
      {artist} - {song}
      Mở {service} bật nhạc {artist}
      Mình muốn nghe {song} trên {service}
      Phát (ngẫu nhiên|lần lượt) danh sách {playlist}
      Dạo này tôi nghiện bài {song} của {artist}
      Bài tiếp theo là {song} nhé[, bản của {artist}]
      Bài {song} ai hát vậy? {artist} phải không?
      Lưu {song} vào danh sách {playlist} trên {service}
      Lặp lại bài mới {song} của {artist} giúp mình
      Chạy bộ thì mở {artist} trên {service} cho tôi
      Có bài {song} [của {artist}] không? Bật lên nào
    `),
    get_weather: lines(`
      Xem nhiệt độ {city} {date}
      {city}, {date}, thời tiết
      {date} {time} ở {city} có mưa không nhỉ?
      {date} tôi đi {city}, nên mặc gì?
      {city} {date} có (bão|lạnh|nắng) không?
      Nghe nói {date} {city} có bão, thật không?
      {date} định đi leo núi, trời {city} ổn không
      Ở {city} {date} cao nhất bao nhiêu độ?
      Tôi sắp đi {destination}, thời tiết {date} thế nào?
      {date} đá bóng với {person} ở {city}, trời có mưa không?
      {city} còn mưa đến {date} à?
      Trời {city} {date} ra sao bạn ơi
    `),
    order_items: lines(`
      Mua {count} {item} giao đến {address}
      Đặt ở {company} {count} {item} {color} giúp tôi
      {item}, {count} chiếc[, {color}]
      Có {item} {color} không? Lấy {count} cái
      Lấy thêm {count} {item} như lần trước[, mã đơn {code}]
      {count} {item} giá {amount} thì mình mua
      Tôi muốn trả lại {count} {item}, mã đơn {code}
      Phiếu đặt: {count} {item}, tổng {amount}, người nhận {person}
      Nếu giao kịp {date} thì cho tôi {count} {item}
      Bỏ {count} {item} khỏi giỏ hàng
      Văn phòng thiếu {item}, xin {count} cái[ trước {date}]
      Gói {count} {item} {color} làm quà cho {person}
    `),
    shopping_list: lines(`
      Cần mua {list}
      Ghé siêu thị mua {list} nhé
      Danh sách mua: {list}
      {date} đi siêu thị nhớ mua {list}
      Tủ lạnh không còn {list}, ghi vào nhé
      Xóa {list} khỏi danh sách mua sắm
      Nấu bữa tối còn thiếu {list}
      {list}, đừng quên mua
      Bảo {person} mua {list} giúp
      Tan làm mua hộ {list}[, {date}]
      Cho thêm {list} vào danh sách với
    `),
    send_money: lines(`
      {amount} cho {person}
      Chuyển vào tài khoản của {person} {amount}[, trước {date}]
      {date} phải trả {person} {amount}
      Nhận được {amount} từ {company}[, {date}]
      {person} nhờ tôi chuyển {amount}
      Tiền quỹ {amount}, nộp cho {person} {date}
      Thanh toán {amount} cho {company}, mã {code}
      {person} chưa trả tôi {amount}
      Tiền ăn trưa {amount}, gửi {person} giúp
      Số tiền {amount}, hạn {date}, bên thu {company}
      Hoàn {amount} cho {person}, đơn hàng {code}
      {date} tôi đã trả {company} {amount}
    `),
    send_message: lines(`
      Nhắn Zalo cho {person}: {message}
      Nói với {person} là "{message}"
      "{message}", gửi câu này cho {person} nhé
      Trả lời {person} "{message}"
      {message}. Chuyển lời đến {person} giúp tôi
      Gửi mail tới {email} với nội dung "{message}"
      Người nhận {person}, nội dung "{message}"
      Nhờ bạn báo {person}: "{message}"
      Đăng vào nhóm "{message}"
      {person2} nhờ nhắn {person}: "{message}"
      Soạn tin gửi {phone}: {message}
      Để lại giấy nhắn cho {person}, ghi "{message}"
    `),
    add_contact: lines(`
      Lưu số {phone} của {person}
      {phone} là số của {person}[, làm ở {company}]
      Mình là {person}, điện thoại {phone}
      {company}, {job} {person}, {phone}, {email}
      Liên hệ mới: {person} ({job}), {email}
      Email của {person} là {email}[, số máy {phone}]
      {company} đổi người phụ trách thành {person}, số {phone}
      Danh thiếp: {company}, {person}, {job}, {phone}
      Nhà {person} ở {address}, điện thoại {phone}
      Đây là {person}, {job}, cần gì viết thư tới {email}
      Họ tên {person}, di động {phone}, email {email}, nơi làm việc {company}
      {person} đổi số rồi, giờ là {phone}
    `),
    control_home: lines(`
      {device} {room} (bật lên{=on:true}|tắt đi{=on:false})
      (Mở{=on:true}|Tắt{=on:false}) {device} giúp mình[, {room}]
      Nhờ bạn (bật{=on:true}|tắt{=on:false}) {device} {room} nhé
      {room} (nóng|lạnh|tối) quá, chỉnh {device} đi
      {device} {room} {number} độ
      {date} {time} tự động (bật{=on:true}|tắt{=on:false}) {device} {room}
      {device} {room} còn bật không?
      Tôi ra ngoài, tắt{=on:false} {device} {room} nhé
      Giảm {device} xuống {number} phần trăm[, {room}]
      {time} cho {device} {room} (chạy{=on:true}|ngừng{=on:false}) được không?
      Trước khi ngủ nhớ tắt{=on:false} {device} {room}
      Bật sẵn{=on:true} {device} {time}[ {room}]
    `),
    report_problem: lines(`
      {problem}. Máy là {product}[, mã đơn {code}]
      {product} mua {date} mà {problem}
      Cần sửa {product}: {problem}
      Xin hỏi, {product} của tôi {problem}, phải làm sao?
      Có phải {company} không? Tôi gọi về {product}: {problem}
      {problem}! Tôi muốn trả {product}[, hoàn {amount}]
      Mã đơn {code}, sản phẩm {product}, lỗi: {problem}
      Hôm qua còn tốt mà giờ {product} bị lỗi, {problem}
      Tôi là {person}, yêu cầu {code} đến đâu rồi? {problem}
      Từ {date} {problem}, {product} có đổi được không?
      Bỏ {amount} mua {product} mà {problem}
      Phiếu {code}, khách hàng {person}, {problem}
    `),
    navigate: lines(`
      {venue} đi đường nào[, {transport}]?
      Đến {address}
      Tới {address} {transport} mất mấy phút?
      Tôi đang ở {origin}, đi {destination} đường nào nhanh nhất?
      {venue} ở {city} nằm chỗ nào?
      Tìm đường {transport} đến {destination}[ từ {origin}]
      Hẹn ở {venue} {time}, mình đi {transport}
      Điểm đến {address}, {transport}
      Muốn có mặt ở {address} {time} thì mấy giờ phải đi?
      Bác tài ơi, cho đến {address}
      Bắt đầu dẫn đường từ {origin} tới {address}
      Đón tôi ở {address} {date} {time}
    `),
    announce_event: lines(`
      {venue} ở {city} có {event} {date}, mời mọi người đến
      {event}: {date} {time}, {address}
      {date} đi xem {event} ở {venue} với mình không?
      Mình mua {count} vé {event} rồi[, hết {amount}], {date} {time}
      {company} tổ chức {event} tại {city} {date}
      {event} của {person}, {date} {time}, {venue}
      Nghe nói {event} lần này ở {venue} {date}
      Vé vào cửa {amount}, địa điểm {venue}, {event}
      Ra {city} xem {artist} diễn, {date} {time}, ở {venue}
      Năm ngoái {event} có {count} người đến[, ở {city}]
      {event} dự kiến {date} đã chuyển sang {venue}
      Trân trọng kính mời {person} dự {event}, {date} {time}[, {address}]
    `),
    describe_person: lines(`
      Bạn tôi {person} là {job}, sống ở {city}
      {person}, {age} tuổi, {job}, hiện ở {city}
      {person} làm ở {company}, năm nay {age} tuổi
      {person} sinh năm {year}, là {job} của {company}
      Ông {person}, {job} trong xóm, quê ở {city}
      {company} tuyển {person} làm {job}
      {person} đã làm ở {company} {age2} năm[, nghề {job}]
      Tôi là {person}, {job}, {age} tuổi, ở {city}
      Năm {year}, {person} rời {origin} chuyển đến {destination}
      Làm {job} nhưng {person} mới {age} tuổi
      {person} lập ra {company} năm {year}
      Người mới tên {person}, là {job}, quê {city}
    `),
    translate_text: lines(`
      "{message}" sang {language} là gì?
      Dịch câu sau ra {language}: {message}
      Chuyển "{message}" thành {language} giúp mình
      {message}, viết bằng {language} ra sao?
      Xin dịch sang {language} câu này: "{message}"
      {person} chỉ biết {language}, nói giúp "{message}" bằng {language}
      Mình muốn biết cách nói "{message}" trong {language}
      Bản dịch {language}: "{message}"
      Tôi cần gửi {person}, đổi "{message}" qua {language} nhé
      Câu này {language} nói sao: "{message}"
      Nguyên văn "{message}", ngôn ngữ đích {language}
    `),
    rent_home: lines(`
      Nhà {rooms} phòng ở {address}, thuê {amount} mỗi tháng
      {city} có nhà nào dưới {amount} không? Cần {rooms} phòng
      Cho thuê chung cư {city}, {area} mét vuông, {rooms} phòng, {amount}
      {rooms} phòng, {area} mét vuông, {city}, {amount}
      Tìm nhà ở {city} vào ở được {date}, tầm {amount}
      {person} cho thuê căn {area} mét vuông ở {city} giá {amount}
      {date} {time} đến xem nhà ở {address} được không?
      Phòng trọ {city}, {area} mét vuông, gọi {phone}
      Cần thuê: {city}, {rooms} phòng, tối đa {amount}
      Giá {amount}, {rooms} phòng, vào ở {date}, liên hệ {phone}
      Nhà mình {people} người muốn thuê nhà {rooms} phòng ở {city}
    `),
    set_timer: lines(`
      Đếm ngược {duration}
      {duration} nữa (báo tôi|gọi tôi|reo chuông)
      Báo thức {time}[, {date}]
      Tính giờ {duration} từ bây giờ
      {date} mình phải dậy {time}
      Nấu mì, hẹn {duration} nhé
      Tắt báo thức {date} {time}
      Báo thức: {date} {time}
      Tôi ngủ {duration}, đến giờ thì gọi
      Tạo báo thức {time} tên là {task}
      Bánh nướng mất {duration}, canh giờ hộ mình
      {date} dậy sớm, để chuông {time}
    `),
  },
  emotions: {
    joy: words(`
      Hạnh phúc quá!; Hôm nay tâm trạng tuyệt lắm!; Cuối cùng cũng đỗ rồi, mừng quá!; Vui đến mất ngủ.; Ôi, thích quá đi!; Chưa bao giờ tôi vui thế này.;
      Cả ngày cười tít mắt.; Cứ như mơ, tuyệt vời!; Cả nhà ai cũng mừng rỡ.; Lòng tôi rộn ràng.; Em bé chào đời, chúng tôi hạnh phúc lắm.; Vui quá nên tôi cứ hát mãi.
    `),
    anger: words(`
      Bực mình thật!; Sao lại có thể làm thế!; Tức điên lên được.; Các người coi tôi là gì!; Tôi giận tím mặt.; Đừng có nói linh tinh!; Thật khó chịu hết sức.;
      Lại thất hứa, tôi không tha thứ đâu.; Phải nói bao nhiêu lần nữa!; Càng nghĩ càng tức.; Thái độ này không chấp nhận được.; Phải chịu trách nhiệm ngay!
    `),
    sadness: words(`
      Nước mắt cứ rơi mãi.; Dạo này tôi chán nản lắm.; Nhớ bà quá mà khóc.; Lòng tôi trống rỗng.; Chẳng muốn làm gì, cô đơn quá.; Con chó nhà tôi mất rồi.;
      Chia tay xong tôi đau khổ lắm.; Buồn đến nuốt không trôi cơm.; Nghe tin mà tôi suy sụp.; Thi trượt, buồn vô cùng.; Tôi nhớ người bạn đã đi xa.; Tôi thấy tủi thân quá.
    `),
    fear: words(`
      Ở một mình ban đêm tôi sợ lắm.; Tôi sợ run cả tay.; Lo kết quả khám không tốt.; Tim đập thình thịch, không ngủ được.; Cứ như có ai theo sau, nổi da gà.;
      Tôi sợ đi máy bay.; Tôi sợ mất việc.; Lòng tôi thấp thỏm không yên.; Nghĩ thôi đã rùng mình.; Chỉ sợ con bị đau.; Bão sắp vào, hoảng quá.; Không biết có tai nạn gì không, lo quá.
    `),
    surprise: words(`
      Trời ơi, chuyện gì thế này!; Hả, thật sao?; Nằm mơ cũng không thấy.; Không thể nào!; Hoàn toàn ngoài dự đoán.; Tôi không tin vào mắt mình.;
      Bất ngờ quá, không nói nên lời.; Sao bạn tự nhiên xuất hiện vậy!; Trúng thưởng rồi, khó tin quá!; Ồ, ai ngờ lại lật ngược thế này!; Tôi giật cả mình.; Ai mà nghĩ ra được!
    `),
    gratitude: words(`
      Nhờ có bạn mà xong việc, cảm ơn nhé!; Ơn này tôi không quên.; Cảm ơn anh chị luôn quan tâm.; Không biết cảm ơn sao cho hết.; Bạn giúp tôi nhiều quá, cảm ơn!;
      Cảm ơn vì đã dành thời gian.; Có bạn thật may, cảm ơn bạn.; Con xin cảm ơn thầy cô.; Cảm ơn mọi người đã ủng hộ.; Cảm ơn vì luôn tin tôi.;
      Lời bạn nói ấm lòng lắm, cảm ơn.; Đội ơn gia đình nhiều lắm.
    `),
  },
  sentiments: {
    positive: lines(`
      Mua {product} thật đúng đắn.
      {venue} đồ ăn ngon, không gian đẹp.
      {company} giao nhanh, đóng gói cẩn thận.
      {product} vừa đẹp vừa bền, rất hài lòng.
      Lần sau lại đến {venue}!
      Nhân viên {company} nhiệt tình, giải quyết ngay.
      Tôi đã giới thiệu {product} cho bạn bè.
      Giá này thì {product} quá đáng tiền.
      Chúng tôi có buổi tối vui vẻ ở {venue}.
      {product} tốt hơn mong đợi.
      {company} vẫn uy tín như mọi khi.
      {venue} ở {city} phòng sạch, cảnh đẹp mê.
      Giờ không thể thiếu {product} được!
    `),
    negative: lines(`
      Mua {product} phí tiền.
      {venue} vừa ồn vừa bẩn.
      Gọi {company} cả tiếng không ai nghe.
      Đừng bao giờ mua {product}.
      Ăn ở {venue} về đau bụng.
      {company} giao hàng chậm kinh khủng.
      Chất lượng {product} kém quá.
      Nhân viên {venue} thái độ rất tệ.
      {product} không giống quảng cáo chút nào, chán.
      {company} không hoàn tiền, quá thất vọng.
      {product} ồn không dùng nổi.
      {venue} ở {city} vừa đắt vừa dở.
      Hối hận vì đã mua {product}.
    `),
    neutral: lines(`
      {venue} mở cửa {time}.
      {product} nặng {number} gam.
      Trụ sở {company} ở {city}.
      Tôi đặt {product} {date}.
      Địa chỉ của {venue} là {address}.
      Sách hướng dẫn {product} nằm trong hộp.
      {company} thành lập năm {year}.
      {venue} có {number} chỗ ngồi.
      {product} có giá {amount}.
      {date} tôi ghé {venue}.
      {product} bình thường, không tốt không xấu.
      {company} có {number} nhân viên.
      {product} là mẫu của năm {year}.
    `),
  },
  extract: words(`
    Tìm các mục cần thiết trong đoạn dưới đây.; Biến tin nhắn này thành dữ liệu.; Đọc câu rồi điền từng mục.; Tóm lại thông tin trong bài;
    Trích các giá trị được yêu cầu.; Chỉ lấy thông tin chính.; Điền vào chỗ trống theo nội dung.; Phân tích văn bản và cho biết giá trị.;
    Liệt kê thông tin theo từng mục; Hãy trích xuất chi tiết của câu.; Nhập câu này vào biểu mẫu giúp tôi.
  `),
  classify: lines(`
    Đoạn này thuộc loại nào? Chọn trong {labels}.
    Gắn nhãn phù hợp: {labels}
    {labels}, cái nào đúng nhất?
    Xác định xem câu thuộc nhóm nào: {labels}
    Kiểu văn bản là gì? Có thể chọn: {labels}
    Đáp án có thể: {labels}. Chỉ trả lời một.
    Phân loại tin nhắn ({labels})
    Chọn mục đúng trong danh sách sau: {labels}
    Chủ đề của câu này? {labels}
    Hãy chọn một nhãn. Nhãn: {labels}
  `),
  outside: lines(`
    Nói (chi tiết|ngắn gọn) cho tôi về {topic}
    Lịch sử của {topic} ra sao?
    Vì sao mọi người quan tâm đến {topic}?
    Sáng tác lời bài hát chủ đề {topic}
    Muốn học về {topic} thì bắt đầu từ đâu?
    So sánh ưu nhược điểm của {topic}
    Giảng {topic} cho học sinh tiểu học hiểu
    Viết giúp một bài blog về {topic}
    Ra vài câu đố về {topic}
    Viết tóm tắt luận văn về {topic}
    Viết chương trình Python mô phỏng {topic}
    Ai là người đầu tiên nghĩ ra {topic}?
    Lấy {topic} chọc cười tôi đi
    Bạn có lời khuyên nào về {topic}?
    {topic} ảnh hưởng thế nào đến cuộc sống?
    {topic} và hạnh phúc, cái nào quan trọng hơn?
    Mười điều thú vị về {topic}
    Nếu tranh luận về {topic} thì phe phản đối nói gì?
    Tương lai của {topic} sẽ ra sao?
    Viết tiểu thuyết lấy đề tài {topic}
    Định nghĩa của {topic} là gì
    Chứng minh {topic} bằng toán học
  `),
  outsideTopics: words(`
    hố đen; thuyết tương đối; biến đổi khí hậu; trí tuệ nhân tạo; nhà Trần; nhà Nguyễn; chữ Nôm; đế chế La Mã; cách mạng Pháp; chiến tranh thế giới thứ hai;
    vi tích phân; xác suất; số nguyên tố; định lý Pythagoras; gen di truyền; hệ miễn dịch; quang hợp; động đất; nguồn gốc vũ trụ; người ngoài hành tinh;
    Phật giáo; Nho giáo; chủ nghĩa hiện sinh; ý nghĩa cuộc đời; ý chí tự do; giấc mơ; tình bạn; nỗi cô đơn; lạm phát; thị trường chứng khoán; tiền điện tử;
    chủ nghĩa tư bản; chế độ bầu cử; nữ quyền; cờ vây; múa rối nước; ca trù; lịch sử nhạc jazz; trường phái ấn tượng; thời Phục hưng; Shakespeare;
    Truyện Kiều; múa đương đại; giảm cân; thiền định; văn hóa trà; sinh vật biển sâu; chim cánh cụt; tâm lý loài mèo; hàm đệ quy; thuật toán sắp xếp;
    chuỗi khối; máy tính lượng tử; truyền thuyết rồng tiên
  `),
};
