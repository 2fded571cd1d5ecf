// Danish.
import type { Language } from "../language.ts";
import { lines, words } from "../lists.ts";

export const da: Language = {
  code: "da",
  locale: "da-DK",
  faker: "da",
  spaced: true,
  currencies: ["DKK", "DKK", "EUR", "SEK"],
  numbers: words("tre; fire; fem; seks; syv; otte; ni; ti; elleve; tolv"),
  relativeDates: words(`
    i dag; i morgen; i overmorgen; i aften; i morgen tidlig; i <næste uge>; i <weekenden>; på <fredag>;
    næste mandag; næste måned; om to uger; i eftermiddag; i morgen aften; på <søndag>
  `),
  onWeekday: words("på <{}>; nu på <{}>; <{} aften>; <{} morgen>"),
  onDate: words("den <{}>; den <{}>; den <{}>"),
  times: words("kl. <{H}>; klokken <{H}>; kl. <{H}.{MM}>; kl. <{H}:{MM}>; omkring kl. <{H}>"),
  amPm: ["om morgenen", "om aftenen"],
  durations: { minutes: "{n} minutter", hours: "{n} timer" },
  venues: words(
    "Café {last}; Restaurant {last}; Hos {first}; Hotel {last}; {last} Kro; Bistro {first}; Spisehuset {last}",
  ),
  companies: words(
    "{last} A/S; {last} ApS; {last} og Søn; {last} Gruppen; Brødrene {last}; {last} Rådgivning",
  ),
  streets: words(
    "{last}vej {number}; {last}gade {number}; {first} {last}s Plads {number}; {last} Allé {number}",
  ),
  items: words(`
    skjorter; notesbøger; batterier; kopper; pærer; lamper; sokker; blyanter; puder; stole; rygsække; håndklæder;
    stearinlys; paraplyer; tallerkener
  `),
  groceries: words(`
    mælk; æg; brød; æbler; ris; smør; olivenolie; tomater; ost; løg; bananer; kaffe; opvaskemiddel; gulerødder;
    yoghurt; salt; pasta; kartofler
  `),
  tasks: words(`
    ringe til tandlægen; vande blomsterne; betale huslejen; købe blomster; fodre katten; forny passet;
    sende kontrakten; gå ud med skraldet; aflevere bøgerne; lade bilen op; hente jakkesættet; bestille en klippetid
  `),
  topicsOfMeetings: words(`
    budgettet; kvartalsrapporten; den nye hjemmeside; produktlanceringen; marketingplanen; kundernes svar;
    kontoret; rejseudgifterne; flytningen; ferieplanen
  `),
  messages: words(`
    jeg er ti minutter forsinket; maden er klar; nøglerne ligger under måtten; tillykke med fødselsdagen;
    ring lige tilbage; toget er forsinket; jeg tager desserten med; tak for i går; vi ses på stationen;
    husk billetterne
  `),
  problems: words(`
    skærmen forbliver sort; den lader ikke op; appen går ned ved start; pakken kom beskadiget frem;
    jeg kan ikke logge ind; lyden skratter; der mangler en del; der blev trukket to gange; størrelsen er forkert
  `),
  events: words("koncert; festival; fodboldkamp; bryllup; bogmesse; byfest; teaterstykke; sommerfest"),
  jobs: words(`
    sygeplejerske; programmør; lærer; arkitekt; blikkenslager; advokat; kok; bogholder; fotograf; elektriker;
    journalist; tandlæge; tømrer; pilot
  `),
  cities: words(`
    Paris; Rom; Wien; Lissabon; Tokyo; London; München; Seoul; Istanbul; Milano; Amsterdam; Madrid; Oslo; Stockholm;
    Bruxelles; Genève; Prag; Athen; Hamborg; Warszawa
  `),
  enumerations: {
    cuisine: words(`
      en <italiensk> restaurant; en <japansk> restaurant; en <mexicansk> restaurant; en <indisk> restaurant;
      en <kinesisk> restaurant; en <thailandsk> restaurant; en <fransk> restaurant; en <græsk> restaurant
    `),
    color: words("i <rød>; i <blå>; i <grøn>; i <sort>; i <hvid>; i <gul>"),
    device: words("<lyset>; <varmen>; <fjernsynet>; <ventilatoren>; <kaffemaskinen>; <persiennerne>"),
    room: words("i <køkkenet>; i <soveværelset>; i <stuen>; på <badeværelset>; i <garagen>; på <kontoret>"),
    transport: words("i <bil>; med <tog>; med <bus>; på <cykel>; til <fods>"),
    room_type: words("et <enkeltværelse>; et <dobbeltværelse>; en <suite>"),
  },
  openers: words("Hej,; Goddag,; Godmorgen,; Hejsa,; Et hurtigt spørgsmål:; Hallo,"),
  closers: words("Tak!; Mange tak.; På forhånd tak.; Hilsen; Vi ses.; Ha' det godt."),
  templates: {
    book_table: lines(`
      (Jeg vil gerne|Vi vil gerne|Kan jeg) bestille et bord til {people} [personer] på {cuisine} i {city} {date} [{time}]
      (Bestil|Reserver|Book) et bord [til {people}] på {venue} {date} {time}
      Har I et ledigt bord til {people} (personer|gæster) {date} {time}?
      Vi er {people} og leder efter {cuisine} i {city} {date}
      Bord til {people}, {venue}, {date}, {time}, i navnet {person}
    `),
    book_trip: lines(`
      (Jeg skal bruge|Find|Jeg leder efter) (et fly|en billet|et tog) fra {origin} til {destination} {date}[ {time}]
      (Jeg vil|Vi vil) gerne rejse fra {origin} til {destination} {date}
      Hvordan kommer jeg fra {origin} til {destination} {transport} {date}?
      {people} billetter til {destination} {date}, afgang fra {origin} {time}
    `),
    book_hotel: lines(`
      (Jeg vil gerne have|Vi søger|Book) {room_type} på {venue} i {city} {date} i {nights} nætter
      Jeg søger et hotel i {city}, ankomst {date}, {nights} nætter, {people} (personer|gæster)
      {room_type} i {city} i {nights} nætter[, højst {amount} pr. nat]
      {person} bliver {nights} nætter på {venue} og kommer {date}
    `),
    set_reminder: lines(`
      (Mind mig|Husk mig) {date} [{time}] på at {task}
      Jeg skal {task} {date}[, giv mig besked {time}]
      Ny opgave: {task}, senest {date}[ {time}]
      Opret en påmindelse {date} {time}: {task}
    `),
    schedule_meeting: lines(`
      (Planlæg|Aftal|Arranger) et møde med {person} {date} {time} om {topic}
      (Jeg vil gerne|Jeg skal) tale med {person} {date} i {duration} om {topic}
      {person} og jeg mødes {date} {time} for at tale om {topic}
      Kan {person} {date} {time}? Vi skal bruge {duration} til {topic}
    `),
    play_music: lines(`
      (Spil|Afspil|Jeg vil høre) {song} af {artist} [på {service}]
      Sæt noget på med {artist}[, for eksempel {song}]
      Føj {song} af {artist} til min playliste {playlist}
      Kan du finde sangen {song} [af {artist}]?
    `),
    get_weather: lines(`
      Hvordan bliver vejret {date} i {city}?
      (Regner|Sner|Blæser) det {date} i {city}?
      Skal jeg have (paraply|jakke) med i {city} {date}?
      Vejrudsigten for {city}, {date}[, tak]
    `),
    order_items: lines(`
      (Jeg vil gerne|Vi vil gerne) bestille {count} {item} [{color}] [for {amount}]
      (Læg|Put) {count} {item} {color} i kurven
      Vi skal bruge {count} {item} {date}, gerne {color}
      {person} har bestilt {count} {item} hos {company} for {amount}
    `),
    shopping_list: lines(`
      (Skriv|Sæt) {list} på indkøbslisten
      Vi mangler {list}
      (Køb|Hent) {list} [på vejen hjem]
      Indkøb {date}: {list}
    `),
    send_money: lines(`
      (Send|Overfør) {amount} til {person} [{date}]
      (Jeg vil|Kan du) (sende|overføre) {amount} til {person}
      {person} skylder mig {amount}[, bed om dem {date}]
      Fakturaen {code} fra {company} på {amount} skal betales {date}
    `),
    send_message: lines(`
      (Skriv til|Sig til|Svar) {person}: {message}
      Send en besked til {person}: {message}
      Skriv til {person} på {email}: "{message}"
      Besked til {person} fra {person2}: {message}
    `),
    add_contact: lines(`
      (Gem|Ny kontakt:) {person}, {phone}[, {email}]
      Jeg hedder {person}, du kan nå mig på {phone} [eller {email}]
      {person} arbejder som {job} hos {company}, telefon {phone}
      {person} har fået nyt nummer, {phone}, og bor på {address}
    `),
    control_home: lines(`
      (Tænd{=on:true}|Sluk{=on:false}) {device} {room}
      Indstil {device} {room} til {number} (procent|grader)
      Kan du slukke{=on:false} {device} {room} {time}?
      Slå {device} {room} (til{=on:true}|fra{=on:false}) {date} {time}
    `),
    report_problem: lines(`
      (Jeg har et problem med|Der er noget galt med) min {product}: {problem}
      Ordre {code}: {problem}[. Jeg vil have {amount} tilbage]
      Min {product} fra {company} er i stykker, {problem}
      Sag {code} fra {person}: {problem}
    `),
    navigate: lines(`
      (Kør mig|Jeg skal|Vis vej) til {address} [i {city}] [{transport}]
      Hvordan kommer jeg til {venue} i {city} {transport}?
      Hvor langt er der fra {origin} til {destination} {transport}?
      Jeg skal være på {address} {time}, jeg kommer {transport}
    `),
    announce_event: lines(`
      Der er {event} {date} {time} i {city}[, billetter koster {amount}]
      {person} inviterer dig til {event} på {venue} {date}
      {artist} spiller på {venue} i {city} {date}, billetter fra {amount}
      Gå ikke glip af: {event} i {city}, {date}, dørene åbner {time}
    `),
    describe_person: lines(`
      {person} er {job} (fra|i) {city} [og arbejder hos {company}]
      {person} er {age} år og bor i {city}
      Siden {year} har {person} arbejdet som {job} hos {company}
      {person} er født i {city} i {year}
      {person} ({age}), {job}, flytter fra {origin} til {destination}
    `),
    translate_text: lines(`
      (Oversæt|Kan du oversætte) "{message}" til {language}
      Hvordan siger man "{message}" på {language}?
      Jeg skal bruge det her på {language}: "{message}"
    `),
    rent_home: lines(`
      {rooms}-værelses lejlighed i {city}, {area} kvadratmeter, {amount} om måneden
      (Jeg søger|Vi søger) en lejlighed med {rooms} værelser i {city}, op til {amount}
      Til leje: {area} kvadratmeter, {rooms} værelser, {address}, {amount}
    `),
    set_timer: lines(`
      (Sæt|Start) en timer på {duration}
      Væk mig {date} {time}
      Sæt vækkeuret {date} {time}
      Æggene skal koge i {duration}, start uret
    `),
  },
  labels: words(`
    bestil bord; bestil rejse; bestil hotel; påmindelse; planlæg møde; afspil musik; vejret; bestilling; indkøbsliste;
    send penge; send besked; gem kontakt; styr hjemmet; meld problem; rutevejledning; begivenhed; personbeskrivelse;
    oversættelse; lej bolig; vækkeur
  `),
  topics: words("mad; rejser; arbejde; musik; vejr; indkøb; penge; kontakter; hjem; begivenheder"),
  emotions: {
    joy: lines("Jeg er så glad!\nSikke en dejlig dag!\nJeg kan ikke lade være med at smile."),
    anger: lines("Det er en skandale!\nJeg er virkelig vred.\nDet gør mig rasende."),
    sadness: lines("Jeg er så ked af det.\nJeg har lyst til at græde.\nDet knuser mit hjerte."),
    fear: lines("Jeg er bange for, at det går galt.\nJeg er skrækslagen.\nDet bekymrer mig meget."),
    surprise: lines("Det havde jeg ikke ventet!\nSikke en overraskelse!\nJeg kan næsten ikke tro det."),
    gratitude: lines("Jeg er så taknemmelig.\nTusind tak for alt.\nJeg sætter stor pris på din hjælp."),
  },
  sentiments: {
    positive: lines(`
      Jeg elsker min {product}.
      {venue} var fantastisk, personalet var så venligt.
      Min {product} virker perfekt, klar anbefaling.
      Fem stjerner til {company}, super service!
    `),
    negative: lines(`
      Min {product} gik i stykker efter to dage.
      Elendig betjening på {venue}, aldrig igen.
      Jeg er skuffet over min {product}.
      {company} svarer aldrig, forfærdelig kundeservice.
    `),
    neutral: lines(`
      Min {product} kom {date}.
      {venue} ligger ved siden af stationen.
      {company} har et kontor i {city}.
      Modellen {product} fås i tre farver.
    `),
  },
  sentimentLabels: words("positiv; negativ; neutral"),
  emotionLabels: words("glæde; vrede; sorg; frygt; overraskelse; taknemmelighed"),
  fields: words(`
    navn; by; fra; til; dato; tid; personer; sted; beløb; valuta; produkt; antal; telefon; firma; job; besked; opgave;
    begivenhed; farve; rum
  `),
  extract: lines(`
    Find oplysningerne i teksten.
    Udfyld formularen.
    Hvilke data er der i sætningen?
    Giv mig detaljerne.
  `),
  classify: lines(`
    Klassificer teksten. Kategorier: {labels}
    Hvad passer bedst: {labels}?
    Vælg en kategori: {labels}
    Hvad handler det om? Muligheder: {labels}
  `),
  outside: lines(`
    (Skriv|Digt) (et digt|en historie|et essay) om {topic}
    Forklar mig {topic}
    Hvad synes du om {topic}?
    Fortæl en vittighed om {topic}
    Hvordan virker {topic}?
  `),
  outsideTopics: words("kvantefysik; demokrati; vulkaner; kærlighed; skak; filosofi; evolution; dinosaurer"),
  refusal:
    "Det kan jeg ikke hjælpe med. Jeg laver korte tekster om til data: med et skema, kategorier eller værktøjer.",
};
