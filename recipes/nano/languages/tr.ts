// Turkish. Endings that depend on the word before them are marked: 'da~ becomes 'da, 'de, 'ta or 'te (agree.ts).
import type { Language } from "../language.ts";
import { lines, words } from "../lists.ts";

export const tr: Language = {
  code: "tr",
  locale: "tr-TR",
  faker: "tr",
  spaced: true,
  currencies: ["TRY", "TRY", "EUR", "USD"],
  numbers: words("üç; dört; beş; altı; yedi; sekiz; dokuz; on; on bir; on iki"),
  relativeDates: words(`
    bugün; yarın; öbür gün; bu akşam; yarın sabah; gelecek hafta; bu hafta sonu; gelecek cuma; gelecek pazartesi;
    gelecek ay; iki hafta sonra; bu öğleden sonra; yarın akşam; bu pazar
  `),
  onWeekday: words("<{}> günü; <bu {}>; <{} akşamı>; <{} sabahı>"),
  onDate: words("<{}> günü; <{}> tarihinde; <{}> günü"),
  times: words(
    "saat <{H}:{MM}> sularında; saat <{H}:{MM}> civarında; <{H}:{MM}> gibi; saat <{h}> gibi; <akşam {h}> gibi",
  ),
  amPm: ["sabah", "akşam"],
  durations: { minutes: "{n} dakika", hours: "{n} saat" },
  venues: words(
    "{last} Lokantası; Kafe {last}; {first} Usta; Otel {last}; {last} Restoran; {city} Sofrası; {first}'in Yeri; Meyhane {last}",
  ),
  companies: words(
    "{last} A.Ş.; {last} Ltd. Şti.; {last} Holding; {last} Kardeşler; {last} Danışmanlık; {last} İnşaat",
  ),
  streets: words(
    "{last} Caddesi No: {number}; {first} {last} Sokak {number}; {last} Bulvarı {number}; Atatürk Caddesi {number}",
  ),
  items: words(
    "gömlek; defter; pil; kupa; ampul; telefon kılıfı; lamba; çorap; kalem; yastık; sandalye; sırt çantası; havlu; mum; şemsiye; tabak",
  ),
  groceries: words(
    "süt; yumurta; ekmek; elma; pirinç; tereyağı; zeytinyağı; domates; peynir; soğan; muz; kahve; deterjan; havuç; yoğurt; tuz; makarna; patates",
  ),
  tasks: words(`
    dişçiyi aramak; çiçekleri sulamak; kirayı ödemek; çiçek almak; kediyi beslemek; pasaportu yenilemek;
    sözleşmeyi göndermek; çöpü çıkarmak; kitapları geri vermek; arabayı şarj etmek; takım elbiseyi almak;
    kuaförden randevu almak
  `),
  topicsOfMeetings: words(
    "bütçe; çeyrek raporu; yeni web sitesi; işe alımlar; ürün tanıtımı; pazarlama planı; müşteri görüşleri; yeni ofis; seyahat giderleri; eğitim",
  ),
  messages: words(`
    on dakika gecikeceğim; yemek hazır; anahtarlar paspasın altında; doğum günün kutlu olsun; beni geri ara;
    tren gecikti; tatlıyı ben getiririm; dün için teşekkürler; istasyonda görüşürüz; biletleri unutma
  `),
  problems: words(`
    ekran hep siyah kalıyor; şarj olmuyor; uygulama açılırken çöküyor; paket hasarlı geldi; giriş yapamıyorum;
    ses cızırtılı geliyor; bir parçası eksik; iki kez ücret alındı; bedeni yanlış geldi
  `),
  events: words("konser; düğün; kitap fuarı; sergi; futbol maçı; film festivali; tiyatro oyunu; panel"),
  jobs: words(
    "hemşire; yazılımcı; öğretmen; mimar; tesisatçı; avukat; aşçı; muhasebeci; fotoğrafçı; elektrikçi; gazeteci; diş hekimi; marangoz; pilot",
  ),
  cities: words(`
    Paris; Roma; Viyana; Lizbon; Tokyo; Kopenhag; Londra; Seul; Milano; Amsterdam; Madrid; Oslo; Stockholm; Brüksel;
    Cenevre; Prag; Atina; Berlin; Bakü; Sofya
  `),
  enumerations: {
    cuisine: words(
      "<İtalyan> restoranı; <Japon> restoranı; <Meksika> restoranı; <Hint> restoranı; <Çin> restoranı; <Tayland> restoranı; <Fransız> restoranı; <Yunan> restoranı",
    ),
    color: words("<kırmızı>; <mavi>; <yeşil>; <siyah>; <beyaz>; <sarı>"),
    device: words("<ışık>; <kalorifer>; <televizyon>; <vantilatör>; <kahve makinesi>; <panjur>"),
    room: words("<mutfak>; <yatak odası>; <oturma odası>; <banyo>; <garaj>; <çalışma odası>"),
    transport: words("<araba> ile; <tren> ile; <otobüs> ile; <bisiklet> ile; <yaya>"),
    room_type: words("<tek kişilik oda>; <çift kişilik oda>; <süit>"),
  },
  openers: words("Merhaba,; Selam,; Günaydın,; İyi günler,; Bir sorum var:; Pardon,"),
  closers: words("Teşekkürler!; Çok teşekkür ederim.; Şimdiden sağ olun.; Görüşürüz.; Lütfen.; İyi günler."),
  templates: {
    book_table: lines(`
      {city}'da~ bir {cuisine} için {date} [{time}] {people} kişilik masa (ayırtmak istiyorum|lazım|istiyoruz)
      {venue} için {date} {time} [{people} kişilik] bir masa (ayırt|ayırtın|ayırtır mısın)
      {date} {time} {people} kişilik boş masanız var mı?
      {people} kişiyiz, {date} {city}'da~ bir {cuisine} arıyoruz
      Rezervasyon: {venue}, {people} kişi, {date}, {time}, isim {person}
      {person} {date} {people} arkadaşıyla {venue} restoranında yemek istiyor
    `),
    book_trip: lines(`
      {date} {origin} - {destination} arası (bir uçak|bir bilet|bir otobüs) (lazım|arıyorum|bul)[, saat önemli değil]
      {date} {origin}'dan~ {destination}'ya~ (gitmek|uçmak) istiyorum
      {origin}'dan~ {destination}'ya~ {transport} nasıl giderim?
      {destination} için {people} bilet, {date}, {origin} çıkışlı
      {person} {date} {origin}'dan~ {destination}'ya~ gidiyor
    `),
    book_hotel: lines(`
      {city}'da~ {venue} otelinde {date} {nights} gece için {room_type} (istiyorum|ayırtın|lazım)
      {city}'da~ otel arıyorum, giriş {date}, {nights} gece, {people} kişi
      {city}'da~ {nights} gece {room_type}[, gecelik en fazla {amount}]
      {person} {venue} otelinde {nights} gece kalacak, {date} geliyor
    `),
    set_reminder: lines(`
      {date} [{time}] bana hatırlat: {task}
      {date} yapmam gereken: {task}[, {time} haber ver]
      Yeni görev: {task}, son gün {date}
      Hatırlatma kur, {date}, {time}: {task}
    `),
    schedule_meeting: lines(`
      {person} ile {date} {time} {topic} hakkında toplantı (ayarla|planla|düzenle)
      {date} {person} ile {topic} hakkında {duration} konuşmak istiyorum
      {person} ile {date} {time} görüşüyoruz, konu {topic}
      Takvim: {topic}, {person}, {date}, {time}, {duration}
    `),
    play_music: lines(`
      {artist} söylesin, {song} (çal|aç) [{service} üzerinden]
      {artist} şarkılarından bir şeyler çal[, mesela {song}]
      {song} şarkısını {playlist} listeme ekle[, söyleyen {artist}]
      [{artist} söylüyor,] {song} adlı şarkıyı bul
    `),
    get_weather: lines(`
      {date} {city}'da~ hava nasıl olacak?
      {date} {city}'da~ (yağmur yağacak mı|kar yağacak mı|hava soğuk mu)?
      {city}'da~ {date} (şemsiye|mont) lazım mı?
      {city} hava durumu, {date}, lütfen
    `),
    order_items: lines(`
      {count} [{color}] {item} (sipariş etmek istiyorum|alacağım|lütfen)[, toplam {amount}]
      Sepete {count} {color} {item} ekle
      {date} {count} {item} lazım, mümkünse {color}
      {person} {company} firmasından {amount} karşılığında {count} {item} aldı
    `),
    shopping_list: lines(`
      Alışveriş listesine {list} (ekle|yaz)
      Evde {list} kalmadı
      Eve gelirken {list} al
      {date} alınacaklar: {list}
    `),
    send_money: lines(`
      {person}'ya~ {amount} (gönder|yolla|havale et)[, {date}]
      {person} bana {amount} borçlu
      {company} faturası {code}, {amount}, son ödeme {date}
      {date} {company} firmasına {amount} ödedim
    `),
    send_message: lines(`
      {person}'ya~ (yaz|söyle|cevap ver): {message}
      {person} için mesaj gönder: {message}
      {person}'ya~ {email} adresinden yaz: "{message}"
      {person2} kişisinden {person}'ya~ not: {message}
    `),
    add_contact: lines(`
      (Kaydet|Yeni kişi): {person}, {phone}[, {email}]
      Adım {person}, bana {phone} numarasından [veya {email} adresinden] ulaşabilirsiniz
      {person} {company} firmasında {job} olarak çalışıyor, telefonu {phone}
      {person}'nın~ yeni numarası {phone}, adresi {address}
    `),
    control_home: lines(`
      {room}: {device} (açılsın{=on:true}|kapansın{=on:false})
      {room} için {device} ayarını {number} (yüzde|derece) yap
      {time} {room} bölümünde {device} kapansın{=on:false} lütfen
      {date} {time} {device} ({room}) (açık{=on:true}|kapalı{=on:false}) olsun
    `),
    report_problem: lines(`
      {product} ile ilgili bir sorunum var: {problem}
      Sipariş {code}: {problem}[. {amount} iade istiyorum]
      {company} marka {product} bozuldu, {problem}
      {person} kişisinden talep {code}: {problem}
    `),
    navigate: lines(`
      [{transport}] {address} adresine (götür|git|yol tarifi ver)
      {city}'da~ {venue} adlı yere {transport} nasıl giderim?
      {origin} ile {destination} arası {transport} ne kadar sürer?
      {time} {address} adresinde olmalıyım, {transport} geliyorum
    `),
    announce_event: lines(`
      {date} {time} {city}'da~ {event} var[, bilet {amount}]
      {person} seni {date} {venue} adlı yerdeki {event} için davet ediyor
      {artist} {date} {city}'da~ {venue} sahnesinde, biletler {amount} fiyatından başlıyor
      Kaçırma: {event}, {city}, {date}, kapı açılışı {time}
    `),
    describe_person: lines(`
      {person} {city}'da~ {job} [ve {company} firmasında çalışıyor]
      {person} {age} yaşında ve {city}'da~ yaşıyor
      {person} {year} yılından beri {company} firmasında {job} olarak çalışıyor
      {person} {year} yılında {city}'da~ doğdu
      {job} {person} ({age}) {origin}'dan~ {destination}'ya~ taşınıyor
    `),
    translate_text: lines(`
      "{message}" cümlesini {language} diline (çevir|çevirin)
      "{message}" {language} dilinde nasıl denir?
      Bunu {language} olarak istiyorum: "{message}"
    `),
    rent_home: lines(`
      {city}'da~ {rooms} odalı daire, {area} metrekare, aylık {amount}
      {city}'da~ {rooms} odalı ev (arıyorum|arıyoruz), en fazla {amount}
      Kiralık: {area} metrekare, {rooms} oda, {address}, {amount}
    `),
    set_timer: lines(`
      {duration} için sayaç (kur|başlat)
      Beni {date} {time} uyandır
      Alarmı {date} {time} kur
      Yumurtalar {duration} kaynayacak, süreyi başlat
    `),
  },
  labels: words(`
    masa ayırtma; seyahat ayırtma; otel ayırtma; hatırlatma; toplantı ayarlama; müzik çalma; hava durumu; sipariş;
    alışveriş listesi; para gönderme; mesaj gönderme; kişi kaydetme; ev kontrolü; sorun bildirme; yol tarifi; etkinlik;
    kişi tanıtımı; çeviri; ev kiralama; alarm
  `),
  topics: words("yemek; seyahat; iş; müzik; hava; alışveriş; para; kişiler; ev; etkinlikler"),
  emotions: {
    joy: lines("Çok mutluyum!\nNe güzel bir gün!\nGülümsemeden duramıyorum."),
    anger: lines("Bu rezalet!\nGerçekten çok kızgınım.\nBu beni çileden çıkarıyor."),
    sadness: lines("Çok üzgünüm.\nAğlamak istiyorum.\nKalbim kırıldı."),
    fear: lines("Ters gitmesinden korkuyorum.\nÇok korkuyorum.\nBu beni çok endişelendiriyor."),
    surprise: lines("Bunu hiç beklemiyordum!\nNe büyük sürpriz!\nİnanamıyorum."),
    gratitude: lines("Çok minnettarım.\nHer şey için çok sağ olun.\nYardımın için gönülden teşekkürler."),
  },
  sentiments: {
    positive: lines(`
      {product} ürünümü çok seviyorum.
      {venue} harikaydı, çalışanlar çok nazikti.
      {product} kusursuz çalışıyor, tavsiye ederim.
      {company} beş yıldızı hak ediyor, harika hizmet!
    `),
    negative: lines(`
      {product} iki günde bozuldu.
      {venue} berbat, bir daha asla gitmem.
      {product} beni hayal kırıklığına uğrattı.
      {company} hiç cevap vermiyor, destek korkunç.
    `),
    neutral: lines(`
      {product} {date} geldi.
      {venue} istasyonun yanında.
      {company} firmasının {city}'da~ ofisi var.
      {product} üç renkte satılıyor.
    `),
  },
  sentimentLabels: words("olumlu; olumsuz; nötr"),
  emotionLabels: words("sevinç; öfke; üzüntü; korku; şaşkınlık; minnet"),
  fields: words(
    "ad; şehir; nereden; nereye; tarih; saat; kişi; yer; tutar; para birimi; ürün; adet; telefon; şirket; meslek; mesaj; görev; etkinlik; renk; oda",
  ),
  extract: lines("Metindeki bilgileri çıkar.\nFormu doldur.\nCümlede hangi bilgiler var?\nAyrıntıları ver."),
  classify: lines(`
    Metni sınıflandır. Sınıflar: {labels}
    Hangisi uygun: {labels}
    Birini seç: {labels}
    Bu ne hakkında? Seçenekler: {labels}
  `),
  outside: lines(`
    {topic} hakkında bir (şiir|hikâye|deneme) yaz
    Bana şunu açıkla: {topic}
    {topic} hakkında ne düşünüyorsun?
    {topic} üzerine bir fıkra anlat
    {topic} nasıl işler?
  `),
  outsideTopics: words("kuantum fiziği; demokrasi; volkanlar; aşk; satranç; felsefe; evrim; dinozorlar"),
  refusal:
    "Bu konuda yardımcı olamam. Kısa metinleri veriye çeviririm: bir şema, sınıflar veya araçlar verin.",
};
