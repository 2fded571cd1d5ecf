// Turkish: further wordings beside languages/tr.ts. Dates and times are adverbs here ("yarın", "saat 9 gibi"), things stand
// without endings, and an ending that follows a name is marked: 'da~ (agree.ts).
import type { Wordings } from "../language.ts";
import { lines, words } from "../lists.ts";

export const tr: Wordings = {
  relativeDates: words(`
    haftaya salı; öbür hafta; ay sonunda; bu gece; gelecek perşembe; üç gün sonra; yarın öğlen; önümüzdeki çarşamba;
    haftaya bugün; bu cumartesi; gelecek ayın başında
  `),
  venues: words(`
    {last} Kebap Salonu; {city} Balık Evi; {first} Abla Mutfağı; {last} Pastanesi; Kahveci {first}; {last} Kültür Merkezi;
    {last} Butik Otel; {city} Çay Bahçesi; {last} Et Lokantası; Ocakbaşı {first}
  `),
  companies: words(`
    {last} Yazılım; {last} ve Oğulları; {last} Lojistik A.Ş.; {last} Mobilya; {city} Turizm; {last} Gıda Sanayi;
    {last} Elektronik; {last} Mimarlık Ofisi; {first} {last} Tekstil
  `),
  items: words(`
    masa lambası; kablosuz kulaklık; cam bardak; pamuklu tişört; spor ayakkabı; yün kazak; kahve fincanı; çöp kovası;
    kesme tahtası; dosya; ajanda; klavye; oyuncak araba; battaniye; saksı; yağmurluk; deri cüzdan; şapka; eldiven; atkı;
    bisiklet kaskı; yoga matı; termos; yemek takımı; nevresim takımı; duvar saati; çerçeve; bavul; uzatma kablosu; perde;
    makas; plaj havlusu
  `),
  groceries: words(`
    zeytin; bal; kaşar peyniri; taze fasulye; kırmızı mercimek; nohut; salatalık; tam buğday ekmeği; limon; maydanoz;
    çilek reçeli; bulgur; un; toz şeker; siyah çay; maden suyu; tavuk göğsü; kıyma; domates salçası; yeşil biber; ıspanak;
    sarımsak; portakal; üzüm; bulaşık süngeri; tuvalet kâğıdı; diş macunu; dondurma
  `),
  tasks: words(`
    anneme çiçek göndermek; elektrik faturasını ödemek; arabayı servise götürmek; çocukları okuldan almak;
    doktordan randevu almak; raporu bitirmek; köpeği gezdirmek; vitaminleri içmek; müdüre cevap yazmak; otele para yatırmak;
    vize başvurusunu tamamlamak; kargoyu teslim almak; ütü yapmak; bahçeyi sulamak; kombiye bakım yaptırmak; sigortayı yenilemek;
    sunumu hazırlamak; teyzemi ziyaret etmek; çamaşırları asmak; buzdolabını temizlemek; evin anahtarını bırakmak; hediye paketlemek;
    toplantı notlarını paylaşmak; lastikleri değiştirtmek; kütüphaneye uğramak; ilaçları eczaneden almak; market alışverişi yapmak;
    doğum günü pastası sipariş etmek; aboneliği iptal etmek; fotoğrafları yedeklemek; vergi beyannamesi vermek; bilgisayarı güncellemek;
    spor salonuna yazılmak; balkonu boyamak; teklifi imzalamak; ev sahibini aramak; uçak biletini almak; valizi toplamak;
    oğlumun ödevine bakmak; muhasebeye fatura kesmek; banka kartını yenilemek
  `),
  topicsOfMeetings: words(`
    yıllık hedefler; sözleşme yenileme; yeni logo; stok durumu; müşteri şikâyetleri; mobil uygulama; ofis taşınması;
    yılbaşı partisi; maaş zamları; ihracat planı; tedarikçi seçimi; sosyal medya; satış rakamları; proje takvimi;
    iş güvenliği; veri güvenliği; ekip yapısı; staj programı; bayi toplantısı; depo düzeni; fuar hazırlıkları; ar-ge bütçesi;
    kalite raporu; uzaktan çalışma; vergi denetimi; ikinci etap; tanıtım filmi; performans görüşmeleri; lojistik maliyetleri;
    sponsorluk teklifi; tasarım değişiklikleri
  `),
  messages: words(`
    yoldayım, birazdan oradayım; bugün toplantıya yetişemem; akşama makarna yaptım; kargo kapıcıda; arabanın yeri değişti;
    sınavı geçtim; bebek nihayet uyudu; telefonumun şarjı bitiyor; ekmek almayı unutma; rapor yarına hazır olur;
    sabah uçağı iptal edildi; maç iki iki bitti; bu hafta sonu annemlere gidiyoruz; dosyayı e-postayla yolladım;
    kapıda bekliyorum; yarın izinliyim; hesabı ben ödedim; randevuyu ertelemek istiyorum; ev çok güzel olmuş;
    ışıkları açık bırakmışsın; çocuklar iyi, merak etme; trafik çok kötü; şemsiyeni bende unuttun; doktor her şey yolunda dedi;
    iki bilet ayırttım; sunumu beğendiler; geçmiş olsun; yeni işin hayırlı olsun; akşam yemeğine bekleriz; şifre değişti;
    teklifinizi kabul ediyoruz; faturayı henüz almadım; saat değişti, bir saat geç geliyoruz; kedi yine kaçtı; bayramın mübarek olsun;
    imzalı belge elime ulaştı; bu ay kira gecikecek; sesini duymak istedim; düğün tarihi belli oldu; otoparkta yer yok;
    su kesintisi varmış
  `),
  problems: words(`
    düğmesi basmıyor; pil bir saatte bitiyor; garip bir koku geliyor; kapağı kırık çıktı; ekranda çizgiler var; yanlış renk gönderilmiş;
    kargo üç haftadır gelmedi; internete bağlanmıyor; kendi kendine kapanıyor; çok ısınıyor; su sızdırıyor; güncellemeden sonra açılmıyor;
    faturası kutudan çıkmadı; kumanda çalışmıyor; kulaklığın sol tarafı susuyor; tuşlar takılıyor; indirim kodu geçersiz diyor;
    şifremi sıfırlayamıyorum; para iadesi hâlâ yapılmadı; dikişleri sökülmüş; fermuarı bozuk; motordan ses geliyor; kamera bulanık çekiyor;
    kutu açılmış olarak geldi; adaptörü eksik; hesabım kilitlendi; bildirim gelmiyor; dosyalarım silindi; camı çatlamış; ayarlar kaydedilmiyor;
    servis telefona bakmıyor
  `),
  events: words(`
    caz konseri; bahar şenliği; mezuniyet töreni; yazılım konferansı; voleybol maçı; stand-up gösterisi; sokak festivali;
    resim sergisi; yardım kermesi; bilim fuarı; satranç turnuvası; açık hava sineması; yarı maraton; imza günü; dans gecesi;
    nişan töreni; yemek atölyesi; şiir dinletisi; moda haftası; basketbol finali; müzikal; kariyer günü; bale gösterisi;
    kuruluş yıldönümü; çocuk şenliği; halk oyunları gecesi
  `),
  jobs: words(`
    çocuk doktoru; otobüs şoförü; grafik tasarımcı; makine mühendisi; eczacı; veteriner; kuaför; garson; bankacı; polis;
    emlak danışmanı; satış müdürü; çevirmen; kütüphaneci; bahçıvan; terzi; psikolog; inşaat mühendisi; kasiyer; müzik öğretmeni;
    yazar; itfaiyeci; veri analisti; oto tamircisi; ebe; güvenlik görevlisi; insan kaynakları uzmanı; kameraman; fırıncı;
    proje yöneticisi; matematik öğretmeni; tiyatro oyuncusu
  `),
  openers: words(
    "Hey,; İyi akşamlar,; Kolay gelsin,; Rica etsem,; Selamlar,; Ya bir şey diyeceğim:; Sayın yetkili,; Acil:; Bir ricam olacak:",
  ),
  closers: words(
    "Sağ ol!; Kolay gelsin.; Saygılarımla.; Haber bekliyorum.; Sevgiler.; Teşekkür ederim.; Elinize sağlık.; İyi çalışmalar.; Hoşça kal.",
  ),
  templates: {
    book_table: lines(`
      {venue}: {people} kişilik yer, {date}[, {time}][, {person} adına]
      (Selamlar, |){date} [{time}] {venue} için {people} kişilik rezervasyon (rica ediyorum|yaptırmak istiyorum|alabilir miyim?)
      {people} kişilik masa, {date}, {city}, tercihen {cuisine}
      {person} adına {people} kişilik masa (ayırtabilir misiniz|ayırır mısınız)? [{date} olsun, {time}.]
      {city}'da~ güzel bir {cuisine} (bul|öner|var mı), {date} {people} kişi (gideceğiz|olacağız)
      Acaba {time} {venue} müsait mi? {people} kişi geleceğiz[, {date}]
      {date} eşimle yemeğe çıkıyoruz, {city}'da~ bir {cuisine} (olsa güzel olur|ayarla)
      {people} kişilik rezervasyonumuzu değiştirin: {date} {time}, {venue}, {person}
      {date} akşam yemeği: {cuisine}, {city}, {people} kişi[, isim {person}]
      {venue} {date} açık mı, {people} kişiye yer bulunur mu?
    `),
    book_trip: lines(`
      {origin} çıkışlı {destination} bileti (bakıyorum|arıyorum|lazım), {date}[, {people} kişi]
      {destination}'ya~ {date} {transport} (gitmek istiyorum|gideceğim), {origin}'dan~ çıkıyorum
      {people} kişi {date} {origin}'dan~ {destination}'ya~ uçuyoruz[, kalkış {time}]
      {date} {destination} seferi var mı? {origin}'dan~ bineceğim
      En ucuz {origin} - {destination} (uçuşu|otobüsü|treni) hangisi? [Gidiş {date}]
      {origin}'dan~ {date} {time} kalkan {destination} (uçağına|trenine|otobüsüne) {people} bilet [lütfen]
      Yolculuk: {origin} - {destination}, {date}, {people} yolcu[, {transport}]
      {person} için {origin}'dan~ {destination}'ya~ bilet (al|ayırt|bakar mısın), {date}
      {destination} yolcusuyum, {date} {origin}'dan~ {transport} yola çıkıyorum
      ({people} kişilik|Bir kişilik) tatil: {destination}, {date} {origin} kalkışlı
    `),
    book_hotel: lines(`
      {date} {city}'da~ {nights} gece kalacak yer (arıyoruz|lazım|bul) [, {people} kişiyiz]
      {venue}: {room_type}, {nights} gece, giriş {date}[, {person}]
      {room_type} kaç para, {date} {nights} gece kalsak? [{people} kişiyiz]
      {person} adına {venue} otelinde {room_type} (ayırır mısınız|rica ediyorum), {date}, {nights} gece
      {nights} gece {city}, {room_type}, gecelik {amount} civarı olsun
      {people} kişi {date} {city}'da~ konaklayacağız, {room_type} (olabilir mi|istiyoruz)
      {date} boş {room_type} var mı? {nights} gece (kalacağım|kalacağız)
      {city} otelleri, bütçe {amount}, {nights} gece, {date} giriş
      {venue} rezervasyonumu {nights} gece yapın, giriş {date} [olsun]
    `),
    set_reminder: lines(`
      {task} lazım, {date} [{time}] (hatırlat|aklıma getir|haber ver)
      Unutturma: {task}[, {date}] [{time}]
      {date} {time} {task} gerekiyor, (not al|hatırlatıcı ekle)
      Yapılacaklar listeme ekle: {task}, {date}
      {task} - {date}[, {time}]
      {person} {date} şunu yapsın: {task}
      {date} için küçük bir not: {task}[, {time} alarm ver]
      {date} {time} {task} gerektiğini bana (hatırlatır mısın|söyle)
      Aklımda olsun, {date} {task} (şart|gerek|lazım)
      {date} [{time}] hatırlatma (istiyorum|ekle): {task}
    `),
    schedule_meeting: lines(`
      {topic} hakkında {date} {person} ile (bir araya gelelim|toplanalım|görüşelim)[, {duration} yeter]
      {person} {date} {time} müsait mi? Konu: {topic}
      Takvimime {person} ile {duration} görüşme (ekle|koy): {date} [{time}]
      {date} {time} toplantı var, konu {topic}, katılan {person}
      {topic} toplantısını {date} {time} olacak şekilde yeniden planla
      {duration} sürecek bir görüşme (ayarlayalım|planla), {person} ile, {date}, konu {topic}
      {person}'ya~ toplantı daveti gönder: {topic}, {date} {time}
      Sayın {person}, {topic} için {date} {time} uygun mudur?
      {date} {person} ile kahve içip {topic} konuşacağız[, {time}]
    `),
    play_music: lines(`
      {song} (açar mısın|çalar mısın|aç)?
      {service} üzerinden {artist} (aç|çal|dinlet)
      Canım {artist} çekti, {song} (koy|aç|gelsin)
      {playlist} listemi (karışık çal|aç|başlat) [{service} uygulamasında]
      Sıradaki şarkı {song} olsun[, {artist}]
      Şimdi {artist} dinlemek istiyorum[, özellikle {song}]
      {artist} - {song}[, {service}]
      En sevdiğim {artist} şarkısı {song}, (çalsana|onu aç)
      {song} bitince {artist} devam etsin
      {service} aç, {playlist} çal
    `),
    get_weather: lines(`
      {city}'da~ {date} kaç derece olacak?
      {date} {city}'ya~ gidiyorum, hava (soğuk mu|sıcak mı|nasıl)?
      {city} için {date} hava tahmini (ver|lütfen|nedir?)
      {date} {city} civarında fırtına (var mı|bekleniyor mu)?
      Hava {city}'da~ {date} {time} nasıl olur?
      {city}'da~ piknik yapacağız, {date} yağış var mı?
      {date} üşür müyüm {city}'da~?
      {city} {date} hava
      (Söyler misin|Bakar mısın), {date} {city}'da~ güneş çıkacak mı?
    `),
    order_items: lines(`
      {color} {item}, {count} adet, (sepete at|sipariş ver|hemen alayım)
      {company} firmasından {count} {item} sipariş (ettim|verdik), {amount} tuttu
      {count} adet {color} {item} ne kadar?
      {date} elimizde olacak şekilde {count} {item} (gönderin|istiyoruz)[, adres {address}]
      {item} var mı {color}? Varsa {count} tane alırım
      Siparişim: {count} adet {item}[, {color}][, toplam {amount}]
      {person} için {count} {item} (paketler misiniz|hazırlayın), {color} olsun
      {code} numaralı siparişteki {count} {item} iade edilecek
      Bana {count} tane {item} lazım, bütçem {amount}
      {address} adresine {count} {color} {item} yollayın
    `),
    shopping_list: lines(`
      {list} bitmiş, listeye (yaz|ekle|not et)
      Market listesi: {list}
      {date} markete gidince {list} (al|almayı unutma)
      Dolapta {list} yok, (alır mısın|alalım)
      {list} lazım[, {date} alırız]
      Pazardan {list} (alınacak|alalım|getir)
      Kahvaltı için {list} (eksik|gerekiyor|alsana)
      Listeme şunları ekle: {list}
      Gelirken {list} (getirir misin|kap gel|alıver)
      {date} akşam yemeğine {list} gerekecek
    `),
    send_money: lines(`
      {amount} (havale|EFT|transfer) yap, alıcı {person}[, {date}]
      {person}'nın~ hesabına {amount} (yatır|aktar|gönder) [{date}]
      {company} için {amount} ödeme, fatura no {code}[, {date}]
      {date} {person}'ya~ {amount} ödemem gerek
      {person}'dan~ {amount} (iste|talep et)[, {date}]
      Kira {amount}, {date} {person} hesabına (geçsin|yatsın)
      Borcum {amount}, {person}'ya~ {date} gönderilecek
      {code} numaralı faturayı öde, {company}, {amount}
      {amount} {person}'ya~ (lütfen|gitsin|gönderir misin)
      Bu ay {company} bizden {amount} kesmiş
    `),
    send_message: lines(`
      "{message}" diye {person}'ya~ (yaz|mesaj at|ilet)
      {person}'ya~ (WhatsApp'tan|SMS ile) mesaj: {message}
      {message}, bunu {person}'ya~ (söyle|iletir misin|yaz)
      {person}'ya~ haber ver: {message}
      {email} adresine e-posta: "{message}"[, alıcı {person}]
      Alıcı: {person}. Gönderen: {person2}. {message}
      {person2} diyor ki: {message}. {person}'ya~ ilet
      Kısa mesaj, {person}: {message}
      {person} sorarsa şöyle cevap ver: {message}
      Lütfen {person}'ya~ şunu bildirin: {message}
    `),
    add_contact: lines(`
      {phone} {person}'nın~ numarası, (kaydet|rehbere ekle)
      Ben {company} firmasından {person}, (telefonum|cep numaram) {phone}[, e-postam {email}]
      {person} ({job}): {phone}[, {email}]
      Rehbere ekle: {person}, {company}, {phone}
      {email} adresi {person}'nın~, {company} firmasında {job}
      {person}'nın~ adresi {address}, telefonu {phone}
      İletişim: {person}, {job}, {company}, {email}
      Yeni müşteri {person}, tel. {phone}, adres {address}
      Beni {phone} numarasından arayın, ismim {person}
      {person} numara değiştirmiş, yenisi {phone}
    `),
    control_home: lines(`
      {room} bölümündeki {device} (açık{=on:true}|kapalı{=on:false}) kalsın
      {device} kapansın{=on:false}, {room}[, {time}]
      {room} {device} (aç{=on:true}|kapat{=on:false})
      {time} {room} için {device} çalışmaya başlasın{=on:true}
      {device} ({room}) {number} (derece|yüzde) olsun
      {date} {time} {room} bölümündeki {device} devreye girsin{=on:true}
      {room} çok (soğuk|karanlık|sıcak), {device} ayarla
      {room} bölümünde {device} hâlâ açık mı?
      Evden çıktım, {room} tarafında {device} kapalı{=on:false} olsun
      {device}: {number}, yer: {room}
      {room} bölümündeki {device} açılabilir mi{=on:true}? [{time}]
    `),
    report_problem: lines(`
      {product} {date} geldi ama {problem}
      {problem} ({product}, seri no {code})
      Merhaba, {code} numaralı siparişim hakkında yazıyorum: {problem}
      {company}'dan~ aldığım {product} sorunlu: {problem}
      {problem}! {product} için {amount} ödedim
      Şikâyet: {product}, {problem}[, sipariş {code}]
      {date} aldığım {product} arızalı, {problem}
      Destek talebi {code}, {person}, {product}: {problem}
      {amount} iade bekliyorum, {product} ürününde {problem}
      Yardım lütfen, {problem}. Ürün: {product}
    `),
    navigate: lines(`
      {address} nerede, {transport} nasıl gidilir?
      Beni {venue} adlı yere (götür|yönlendir) [, {city}]
      {transport} {origin}'dan~ {destination} kaç saat?
      {city} {venue} yol tarifi [{transport}]
      En kısa yoldan {address} adresine (gidelim|git)[, {time} orada olmam lazım]
      {origin}'dan~ çıkıp {address} adresine gideceğim
      Buluşma yeri {venue}, {address}[, {time}]
      {venue} buraya uzak mı? {transport} (gideceğim|gidiyoruz)
      {date} {time} beni {address} adresinden alın
      Navigasyon: {address}, {city}
    `),
    announce_event: lines(`
      {event} {date} {city}'da~, giriş {amount}
      {venue} {date} {event} için kapılarını açıyor[, saat bilgisi: {time}]
      Davetlisiniz: {event}, {venue}, {date} {time}
      {company} sponsorluğunda {event}, {city}, {date}
      {city}'da~ {date} düzenlenen {event} biletleri {amount}
      {artist} {date} {city}'da~ sahne alıyor[, yer {venue}]
      {event} ertelendi, {date} yapılacak, yer: {venue}
      Geçen yıl {city}'da~ yapılan {event} için {count} kişi geldi
      {person} ile {event}: {date}, {address}
      Duyuru: {date} {time} {event} başlıyor[, bilet {amount}]
    `),
    describe_person: lines(`
      {age} yaşındaki {job} {person} {city}'da~ oturuyor
      {company} {person} isimli yeni bir {job} işe aldı[, {city}]
      {person}, doğum yılı {year}, doğum yeri {city}
      Komşum {person} {job}, {age} yaşında
      {job} olan {person} {year} yılında {company} firmasına katıldı
      {person} aslen {origin}'dan~, şimdi {destination}'da~ yaşıyor
      {person}: {job}, {age}, {city}
      {age2} yıldır {company} firmasında çalışan {person} emekli oluyor
      {year} yılında doğan {person} bugün {company} firmasının {job} kadrosunda
      {city}'da~ yaşayan {person} kim? {company} firmasında {job}
    `),
    translate_text: lines(`
      {language} çeviri (lazım|rica ediyorum): "{message}"
      "{message}" - bunun {language} karşılığı ne?
      Şunu {language} diline çevirir misin: {message}
      {person} sadece {language} biliyor, ona şunu söyle: {message}
      {language} nasıl yazılır: "{message}"?
      "{message}" demek istiyorum, {language} olarak
      Aşağıdaki cümleyi {language} yaz: {message}
      {message} ({language} çevirisi)
      {person}'ya~ {language} yazacağım: "{message}"
    `),
    rent_home: lines(`
      {area} metrekare, {rooms} oda, {city}, kira {amount}
      Aylık {amount} kirayla {city}'da~ {rooms} odalı (daire|ev) (bakıyoruz|lazım)
      {person} {city}'da~ {rooms} odalı evini {amount} karşılığında kiraya veriyor
      {address} adresindeki {rooms} odalı daire {amount}[, {date} boşalıyor]
      Sahibinden kiralık, {city}, {rooms} oda, telefon {phone}
      {city} {area} metrekare ofis ya da ev arıyorum, üst sınır {amount}
      {rooms} odalı daireyi {date} {time} görebilir miyim? [Yer {city}]
      {date} taşınacak şekilde {city}'da~ {rooms} odalı ev (arıyorum|arıyoruz)
      Evim {area} metrekare, {rooms} oda, {amount} istiyorum
    `),
    set_timer: lines(`
      {duration} sonra (haber ver|uyar|çaldır)
      Alarm: {date}, {time}
      {time} uyanmam lazım[, {date}]
      Fırın için {duration} (ayarla|süre tut)
      {duration} geri sayım (başlasın|başlat)
      {date} {time} alarm (kurar mısın|olsun|lütfen)
      Çay {duration} demlensin, süre tut
      Beni {duration} sonra kaldır
      {date} erken kalkacağım, alarm {time} [çalsın]
      Kronometre {duration}
      {time} çalan alarmı iptal et[, {date} de çalmasın]
    `),
  },
  emotions: {
    joy: words(`
      Havalara uçuyorum!; Bugün hayatımın en güzel günü.; İçim içime sığmıyor.; Keyfim çok yerinde.; Sevinçten
      zıplıyorum!; Oh be, dünya varmış!; Mutluluktan ağzım kulaklarımda.; Nihayet oldu, yaşasın!; Ne kadar eğlendik
      anlatamam.; Yüzüm gülüyor bugün.; Çok neşeliyim.; Harika hissediyorum!
    `),
    anger: words(`
      Sinirden köpürüyorum.; Artık yeter, bıktım!; Böyle saygısızlık olmaz!; Tepem attı.; Beni deli ediyorlar.;
      Çıldıracağım, bu kaçıncı!; Buna çok öfkelendim.; Kimse benimle böyle konuşamaz!; Resmen dalga geçiyorlar, çok
      sinirliyim.; Sabrım taştı.; Kan beynime sıçradı.; Bu haksızlığa tahammülüm yok!
    `),
    sadness: words(`
      İçim çok buruk.; Gözyaşlarımı tutamıyorum.; Onu çok özlüyorum.; Kendimi yapayalnız hissediyorum.; Moralim çok
      bozuk.; Hiçbir şeyden tat almıyorum.; Haberi alınca yıkıldım.; Bugün çok mutsuzum.; Keşke böyle bitmeseydi, çok
      üzülüyorum.; İçimde kocaman bir boşluk var.; Hüzün çöktü üstüme.; Yüreğim sızlıyor.
    `),
    fear: words(`
      Ödüm kopuyor.; Gece tek başıma kalmaktan korkuyorum.; Elim ayağım titriyor.; Kötü bir şey olacak diye
      ürküyorum.; Kaygıdan uyuyamıyorum.; Tüylerim diken diken oldu, çok ürkütücü.; Sınavı düşündükçe panik oluyorum.;
      Ya bir şey olursa diye endişeliyim.; Karanlıktan çok korkarım.; Dehşete kapıldım.; Ameliyattan çok korkuyorum.;
      Yüreğim ağzıma geldi.
    `),
    surprise: words(`
      Gözlerime inanamadım!; Vay canına!; Şaşkınlıktan dilim tutuldu.; Hiç aklıma gelmezdi!; Bu da nereden çıktı
      şimdi!; Şoke oldum.; Ağzım açık kaldı.; Böylesini ilk defa görüyorum, çok şaşırdım.; Yok artık, ciddi
      olamazsın!; Meğer hepsi gelmiş, çok şaşırdım!; Beklenmedik bir haberdi, afalladım.; Aa, sen burada ne arıyorsun!
    `),
    gratitude: words(`
      Sana ne kadar teşekkür etsem az.; Allah razı olsun.; Emeğinize sağlık, minnettarım.; İyi ki varsın.; Bu
      iyiliğini hiç unutmayacağım.; Desteğiniz için müteşekkirim.; Zahmet ettiniz, çok teşekkürler.; Bana çok yardımcı
      oldunuz, sağ olun.; Hakkını nasıl öderim bilmiyorum.; Yanımda olduğun için teşekkür ederim.; Size şükran
      borçluyum.; Ellerin dert görmesin.
    `),
  },
  sentiments: {
    positive: lines(`
      {product} beklediğimden çok daha iyi çıktı.
      {venue} yemekleriyle bizi büyüledi.
      {company} siparişimi bir günde getirdi, çok memnunum.
      {product} aldığıma hiç pişman değilim.
      {venue} hem temiz hem uygun fiyatlı, bayıldım.
      {company} ekibi sorunumu hemen çözdü, teşekkürler.
      Şimdiye kadar kullandığım en iyi {product}!
      {city}'da~ en sevdiğim yer {venue}.
      {product} parasını sonuna kadar hak ediyor.
      {venue} manzarası muhteşem, yine geleceğiz.
      {company} gerçekten güvenilir bir firma.
      {product} hayatımı kolaylaştırdı, herkese öneririm.
    `),
    negative: lines(`
      {product} için verdiğim paraya yazık.
      {venue} çok pahalı ve yemekler soğuktu.
      {company} paramı iade etmedi, rezil bir firma.
      {product} ilk günden arıza yaptı.
      {venue} garsonları çok kabaydı.
      {company} ile bir daha asla çalışmam.
      {product} kalitesiz, sakın almayın.
      {venue} kirli ve gürültülüydü, hiç beğenmedim.
      {company} müşteri hizmetleri tam bir hayal kırıklığı.
      {product} reklamdaki gibi değil, kandırıldım.
      {venue} kapısında bir saat bekledik, çok kötüydü.
      {product} çok yavaş, hiç memnun kalmadım.
    `),
    neutral: lines(`
      {product} kutusunda bir şarj kablosu var.
      {venue} {date} açılıyor.
      {company} merkezi {city}'da~.
      {product} {amount} fiyatla satılıyor.
      {venue} adresi {address}.
      {product} siparişini {date} verdim.
      {company} {year} yılında kuruldu.
      {venue} pazartesi günleri kapalı.
      {product} siyah ve beyaz olarak üretiliyor.
      {company} {count} kişi çalıştırıyor.
      {venue} iki katlı bir binada.
      {product} hâlâ kargoda, {date} gelecek.
    `),
  },
  extract: lines(`
    Metinden verileri ayıkla.
    Aşağıdaki cümleden alanları doldur.
    Gerekli bilgileri metinden al.
    Bu mesajdaki ayrıntıları yapılandır.
    Yazıda geçen değerleri listele.
    İstenen alanları metne göre doldurun.
    Bu notta neler var? Alanlara yaz.
    Metni verilen biçime dönüştür.
    Kişi, yer, tarih gibi bilgileri bul.
    Cümleden gereken verileri çıkarır mısın?
  `),
  classify: lines(`
    Bu metin hangi sınıfa girer? {labels}
    Aşağıdaki etiketlerden birini ver: {labels}
    Konusu ne? {labels}
    Metne en uygun etiketi seç: {labels}
    Kategori belirle. Seçenekler: {labels}
    Yalnızca bir etiket yaz: {labels}
    Mesajı şu gruplardan birine koy: {labels}
    Hangi kategori doğru: {labels}
    Kullanıcı ne istiyor? Olasılıklar: {labels}
    Şunlardan biriyle etiketle: {labels}
  `),
  outside: lines(`
    {topic} hakkında (uzun bir makale|komik bir hikâye|blog yazısı|şarkı sözü) yaz
    {topic} neden bu kadar önemli?
    {topic} konusunda (bana tavsiye ver|fikrin ne|ne önerirsin)?
    Bana {topic} hakkında (bir espri yap|ilginç bir şey anlat)
    {topic} nasıl ortaya çıktı?
    Bir çocuğa {topic} nasıl anlatılır?
    {topic} sence iyi bir şey mi?
    {topic} ile ilgili bir (Python programı|web sitesi kodu) yazar mısın?
    {topic} üzerine beş sayfalık ödevimi yap
    {topic} tarihini özetle
    (Sence|Senin fikrin ne), {topic} gelecekte nasıl olacak?
    {topic} için bir slogan (bul|uydur)
    {topic} hakkında bilmem gereken her şeyi anlat
    {topic} konulu bir tiyatro sahnesi (yaz|kurgula)
    Şunun artıları ve eksileri neler: {topic}
    {topic} hakkında bir bilmece sor
    {topic} konusunda benimle tartış
    {topic} ile ilgili en iyi kitaplar hangileri?
    {topic} ne demek, örneklerle anlat
    {topic} üzerine bir konuşma metni hazırla
    {topic} hakkında felsefi bir yorum yap
    {topic} ile ilgili bir matematik problemi çöz
    Ya hiç {topic} olmasaydı? Hayal et
  `),
  outsideTopics: words(`
    yapay zekâ; kara delikler; Osmanlı tarihi; iklim değişikliği; mutluluk; rüyalar; yerçekimi; enflasyon; arkadaşlık; Roma İmparatorluğu;
    görelilik kuramı; bağışıklık sistemi; fotosentez; modern sanat; mitoloji; deprem bilimi; blok zinciri; demir çağı; insan beyni; kapitalizm;
    hayalet hikâyeleri; okyanus akıntıları; eğitim sistemi; özgür irade; uzaylılar; türev ve integral; olasılık kuramı; edebiyat; Mars yolculuğu; nükleer enerji;
    insan hakları; arıların yaşamı; Mısır piramitleri; şans; gençlik; zaman yolculuğu; sinema tarihi; psikanaliz; ahlak; genetik; sabır; genel seçimler
  `),
};
