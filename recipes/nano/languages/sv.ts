// Swedish.
import type { Language } from "../language.ts";
import { lines, words } from "../lists.ts";

export const sv: Language = {
  code: "sv",
  locale: "sv-SE",
  faker: "sv",
  spaced: true,
  currencies: ["SEK", "SEK", "EUR", "NOK"],
  numbers: words("tre; fyra; fem; sex; sju; åtta; nio; tio; elva; tolv"),
  relativeDates: words(`
    idag; imorgon; i övermorgon; ikväll; imorgon bitti; nästa vecka; i <helgen>; på <fredag>; nästa måndag;
    nästa månad; om två veckor; i eftermiddag; imorgon kväll; på <söndag>
  `),
  onWeekday: words("på <{}>; nu på <{}>; <{} kväll>; <{} morgon>"),
  onDate: words("den <{}>; den <{}>; den <{}>"),
  times: words("kl. <{H}>; klockan <{H}>; kl. <{H}.{MM}>; klockan <{H}:{MM}>; runt klockan <{H}>"),
  amPm: ["på morgonen", "på kvällen"],
  durations: { minutes: "{n} minuter", hours: "{n} timmar" },
  venues: words(
    "Café {last}; Restaurang {last}; Hos {first}; Hotell {last}; {last} Krog; Bistro {first}; Matsalen {last}",
  ),
  companies: words(
    "{last} AB; {last} & Söner AB; {last} Gruppen; Bröderna {last}; {last} Konsult; {last} HB",
  ),
  streets: words(
    "{last}vägen {number}; {last}gatan {number}; {first} {last}s torg {number}; {last} allé {number}",
  ),
  items: words(`
    skjortor; anteckningsböcker; batterier; muggar; glödlampor; lampor; strumpor; pennor; kuddar; stolar; ryggsäckar;
    handdukar; ljus; paraplyer; tallrikar
  `),
  groceries: words(`
    mjölk; ägg; bröd; äpplen; ris; smör; olivolja; tomater; ost; lök; bananer; kaffe; diskmedel; morötter; yoghurt;
    salt; pasta; potatis
  `),
  tasks: words(`
    ringa tandläkaren; vattna blommorna; betala hyran; köpa blommor; mata katten; förnya passet; skicka avtalet;
    gå ut med soporna; lämna tillbaka böckerna; ladda bilen; hämta kostymen; boka klipptid
  `),
  topicsOfMeetings: words(`
    budgeten; kvartalsrapporten; den nya webbplatsen; produktlanseringen; marknadsplanen; kundernas synpunkter;
    kontoret; resekostnaderna; flytten; semesterplanen
  `),
  messages: words(`
    jag är tio minuter sen; maten är klar; nycklarna ligger under mattan; grattis på födelsedagen;
    ring upp mig; tåget är försenat; jag tar med efterrätt; tack för igår; vi ses på stationen;
    glöm inte biljetterna
  `),
  problems: words(`
    skärmen förblir svart; den laddar inte; appen kraschar vid start; paketet kom fram skadat;
    jag kan inte logga in; ljudet sprakar; en del saknas; jag debiterades två gånger; storleken är fel
  `),
  events: words("konsert; festival; fotbollsmatch; bröllop; bokmässa; gatufest; teaterpjäs; sommarfest"),
  jobs: words(`
    sjuksköterska; programmerare; lärare; arkitekt; rörmokare; advokat; kock; bokförare; fotograf; elektriker;
    journalist; tandläkare; snickare; pilot
  `),
  cities: words(`
    Paris; Rom; Wien; Lissabon; Tokyo; Köpenhamn; München; Seoul; Istanbul; Milano; Amsterdam; Madrid; Oslo; London;
    Bryssel; Genève; Prag; Aten; Göteborg; Malmö; Uppsala; Umeå
  `),
  enumerations: {
    cuisine: words(`
      en <italiensk> restaurang; en <japansk> restaurang; en <mexikansk> restaurang; en <indisk> restaurang;
      en <kinesisk> restaurang; en <thailändsk> restaurang; en <fransk> restaurang; en <grekisk> restaurang
    `),
    color: words("i <rött>; i <blått>; i <grönt>; i <svart>; i <vitt>; i <gult>"),
    device: words("<lampan>; <värmen>; <teven>; <fläkten>; <kaffebryggaren>; <persiennerna>"),
    room: words("i <köket>; i <sovrummet>; i <vardagsrummet>; i <badrummet>; i <garaget>; på <kontoret>"),
    transport: words("med <bil>; med <tåg>; med <buss>; på <cykel>; till <fots>"),
    room_type: words("ett <enkelrum>; ett <dubbelrum>; en <svit>"),
  },
  openers: words("Hej,; God dag,; God morgon,; Hejsan,; En snabb fråga:; Hallå,"),
  closers: words("Tack!; Tack så mycket.; Tack på förhand.; Hälsningar; Vi hörs.; Ha det bra."),
  templates: {
    book_table: lines(`
      (Jag vill|Vi vill|Kan jag) boka ett bord för {people} [personer] på {cuisine} i {city} {date} [{time}]
      (Boka|Reservera) ett bord [för {people}] på {venue} {date} {time}
      Har ni ett ledigt bord för {people} (personer|gäster) {date} {time}?
      Vi är {people} och letar efter {cuisine} i {city} {date}
      Bord för {people}, {venue}, {date}, {time}, i namnet {person}
    `),
    book_trip: lines(`
      (Jag behöver|Hitta|Jag söker) (ett flyg|en biljett|ett tåg) från {origin} till {destination} {date}[ {time}]
      (Jag vill|Vi vill) resa från {origin} till {destination} {date}
      Hur tar jag mig från {origin} till {destination} {transport} {date}?
      {people} biljetter till {destination} {date}, avgång från {origin} {time}
    `),
    book_hotel: lines(`
      (Jag vill ha|Vi behöver|Boka) {room_type} på {venue} i {city} {date} i {nights} nätter
      Jag söker ett hotell i {city}, ankomst {date}, {nights} nätter, {people} (personer|gäster)
      {room_type} i {city} i {nights} nätter[, högst {amount} per natt]
      {person} stannar {nights} nätter på {venue} och kommer {date}
    `),
    set_reminder: lines(`
      Påminn mig {date} [{time}] om att {task}
      Jag måste {task} {date}[, säg till {time}]
      Ny uppgift: {task}, senast {date}[ {time}]
      Skapa en påminnelse {date} {time}: {task}
    `),
    schedule_meeting: lines(`
      (Planera|Boka|Ordna) ett möte med {person} {date} {time} om {topic}
      (Jag vill|Jag måste) prata med {person} {date} i {duration} om {topic}
      {person} och jag ses {date} {time} för att prata om {topic}
      Kan {person} {date} {time}? Vi behöver {duration} för {topic}
    `),
    play_music: lines(`
      (Spela|Sätt på|Jag vill höra) {song} av {artist} [på {service}]
      Spela något med {artist}[, till exempel {song}]
      Lägg till {song} av {artist} i min spellista {playlist}
      Kan du hitta låten {song} [av {artist}]?
    `),
    get_weather: lines(`
      Hur blir vädret {date} i {city}?
      (Regnar|Snöar|Blåser) det {date} i {city}?
      Behöver jag (paraply|jacka) i {city} {date}?
      Väderprognos för {city}, {date}[, tack]
    `),
    order_items: lines(`
      (Jag vill|Vi vill|Kan jag) beställa {count} {item} [{color}] [för {amount}]
      Lägg {count} {item} {color} i varukorgen
      Vi behöver {count} {item} {date}, helst {color}
      {person} har beställt {count} {item} från {company} för {amount}
    `),
    shopping_list: lines(`
      (Skriv|Sätt) upp {list} på inköpslistan
      Vi saknar {list}
      (Köp|Hämta) {list} [på vägen hem]
      Handla {date}: {list}
    `),
    send_money: lines(`
      (Skicka|För över|Swisha) {amount} till {person} [{date}]
      (Jag vill|Kan du) (skicka|föra över) {amount} till {person}
      {person} är skyldig mig {amount}[, be om dem {date}]
      Fakturan {code} från {company} på {amount} förfaller {date}
    `),
    send_message: lines(`
      (Skriv till|Säg till|Svara) {person}: {message}
      Skicka ett meddelande till {person}: {message}
      Mejla {person} på {email}: ”{message}”
      Meddelande till {person} från {person2}: {message}
    `),
    add_contact: lines(`
      (Spara|Ny kontakt:) {person}, {phone}[, {email}]
      Jag heter {person}, du når mig på {phone} [eller {email}]
      {person} arbetar som {job} på {company}, telefon {phone}
      {person} har fått nytt nummer, {phone}, och bor på {address}
    `),
    control_home: lines(`
      (Sätt på{=on:true}|Stäng av{=on:false}) {device} {room}
      Ställ {device} {room} på {number} (procent|grader)
      Kan du stänga av{=on:false} {device} {room} {time}?
      Slå (på{=on:true}|av{=on:false}) {device} {room} {date} {time}
    `),
    report_problem: lines(`
      (Jag har problem med|Det är något fel på) min {product}: {problem}
      Order {code}: {problem}[. Jag vill ha tillbaka {amount}]
      Min {product} från {company} är trasig, {problem}
      Ärende {code} från {person}: {problem}
    `),
    navigate: lines(`
      (Kör mig|Jag ska|Visa vägen) till {address} [i {city}] [{transport}]
      Hur kommer jag till {venue} i {city} {transport}?
      Hur långt är det från {origin} till {destination} {transport}?
      Jag måste vara på {address} {time}, jag kommer {transport}
    `),
    announce_event: lines(`
      Det blir {event} {date} {time} i {city}[, biljetter kostar {amount}]
      {person} bjuder in dig till {event} på {venue} {date}
      {artist} spelar på {venue} i {city} {date}, biljetter från {amount}
      Missa inte: {event} i {city}, {date}, dörrarna öppnar {time}
    `),
    describe_person: lines(`
      {person} är {job} (från|i) {city} [och arbetar på {company}]
      {person} är {age} år och bor i {city}
      Sedan {year} har {person} arbetat som {job} på {company}
      {person} är född i {city} {year}
      {person} ({age}), {job}, flyttar från {origin} till {destination}
    `),
    translate_text: lines(`
      (Översätt|Kan du översätta) ”{message}” till {language}
      Hur säger man ”{message}” på {language}?
      Jag behöver det här på {language}: ”{message}”
    `),
    rent_home: lines(`
      Lägenhet med {rooms} rum i {city}, {area} kvadratmeter, {amount} i månaden
      (Jag söker|Vi söker) en lägenhet med {rooms} rum i {city}, upp till {amount}
      Uthyres: {area} kvadratmeter, {rooms} rum, {address}, {amount}
    `),
    set_timer: lines(`
      (Ställ|Starta) en timer på {duration}
      Väck mig {date} {time}
      Ställ väckarklockan {date} {time}
      Äggen ska koka i {duration}, starta klockan
    `),
  },
  labels: words(`
    boka bord; boka resa; boka hotell; påminnelse; boka möte; spela musik; vädret; beställning; inköpslista;
    skicka pengar; skicka meddelande; spara kontakt; styra hemmet; anmäla problem; vägbeskrivning; evenemang;
    personbeskrivning; översättning; hyra bostad; väckarklocka
  `),
  topics: words("mat; resor; arbete; musik; väder; inköp; pengar; kontakter; hem; evenemang"),
  emotions: {
    joy: lines("Jag är så glad!\nVilken underbar dag!\nJag kan inte sluta le."),
    anger: lines("Det här är en skandal!\nJag är riktigt arg.\nDet gör mig rasande."),
    sadness: lines("Jag är så ledsen.\nJag vill bara gråta.\nDet krossar mitt hjärta."),
    fear: lines("Jag är rädd att det går fel.\nJag är livrädd.\nDet oroar mig mycket."),
    surprise: lines("Det hade jag inte väntat mig!\nVilken överraskning!\nJag kan knappt tro det."),
    gratitude: lines("Jag är så tacksam.\nTusen tack för allt.\nJag uppskattar verkligen din hjälp."),
  },
  sentiments: {
    positive: lines(`
      Jag älskar min {product}.
      {venue} var fantastiskt, så trevlig personal.
      Min {product} fungerar perfekt, rekommenderas.
      Fem stjärnor till {company}, toppenservice!
    `),
    negative: lines(`
      Min {product} gick sönder efter två dagar.
      Usel service på {venue}, aldrig mer.
      Jag är besviken på min {product}.
      {company} svarar aldrig, hemsk kundtjänst.
    `),
    neutral: lines(`
      Min {product} kom {date}.
      {venue} ligger bredvid stationen.
      {company} har ett kontor i {city}.
      Modellen {product} finns i tre färger.
    `),
  },
  sentimentLabels: words("positiv; negativ; neutral"),
  emotionLabels: words("glädje; ilska; sorg; rädsla; förvåning; tacksamhet"),
  fields: words(`
    namn; stad; från; till; datum; tid; personer; plats; belopp; valuta; produkt; antal; telefon; företag; yrke;
    meddelande; uppgift; evenemang; färg; rum
  `),
  extract: lines(`
    Hämta uppgifterna ur texten.
    Fyll i formuläret.
    Vilka uppgifter finns i meningen?
    Ge mig detaljerna.
  `),
  classify: lines(`
    Klassificera texten. Kategorier: {labels}
    Vad passar bäst: {labels}?
    Välj en kategori: {labels}
    Vad handlar det om? Alternativ: {labels}
  `),
  outside: lines(`
    (Skriv|Hitta på) (en dikt|en berättelse|en uppsats) om {topic}
    Förklara {topic} för mig
    Vad tycker du om {topic}?
    Berätta en vits om {topic}
    Hur fungerar {topic}?
  `),
  outsideTopics: words("kvantfysik; demokrati; vulkaner; kärlek; schack; filosofi; evolution; dinosaurier"),
  refusal:
    "Det kan jag inte hjälpa till med. Jag gör om korta texter till data: med ett schema, kategorier eller verktyg.",
};
