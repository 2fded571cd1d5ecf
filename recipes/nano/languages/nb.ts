// Norwegian (bokmål).
import type { Language } from "../language.ts";
import { lines, words } from "../lists.ts";

export const nb: Language = {
  code: "nb",
  locale: "nb-NO",
  faker: "nb_NO",
  spaced: true,
  currencies: ["NOK", "NOK", "EUR", "SEK"],
  numbers: words("tre; fire; fem; seks; sju; åtte; ni; ti; elleve; tolv"),
  relativeDates: words(`
    i dag; i morgen; i overmorgen; i kveld; i morgen tidlig; neste uke; i <helgen>; på <fredag>; neste mandag;
    neste måned; om to uker; i ettermiddag; i morgen kveld; på <søndag>
  `),
  onWeekday: words("på <{}>; nå på <{}>; <{} kveld>; <{} morgen>"),
  onDate: words("den <{}>; den <{}>; den <{}>"),
  times: words("kl. <{H}>; klokken <{H}>; kl. <{H}.{MM}>; kl. <{H}:{MM}>; rundt kl. <{H}>"),
  amPm: ["om morgenen", "om kvelden"],
  durations: { minutes: "{n} minutter", hours: "{n} timer" },
  venues: words(
    "Kafé {last}; Restaurant {last}; Hos {first}; Hotell {last}; {last} Kro; Bistro {first}; Spiseriet {last}",
  ),
  companies: words(
    "{last} AS; {last} ASA; {last} og Sønner; {last} Gruppen; Brødrene {last}; {last} Rådgivning",
  ),
  streets: words(
    "{last}veien {number}; {last}gata {number}; {first} {last}s plass {number}; {last} allé {number}",
  ),
  items: words(`
    skjorter; notatbøker; batterier; kopper; lyspærer; lamper; sokker; blyanter; puter; stoler; ryggsekker; håndklær;
    stearinlys; paraplyer; tallerkener
  `),
  groceries: words(`
    melk; egg; brød; epler; ris; smør; olivenolje; tomater; ost; løk; bananer; kaffe; oppvaskmiddel; gulrøtter;
    yoghurt; salt; pasta; poteter
  `),
  tasks: words(`
    ringe tannlegen; vanne blomstene; betale husleia; kjøpe blomster; mate katten; fornye passet; sende kontrakten;
    gå ut med søpla; levere bøkene; lade bilen; hente dressen; bestille time hos frisøren
  `),
  topicsOfMeetings: words(`
    budsjettet; kvartalsrapporten; den nye nettsiden; produktlanseringen; markedsplanen; tilbakemeldingene;
    kontoret; reiseutgiftene; flyttingen; ferieplanen
  `),
  messages: words(`
    jeg er ti minutter forsinket; maten er klar; nøklene ligger under matta; gratulerer med dagen;
    ring meg tilbake; toget er forsinket; jeg tar med dessert; takk for i går; vi ses på stasjonen;
    ikke glem billettene
  `),
  problems: words(`
    skjermen forblir svart; den lader ikke; appen krasjer ved oppstart; pakken kom fram ødelagt;
    jeg får ikke logget inn; lyden skurrer; det mangler en del; jeg ble belastet to ganger; størrelsen er feil
  `),
  events: words("konsert; festival; fotballkamp; bryllup; bokmesse; bygdefest; teaterstykke; sommerfest"),
  jobs: words(`
    sykepleier; programmerer; lærer; arkitekt; rørlegger; advokat; kokk; regnskapsfører; fotograf; elektriker;
    journalist; tannlege; snekker; flyger
  `),
  cities: words(`
    Paris; Roma; Wien; Lisboa; Tokyo; København; München; Seoul; Istanbul; Milano; Amsterdam; Madrid; London; Stockholm;
    Brussel; Genève; Praha; Athen; Bergen; Tromsø; Stavanger; Bodø
  `),
  enumerations: {
    cuisine: words(`
      en <italiensk> restaurant; en <japansk> restaurant; en <meksikansk> restaurant; en <indisk> restaurant;
      en <kinesisk> restaurant; en <thailandsk> restaurant; en <fransk> restaurant; en <gresk> restaurant
    `),
    color: words("i <rødt>; i <blått>; i <grønt>; i <svart>; i <hvitt>; i <gult>"),
    device: words("<lyset>; <varmen>; <fjernsynet>; <viften>; <kaffetrakteren>; <persiennene>"),
    room: words("på <kjøkkenet>; på <soverommet>; i <stua>; på <badet>; i <garasjen>; på <kontoret>"),
    transport: words("med <bil>; med <tog>; med <buss>; på <sykkel>; til <fots>"),
    room_type: words("et <enkeltrom>; et <dobbeltrom>; en <suite>"),
  },
  openers: words("Hei,; God dag,; God morgen,; Heisann,; Et raskt spørsmål:; Hallo,"),
  closers: words("Takk!; Tusen takk.; På forhånd takk.; Hilsen; Vi snakkes.; Ha det bra."),
  templates: {
    book_table: lines(`
      (Jeg vil gjerne|Vi vil gjerne|Kan jeg) bestille et bord til {people} [personer] på {cuisine} i {city} {date} [{time}]
      (Bestill|Reserver|Book) et bord [til {people}] på {venue} {date} {time}
      Har dere et ledig bord til {people} (personer|gjester) {date} {time}?
      Vi er {people} og ser etter {cuisine} i {city} {date}
      Bord til {people}, {venue}, {date}, {time}, i navnet {person}
    `),
    book_trip: lines(`
      (Jeg trenger|Finn|Jeg ser etter) (et fly|en billett|et tog) fra {origin} til {destination} {date}[ {time}]
      (Jeg vil|Vi vil) gjerne reise fra {origin} til {destination} {date}
      Hvordan kommer jeg meg fra {origin} til {destination} {transport} {date}?
      {people} billetter til {destination} {date}, avgang fra {origin} {time}
    `),
    book_hotel: lines(`
      (Jeg vil gjerne ha|Vi trenger|Bestill) {room_type} på {venue} i {city} {date} i {nights} netter
      Jeg ser etter et hotell i {city}, ankomst {date}, {nights} netter, {people} (personer|gjester)
      {room_type} i {city} i {nights} netter[, maks {amount} per natt]
      {person} blir {nights} netter på {venue} og kommer {date}
    `),
    set_reminder: lines(`
      (Minn meg|Påminn meg) {date} [{time}] på å {task}
      Jeg må {task} {date}[, gi meg beskjed {time}]
      Ny oppgave: {task}, innen {date}[ {time}]
      Lag en påminnelse {date} {time}: {task}
    `),
    schedule_meeting: lines(`
      (Planlegg|Avtal|Sett opp) et møte med {person} {date} {time} om {topic}
      (Jeg vil|Jeg må) snakke med {person} {date} i {duration} om {topic}
      {person} og jeg møtes {date} {time} for å snakke om {topic}
      Kan {person} {date} {time}? Vi trenger {duration} til {topic}
    `),
    play_music: lines(`
      (Spill|Spill av|Jeg vil høre) {song} av {artist} [på {service}]
      Sett på noe med {artist}[, for eksempel {song}]
      Legg til {song} av {artist} i spillelisten {playlist}
      Kan du finne sangen {song} [av {artist}]?
    `),
    get_weather: lines(`
      Hvordan blir været {date} i {city}?
      (Regner|Snør|Blåser) det {date} i {city}?
      Trenger jeg (paraply|jakke) i {city} {date}?
      Værmelding for {city}, {date}[, takk]
    `),
    order_items: lines(`
      (Jeg vil gjerne|Vi vil gjerne) bestille {count} {item} [{color}] [for {amount}]
      Legg {count} {item} {color} i handlekurven
      Vi trenger {count} {item} {date}, helst {color}
      {person} har bestilt {count} {item} hos {company} for {amount}
    `),
    shopping_list: lines(`
      (Skriv|Sett) {list} på handlelisten
      Vi mangler {list}
      (Kjøp|Hent) {list} [på vei hjem]
      Handle {date}: {list}
    `),
    send_money: lines(`
      (Send|Overfør|Vipps) {amount} til {person} [{date}]
      (Jeg vil|Kan du) (sende|overføre) {amount} til {person}
      {person} skylder meg {amount}[, be om dem {date}]
      Fakturaen {code} fra {company} på {amount} forfaller {date}
    `),
    send_message: lines(`
      (Skriv til|Si til|Svar) {person}: {message}
      Send en melding til {person}: {message}
      Skriv til {person} på {email}: «{message}»
      Beskjed til {person} fra {person2}: {message}
    `),
    add_contact: lines(`
      (Lagre|Ny kontakt:) {person}, {phone}[, {email}]
      Jeg heter {person}, du når meg på {phone} [eller {email}]
      {person} jobber som {job} hos {company}, telefon {phone}
      {person} har fått nytt nummer, {phone}, og bor i {address}
    `),
    control_home: lines(`
      Skru (på{=on:true}|av{=on:false}) {device} {room}
      Still {device} {room} på {number} (prosent|grader)
      Kan du slå av{=on:false} {device} {room} {time}?
      Slå (på{=on:true}|av{=on:false}) {device} {room} {date} {time}
    `),
    report_problem: lines(`
      (Jeg har et problem med|Det er noe galt med) min {product}: {problem}
      Ordre {code}: {problem}[. Jeg vil ha {amount} tilbake]
      Min {product} fra {company} er ødelagt, {problem}
      Sak {code} fra {person}: {problem}
    `),
    navigate: lines(`
      (Kjør meg|Jeg skal|Vis vei) til {address} [i {city}] [{transport}]
      Hvordan kommer jeg til {venue} i {city} {transport}?
      Hvor langt er det fra {origin} til {destination} {transport}?
      Jeg må være i {address} {time}, jeg kommer {transport}
    `),
    announce_event: lines(`
      Det blir {event} {date} {time} i {city}[, billetter koster {amount}]
      {person} inviterer deg til {event} på {venue} {date}
      {artist} spiller på {venue} i {city} {date}, billetter fra {amount}
      Ikke gå glipp av: {event} i {city}, {date}, dørene åpner {time}
    `),
    describe_person: lines(`
      {person} er {job} (fra|i) {city} [og jobber hos {company}]
      {person} er {age} år og bor i {city}
      Siden {year} har {person} jobbet som {job} hos {company}
      {person} er født i {city} i {year}
      {person} ({age}), {job}, flytter fra {origin} til {destination}
    `),
    translate_text: lines(`
      (Oversett|Kan du oversette) «{message}» til {language}
      Hvordan sier man «{message}» på {language}?
      Jeg trenger dette på {language}: «{message}»
    `),
    rent_home: lines(`
      {rooms}-roms leilighet i {city}, {area} kvadratmeter, {amount} i måneden
      (Jeg ser etter|Vi ser etter) en leilighet med {rooms} rom i {city}, opptil {amount}
      Til leie: {area} kvadratmeter, {rooms} rom, {address}, {amount}
    `),
    set_timer: lines(`
      (Sett|Start) en nedtelling på {duration}
      Vekk meg {date} {time}
      Sett vekkerklokken {date} {time}
      Eggene skal koke i {duration}, start klokka
    `),
  },
  labels: words(`
    bestille bord; bestille reise; bestille hotell; påminnelse; avtale møte; spille musikk; været; bestilling;
    handleliste; sende penger; sende melding; lagre kontakt; styre hjemmet; melde problem; veibeskrivelse;
    arrangement; personbeskrivelse; oversettelse; leie bolig; vekkerklokke
  `),
  topics: words("mat; reiser; arbeid; musikk; vær; innkjøp; penger; kontakter; hjem; arrangementer"),
  emotions: {
    joy: lines("Jeg er så glad!\nFor en fantastisk dag!\nJeg klarer ikke å slutte å smile."),
    anger: lines("Dette er en skandale!\nJeg er skikkelig sint.\nDet gjør meg rasende."),
    sadness: lines("Jeg er så lei meg.\nJeg får lyst til å gråte.\nDet knuser hjertet mitt."),
    fear: lines("Jeg er redd for at det går galt.\nJeg er livredd.\nDet bekymrer meg veldig."),
    surprise: lines("Det hadde jeg ikke ventet!\nFor en overraskelse!\nJeg kan nesten ikke tro det."),
    gratitude: lines("Jeg er så takknemlig.\nTusen takk for alt.\nJeg setter stor pris på hjelpen."),
  },
  sentiments: {
    positive: lines(`
      Jeg elsker min {product}.
      {venue} var fantastisk, så hyggelig betjening.
      Min {product} fungerer perfekt, anbefales.
      Fem stjerner til {company}, kjempegod service!
    `),
    negative: lines(`
      Min {product} gikk i stykker etter to dager.
      Elendig betjening på {venue}, aldri igjen.
      Jeg er skuffet over min {product}.
      {company} svarer aldri, forferdelig kundeservice.
    `),
    neutral: lines(`
      Min {product} kom {date}.
      {venue} ligger ved siden av stasjonen.
      {company} har et kontor i {city}.
      Modellen {product} finnes i tre farger.
    `),
  },
  sentimentLabels: words("positiv; negativ; nøytral"),
  emotionLabels: words("glede; sinne; sorg; frykt; overraskelse; takknemlighet"),
  fields: words(`
    navn; by; fra; til; dato; klokkeslett; personer; sted; beløp; valuta; produkt; antall; telefon; firma; yrke;
    melding; oppgave; arrangement; farge; rom
  `),
  extract: lines(`
    Finn opplysningene i teksten.
    Fyll ut skjemaet.
    Hvilke data er det i setningen?
    Gi meg detaljene.
  `),
  classify: lines(`
    Klassifiser teksten. Kategorier: {labels}
    Hva passer best: {labels}?
    Velg en kategori: {labels}
    Hva handler det om? Muligheter: {labels}
  `),
  outside: lines(`
    (Skriv|Lag) (et dikt|en fortelling|et essay) om {topic}
    Forklar meg {topic}
    Hva synes du om {topic}?
    Fortell en vits om {topic}
    Hvordan virker {topic}?
  `),
  outsideTopics: words(
    "kvantefysikk; demokrati; vulkaner; kjærlighet; sjakk; filosofi; evolusjon; dinosaurer",
  ),
  refusal:
    "Det kan jeg ikke hjelpe med. Jeg gjør korte tekster om til data: med et skjema, kategorier eller verktøy.",
};
