// Further Swedish wordings: formal and casual, in whole sentences and in telegram style.
import type { Wordings } from "../language.ts";
import { lines, words } from "../lists.ts";

export const sv: Wordings = {
  relativeDates: words(`
    imorgon eftermiddag; inatt; nästa onsdag; om tre dagar; på <lördag>; om en vecka; i <slutet av månaden>;
    på <nyårsafton>; nu på <tisdag>; på <midsommarafton>
  `),
  venues: words(`
    Gyllene {noun}; Vinbaren {last}; Trattoria {first}; {last}s Matställe; Hotell {first} {last}; Bryggeriet {city};
    Värdshuset {last}; Gästgiveriet {last}
  `),
  companies: words(`
    {last} Åkeri AB; {last} & Partners; Bageriet {last}; {last} VVS; Bilhuset {last}; {last} Programvara AB;
    {first} {last} Bygg; Möbelhuset {last}
  `),
  items: words(`
    usb-kablar; vattenflaskor; blomkrukor; lakan; pärmar; kulspetspennor; hörlurar; väggklockor; filtar; fotoramar;
    vinglas; halsdukar; mössor; köksknivar; bakformar; dörrmattor; dukar; solglasögon; skruvmejslar; trädgårdsstolar;
    T-shirtar; handskar; ficklampor; skrivbordslampor; kaffekoppar; gardiner; musmattor; flyttlådor; örngott; vinterjackor
  `),
  groceries: words(`
    mjöl; socker; havregryn; toalettpapper; gurka; röd paprika; jäst; mineralvatten; apelsinjuice; filmjölk;
    krossade tomater; grönt te; honung; senap; knäckebröd; kycklingfilé; spenat; vitlök; tandkräm; kattmat; jordgubbar;
    vispgrädde; röda linser; soppåsar; falukorv
  `),
  tasks: words(`
    byta till vinterdäck; boka tid hos läkaren; lämna in paketet; putsa fönstren; städa källaren; hämta barnen på förskolan;
    slå in presenten till Maja; läsa av elmätaren; rasta hunden; göra klart presentationen; laga cykeln; klippa gräset;
    hänga tvätten; ringa hyresvärden; kontrollera fakturan; baka en tårta; köpa dricka; skicka in ansökan;
    ta nya passfoton; byta lakan; kopiera nyckeln; ta mina tabletter; ringa tillbaka till mormor; säga upp mobilabonnemanget;
    byta försäkringsbolag; skriva protokollet; packa väskan; köpa bröd; frosta av frysen; besiktiga bilen;
    sortera kvittona; ringa mamma; handla mat; installera skrivaren; skriva ett födelsedagskort; rengöra ugnen;
    hämta ut medicinen; anmäla barnen till simskolan; göra en säkerhetskopia; panta flaskorna
  `),
  topicsOfMeetings: words(`
    bemanningen; den nya loggan; läget i projektet; prishöjningen; sommarfesten; dataskyddet; schemat; offerten till skolan;
    introduktionen; mässan i Älvsjö; leveranstiderna; distansarbete; de obetalda fakturorna; bokslutet; min lön;
    felen i appen; lagret; julbordet; avtalet med leverantören; kundundersökningen; den nya praktikanten; it-säkerheten;
    ombyggnaden; siffrorna från förra året; tidsplanen; kursen; anställningsintervjun; driftskostnaderna;
    bytet av system; målen för nästa kvartal
  `),
  messages: words(`
    jag sitter i bilkö; jag är snart framme; kan du ta med bröd; vi börjar utan dig; mötet är inställt;
    jag har skickat bilden; hör av dig när du har landat; mötet är flyttat till rum 12; jag hämtar barnen;
    när är du hemma; krya på dig; lycka till på provet; har du sett min laddare; jag missade bussen;
    paketet ligger hos grannen; elementen är kalla igen; sov gott; vi behöver en stol till; ikväll blir det lasagne;
    jag ringer senare; offerten ligger i din inkorg; ska du med på bio; jag är sjuk och stannar hemma;
    hunden har varit ute; trevlig helg; skriv under på sidan två; dörren är öppen; vi sitter redan på restaurangen;
    jag älskar dig; jag har glömt min nyckel; mötet börjar en halvtimme tidigare; kakan står i ugnen;
    grattis till examen; jag väntar vid huvudentrén; vi tar det imorgon; lösenordet till nätet sitter på kylskåpet;
    jag kommer inte ändå; pappa hämtar oss; ta med varma kläder; kopiorna ligger på ditt skrivbord
  `),
  problems: words(`
    batteriet är slut efter en timme; fjärrkontrollen svarar inte; det luktar bränt; luckan går inte att stänga;
    beställningen har aldrig kommit fram; det är en spricka i skärmen; bilden flimrar; anslutningen bryts hela tiden;
    den startar om gång på gång; jag har fått fel färg; bruksanvisningen saknas; fläkten låter för mycket;
    laddaren blir väldigt varm; fakturan stämmer inte; min rabattkod godkänns inte; det läcker vatten;
    tangenterna har fastnat; jag får inget bekräftelsemejl; kameran tar suddiga bilder; mitt lösenord avvisas;
    dragkedjan har gått sönder; den går inte att slå på; efter uppdateringen fungerar ingenting; sömmen har spruckit;
    det var bara hälften i lådan; locket passar inte; mikrofonen är död; sladden är för kort; skrivaren matar inte papper;
    klockan går fel
  `),
  events: words(`
    loppmarknad; kräftskiva; jubileum; jazzfestival; handbollsturnering; julkonsert; skolfest; välgörenhetskonsert;
    filmfestival; öppet hus; knytkalas; motionslopp; familjedag; trädgårdsfest; midsommarfirande; schackturnering;
    skördemarknad; debattkväll; konstutställning; valborgsfirande
  `),
  jobs: words(`
    veterinär; bagare; grafisk formgivare; busschaufför; revisor; förskollärare; fysioterapeut; polis; apotekare; målare;
    projektledare; vaktmästare; översättare; frisör; domare; trädgårdsmästare; kemist; butikssäljare; barnmorska;
    byggnadsingenjör; ljudtekniker; socialsekreterare; skådespelare; takläggare; professor; servitör; personalchef;
    optiker; dataanalytiker; brandman
  `),
  openers: words(`
    God kväll,; Tjena,; Hej allihop,; Ursäkta,; Hej på er,; Hallå där,; Just det,; Hej igen,
  `),
  closers: words(`
    Tusen tack!; Med vänliga hälsningar; Mvh; Du är bäst!; Det vore toppen.; Ha en bra dag!; Tack ska du ha.; Det var allt.
  `),
  templates: {
    book_table: lines(`
      {date} {time}: bord för {people} på {venue}[, namn: {person}]
      På {venue} vill vi gärna ha ett bord för {people} {date}[, vi kommer {time}]
      (Kan du|Skulle du kunna|Kan ni) reservera plats för {people} personer på {venue} {date} {time}?
      Finns det något ledigt {date} [{time}]? Vi (är|blir) {people}
      Bokning: {people} personer, {date}, {time}[, {venue}]. Mitt namn är {person}
      För {people} personer skulle jag vilja ha ett bord på {venue}[ i {city}] {date}
      Vi är sugna på att äta ute i {city} {date}, hitta {cuisine} med plats för {people}
      Hitta {cuisine} i {city}, {people} personer, {time}[, {date}]
      {person} har bokat bord för {people} på {venue} {date} {time}
      Känner du till {cuisine} i {city}? Vi är {people} och vill äta där {date}
    `),
    book_trip: lines(`
      Till {destination} {date}, från {origin}[, {people} personer]
      {origin} – {destination}, {date}[, {time}], {people} (vuxna|personer)
      Går det (något tåg|något flyg|någon buss) från {origin} till {destination} {date} {time}?
      (Hitta|Sök|Boka) den (billigaste|snabbaste) förbindelsen från {origin} till {destination} {date}
      Jag vill åka {transport} från {origin} till {destination} {date}
      {date} ska vi {people} personer från {origin} till {destination}, boka (platser|biljetter)
      Vi är {people} och ska från {origin} till {destination} {date}
      {person} reser {transport} till {destination} {date}[ och lämnar {origin} {time}]
      Jag skulle vilja boka {people} platser från {origin} till {destination}, avresa {date} {time}
      Vad kostar det att resa från {origin} till {destination} {date} [{transport}]?
    `),
    book_hotel: lines(`
      {date} behöver vi {room_type} i {city}, {nights} nätter[, budget {amount} per natt]
      Bokning på {venue}: {room_type}, ankomst {date}, {nights} nätter[, namn {person}]
      I {nights} nätter söker jag {room_type} i {city}[, ankomst {date}]
      (Kan ni|Kan du) boka {room_type} åt oss i {nights} nätter? Vi kommer {date}
      Boende för {people} personer i {city} sökes, {date}, {nights} nätter, högst {amount}
      Vi kommer {people} personer till {city} {date} och sover {nights} nätter på {venue}
      Finns det {room_type} ledigt på {venue} {date}? Det gäller {nights} nätter
      Hotell i {city}: {people} gäster, {nights} nätter, incheckning {date} {time}
      {person} har bokat {room_type} på {venue} i {nights} nätter, totalt {amount}
    `),
    set_reminder: lines(`
      Kom ihåg {date} {time}: {task}
      Att göra: {task}[, {date}][, {time}]
      (Kan du|Vill du|Skulle du kunna) påminna mig {date}? Jag måste {task}
      Säg till mig {date} {time}, jag tänkte {task}
      Jag får inte glömma att {task}, det ska ske {date} [{time}]
      {date} vill jag verkligen {task}, påminn mig {time}
      Lägg in en påminnelse: {task}, {date}, {time}
      Påminnelse {date} [{time}] – {task}
      {person} ska {task} {date}, skriv upp det
      Sätt upp det här på min lista {date} {time}: {task}
    `),
    schedule_meeting: lines(`
      {date} {time} möte med {person}, ämne: {topic}
      Kan vi prata om {topic} {date} [{time}]? {person} är också med
      Möte med {person} {date}, längd {duration}, det handlar om {topic}
      För {topic} behöver jag {duration} med {person} {date} [{time}]
      Med {person} måste jag {date} prata om {topic}
      Vill du kalla {person} till ett möte om {topic} {date} {time}?
      (Blocka|Reservera|Avsätt) {duration} {date} för {topic} [med {person}]
      Om {topic} vill {person} och jag gärna prata {date} {time}
      Flytta samtalet med {person} om {topic}, det blir {date} {time}
      Passar det {person} {date} {time}? Det gäller {topic}
    `),
    play_music: lines(`
      {song} med {artist}, tack[ på {service}]
      {artist} vore skönt nu, sätt på {song}
      Jag är sugen på {artist}[, ta {song}]
      På {service} får du gärna spela {song} [med {artist}]
      Dra igång {song} med {artist}
      Av {artist} vill jag gärna höra {song}
      (Starta|Öppna|Spela) min spellista {playlist} på {service}
      Nästa låt: {song} av {artist}[, sedan listan {playlist}]
      Min favoritlåt (är|heter) {song}, den är av {artist}
      Höj! {song} med {artist} ska spelas högt[ på {service}]
    `),
    get_weather: lines(`
      {city} {date}: (regn eller sol|hur blir vädret)?
      {date} är vi i {city}, hur blir vädret?
      Hur (kallt|varmt|blåsigt) blir det i {city} {date}?
      Tittar solen fram i {city} {date}?
      Håller det sig torrt i {city} {date}?
      Vi ska vandra i {city} {date}, (håller vädret|blir det regn)?
      Säg hur många grader det är i {city} {date} {time}
      I {city} ska det (storma|åska|snöa) {date}, stämmer det?
      Vädret {city} {date} [{time}]
      Måste jag klä mig varmt i {city} {date}?
    `),
    order_items: lines(`
      {count} {item} {color} [för {amount}], tack
      {count} {item} skulle jag vilja ha, {color}[, leverans {date}]
      Beställning: {count} {item}, {color}, levereras till {address}
      (Kan ni|Kan du) skicka {count} {item} {color} till mig?
      Hos {company} har jag (beställt|köpt) {count} {item} {color}, totalt {amount}
      Jag tar {count} {item} {color}
      Har ni {item} {color}? I så fall tar jag {count}
      Leverera {count} {item} till {address} {date}
      Jag returnerar {count} {item}, ordernummer {code}
      {person} vill ha {count} {item} för {amount}, helst {color}
    `),
    shopping_list: lines(`
      {list} måste vi (ha|köpa|komma ihåg)
      Kan du (köpa|hämta) {list} [{date}]?
      På inköpslappen: {list}
      {date} ska jag (köpa|handla) {list}
      Ta med {list} från affären
      Inköpslista: {list}
      {date} äter vi hemma, så köp {list}
      Vi har slut på {list}. Sätt upp det på listan
      {person} köper {list} {date}
      Skriv ner {list} till handlingen
    `),
    send_money: lines(`
      {amount} till {person}[, {date}], tack
      Till {person} ska det {date} skickas {amount}
      Kan du (betala|skicka|swisha) {amount} till {person} {date}?
      Vänligen betala {amount} till {company}, märk betalningen {code}
      Jag är skyldig {person} {amount}, (skicka|för över) dem {date}
      Betalning till {company}: {amount}, faktura {code}[, senast {date}]
      {company} ska ha {amount} av mig[ för faktura {code}]
      {person} lånade ut {amount} till mig {date}
      Överföring {date}: {amount}, mottagare {person}
      Swish {amount} till {person}
    `),
    send_message: lines(`
      Kan du skriva till {person}: {message}?
      {person} behöver veta det här: {message}
      Hälsa {person}: {message}
      Till {person}: {message}
      ”{message}” – skicka det till {person}[ ({email})]
      Mejl till {email}, text: {message}
      Sms till {person}: ”{message}”
      {person2} hälsar till {person}: {message}
      Skicka {person} ett meddelande {date} {time}: ”{message}”
      Var vänlig och meddela {person} följande: {message}
    `),
    add_contact: lines(`
      Skapa en (ny |)kontakt: {person}, {phone}, {company}
      {phone} är (numret|det nya numret|mobilnumret) till {person}
      {person}, {job}, {company}, {phone}, {email}
      Det här är {person} från {company}, (ring mig på {phone}|min mejl är {email})
      Ring {person} på {phone} eller skriv till {email}
      (Anteckna|Lägg till): {person}, {address}, telefon {phone}
      Mejladressen till {person} är {email}[, mobil {phone}]
      Vår kontaktperson på {company} heter {person}, direktnummer {phone}
      Vid frågor, kontakta {person} ({job}) på {email}
      {person} har flyttat till {address}, telefon {phone}
    `),
    control_home: lines(`
      {device} {room} ska (på{=on:true}|av{=on:false})
      Kan du (slå på{=on:true}|slå av{=on:false}) {device} {room}?
      Snälla, (sätt på{=on:true}|stäng av{=on:false}) {device} {room} {date} {time}
      Jag glömde att stänga av{=on:false} {device} {room}
      Vrid {device} {room} till {number} [procent]
      Jag vill ha {device} {room} (på{=on:true}|av{=on:false}) {time}
      Det är ingen kvar {room}, stäng av{=on:false} {device} [{time}]
      (Aktivera{=on:true}|Inaktivera{=on:false}) {device} {room}[ {time}]
      Sätt {device} {room} på {number} procent {time}
      {date} {time} ska du (sätta på{=on:true}|stänga av{=on:false}) {device} {room}
    `),
    report_problem: lines(`
      Det började {date}: {problem}. Produkt: {product}
      Reklamation av {code}: {problem}[, vara {product}]
      Hjälp, {problem}! Modell: {product}[, köpt hos {company}]
      Min {product} krånglar, {problem}
      {problem}, och det för en {product} för {amount}
      God dag, mitt ordernummer är {code}. {problem}
      (Kan ni|Kan du) hjälpa mig? {problem} ({product})
      Gäller {product}, order {code}. {problem}. Hälsningar {person}
      Jag köpte {product} hos {company} och upptäckte det {date}: {problem}
      Fel anmält av {person}: {problem}[, ärende {code}]
    `),
    navigate: lines(`
      {address}, {city}, {transport}, den (kortaste|snabbaste) vägen, tack
      Hur hittar jag till {address}?
      Visa mig vägen {transport} från {origin} till {destination}
      Rutt från {origin} till {destination} [{transport}]
      Hur lång tid tar det {transport} till {venue}?
      {transport} till {address}, framme {time}
      Var ligger {venue} i {city}?
      Jag är i {origin} och vill {transport} till {destination}, vilken väg?
      {venue} ligger på {address}, ta mig dit {transport}
      Hinner jag till {venue} {transport}? Jag måste vara där {time}
    `),
    announce_event: lines(`
      {date} {time}: {event} på {venue}[, inträde {amount}]
      Kom på {event} i {city} {date}[, vi börjar {time}]!
      I {city} ordnar de {event} {date}
      Inbjudan till {event}: {date}, {time}, {venue}, {address}
      Det finns biljetter kvar för {amount} till {event} i {city} {date}
      {artist} kommer till {city} {date}, konserten börjar {time} på {venue}
      {person} ordnar {event} i {city} {date}
      {company} håller {event} {date} {time}
      Vem vill följa med på {event} {date}? Det kostar {amount}
      {event} på {venue} har flyttats, nytt datum: {date} {time}
    `),
    describe_person: lines(`
      {person} ({age}) är {job} och har bott i {city} sedan {year}
      I {city} bor {person}, {age} år, {job} till yrket
      {person}, född i {city} {year}, är {job}
      På {company} har {person} varit {job} i {age2} år
      {person} kommer (ursprungligen |)från {origin} men bor i {destination}
      Jag heter {person}, är {age} och jobbar som {job} [i {city}]
      Vår nya kollega på {company} heter {person}, är {age} och kommer från {city}
      År {year} flyttade {person} till {city} för att bli {job}
      Profil: {person}, {age}, {job}, {city}
      Vid {age} års ålder leder {person} företaget {company} i {city}
    `),
    translate_text: lines(`
      ”{message}” på {language}, tack
      På {language}, hur säger man ”{message}”?
      Vad heter ”{message}” på {language}?
      Säg på {language}: {message}
      Kan du översätta ”{message}” till {language} åt {person}?
      Översättning sökes ({language}): ”{message}”
      Jag måste skriva till {person} på {language}: ”{message}”
      På {language}(, tack|): {message}
      ”{message}” – hur låter det på {language}?
      Målspråk {language}, text: {message}
    `),
    rent_home: lines(`
      {city}: {rooms} rum, {area} kvm, {amount} (inklusive|exklusive) el
      Lägenhet sökes i {city}, {rooms} rum, högst {amount} i hyra
      Lägenheten har {rooms} rum på {area} kvadratmeter och kostar {amount}[ i månaden]
      {amount} i hyra för {area} kvadratmeter i {city}, {rooms} rum
      Ny hyresgäst sökes: {address}, {rooms} rum, {amount}, ledig {date}
      Vi flyttar till {city} {date} och behöver {rooms} rum, budget {amount}
      {person} söker {rooms} rum i {city} för högst {amount}
      Visning {date} {time}: {address}, {rooms} rum, {area} kvm
      Är lägenheten på {address} fortfarande ledig? {rooms} rum för {amount}, eller hur?
      Hyrs ut: lägenhet med {rooms} rum ({area} kvm) i {city}, kontakt {person}, {phone}
    `),
    set_timer: lines(`
      {duration} från nu
      Timer: {duration}[, tack]
      (Kan du|Vill du) väcka mig {date} {time}?
      Säg till när det har gått {duration}
      Jag ska upp {date} {time}, ställ väckarklockan
      Kakan ska (gräddas|vara i ugnen) i {duration}, håll koll på tiden
      {duration} paus, ring sedan
      Väckning {date} {time}
      Om {duration} ska den ringa
      Jag tar en tupplur på {duration}, väck mig sedan
    `),
  },
  emotions: {
    joy: words(`
      Hurra, det gick!; Jag skulle kunna krama hela världen.; Det här är min turdag!; Jag ler med hela ansiktet.;
      Äntligen semester, vad skönt!; Det gör mig så lycklig.; Jag dansar runt i rummet av glädje.; Vi vann, så himla kul!;
      Jag mår fantastiskt bra.; Jag är i sjunde himlen.; Vad roligt att du kommer, jag längtar!; Det kunde inte gå bättre.
    `),
    anger: words(`
      Nu har jag fått nog!; Vilken fräckhet!; Jag är så trött på att bli lurad!; Det finner jag mig inte i!; Jag kokar av ilska.;
      Vad tror de att de håller på med?; Det här retar mig till vansinne!; Jag är skitförbannad.; Alltid dessa lögner, jag kan skrika!;
      Otroligt vad oförskämda de är.; Det är under all kritik!; Håll fingrarna borta från mina saker!
    `),
    sadness: words(`
      Jag saknar henne så mycket.; Jag har gråtit i flera dagar.; Jag känner mig så ensam.; Ingenting gör mig glad längre.;
      Vår hund dog igår.; Jag är helt förkrossad.; Mitt hjärta är så tungt.; Synd, jag hade hoppats så.; Avskedet gjorde ont.;
      Jag är ganska nere just nu.; Jag saknar honom varje dag.; Nu kommer tårarna igen.
    `),
    fear: words(`
      Mina knän skakar.; Jag vågar inte gå ner i källaren.; Bara det inte händer något hemskt.; Jag har panik inför provet.;
      Jag har en klump i magen av oro.; Jag kan inte sova av oro.; Jag hörde ett ljud, jag är rädd!; Bara tanken skrämmer mig.;
      Jag bävar inför morgondagen.; Tänk om de sparkar mig.; Jag fruktar det värsta.; Jag får kalla kårar av skräck.
    `),
    surprise: words(`
      Nej men det är inte sant!; Jaså? Det hade jag ingen aning om.; Jag är helt paff.; Oj, var kom du ifrån?; Vem hade kunnat tro det!;
      Det hade ingen räknat med.; Nämen, menar du allvar?; Jag höll på att trilla av stolen.; Jag tror inte mina öron!;
      Men ser man på!; Det kom verkligen plötsligt.; Jag fick titta en extra gång.
    `),
    gratitude: words(`
      Jag kan inte tacka dig nog.; Tack för att du alltid finns där.; Utan dig hade det aldrig gått.; Tack så mycket för blommorna!;
      Det var så snällt av er, tack.; Jag står i skuld till dig.; Hjärtligt tack för stödet.; Du räddade min dag, tack!;
      Det här glömmer jag aldrig, tack.; Vi tackar er av hela vårt hjärta.; Tack för att du tog dig tid.; Jag är mycket tacksam för er insats.
    `),
  },
  sentiments: {
    positive: lines(`
      Jag är riktigt nöjd med min {product}.
      På {venue} känner man sig genast hemma.
      {company} levererade snabbt och allt var fint packat.
      Min {product} är värd varenda krona.
      Jag skulle köpa {product} igen direkt.
      Vi hade en underbar kväll på {venue}.
      {product}: tyst, snabb, snygg. Högsta betyg!
      Bra rådgivning hos {company}, jag kommer gärna tillbaka.
      Så gott som på {venue} har jag inte ätit på länge.
      Min {product} överträffar alla förväntningar.
      Personalen på {company} var vänlig och kunnig.
      Äntligen något som håller vad det lovar: {product}.
    `),
    negative: lines(`
      Jag kan bara avråda från {product}.
      På {venue} fick vi vänta en timme på ljummen mat.
      {company} svarar varken på mejl eller telefon.
      Min {product} låter mycket, är långsam och alldeles för dyr.
      Aldrig mer {company}, varan kom tre veckor för sent.
      Rummet på {venue} var smutsigt.
      Jag skickade genast tillbaka {product}.
      {product} håller inte alls vad reklamen lovar.
      På {venue} var servitören rent av otrevlig.
      En stjärna till {company} är en för mycket.
      Köp inte {product}!
      Tyvärr fungerar min {product} inte alls.
    `),
    neutral: lines(`
      {venue} öppnar {time}.
      Modellen {product} väger {number} gram.
      {company} grundades {year}.
      Jag har använt {product} sedan {year}.
      Priset på {product} är {amount}.
      {venue} har stängt på söndagar.
      {company} ligger på {address}.
      Min {product} är varken bra eller dålig.
      I lådan låg {product} och en sladd.
      {venue} finns i {city} och {destination}.
      Den {product} som ligger här tillhör {person}.
      {company} levererar {date}.
    `),
  },
  extract: lines(`
    Plocka ut de viktigaste uppgifterna.
    Fyll i fälten utifrån meddelandet.
    Vad står det? Ge tillbaka det strukturerat.
    Gör om texten till ett objekt.
    För över uppgifterna från meddelandet.
    Ta fram data, tack.
    Leta efter värdena i texten.
    Hämta den efterfrågade informationen ur texten.
    Sätt in detaljerna i rätt fält.
    Gör en post av det här.
  `),
  classify: lines(`
    Vilken kategori passar: {labels}?
    Sortera texten, tack ({labels}).
    Klassificera meddelandet. Du kan välja mellan: {labels}
    Välj en av dem: {labels}
    Vilken rubrik hör det till? {labels}
    Möjliga kategorier är {labels}. Svara med exakt en.
    Är det {labels}?
    Ge en etikett från listan: {labels}
    Vad gäller här? {labels}
    Lägg texten i ett av de här facken: {labels}
  `),
  outside: lines(`
    Kan du förklara {topic} (enkelt|i två meningar|som för ett barn)?
    Skriv (en låttext|en saga|ett blogginlägg|ett tal) om {topic}
    Vad är din åsikt om {topic}?
    Nämn (fem|tio) roliga fakta om {topic}
    Varför är så många intresserade av {topic}?
    Programmera (ett spel|en webbplats|ett skript i Python) om {topic}
    Vad är för- och nackdelarna med {topic}?
    Sammanfatta debatten om {topic}
    Ge mig råd om hur jag lär mig mer om {topic}
    Hitta på en gåta om {topic}
    {topic}: vad bör man veta?
    Var kommer {topic} ifrån?
    Diskutera {topic} med mig
    Vilken bok om {topic} (är bra|skulle du rekommendera)?
    Hjälp mig med (läxan|uppsatsen|redovisningen) om {topic}
    Vore världen bättre utan {topic}?
    Skriv en haiku om {topic}
    Kan du jämföra {topic} med något ur vardagen?
    Beräkna kvadratroten ur 784 och berätta sedan något om {topic}
    Gör ett quiz med tio frågor om {topic}
    Rappa om {topic}
  `),
  outsideTopics: words(`
    astronomi; artificiell intelligens; fotosyntes; lycka; vänskap; fotboll; yoga; relativitetsteorin; renässansen;
    klimatförändringar; kapitalism; bin; matematik; meditation; inflation; frihet; barockmusik; surrealism; genetik;
    rymdfart; kryptering; nordisk mytologi; sannolikhetslära; migration; tidvatten; hemlängtan; vegetarianism; jazz;
    psykologi; skulptur; tyngdkraften; buddhism; rättvisa; hälsosam kost; kärnfusion; Strindberg; månlandningen;
    trigonometri; högt blodtryck; retorik; djurskydd; sömn
  `),
};
