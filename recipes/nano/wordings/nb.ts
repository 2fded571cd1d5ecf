// Further Norwegian (bokmål) wordings: formal and casual, in whole sentences and in telegram style.
import type { Wordings } from "../language.ts";
import { lines, words } from "../lists.ts";

export const nb: Wordings = {
  relativeDates: words(`
    i morgen ettermiddag; i natt; neste onsdag; om tre dager; på <lørdag>; om en uke; i <slutten av måneden>;
    på <nyttårsaften>; nå på <tirsdag>; i formiddag; på <17. mai>
  `),
  venues: words(`
    Den Gylne {noun}; Vinbaren {last}; Trattoria {first}; {last}s Spisested; Hotell {first} {last}; Bryggeriet {city};
    Gjestgiveriet {last}; Kaffistova {last}
  `),
  companies: words(`
    {last} Transport AS; {last} & Partnere; Bakeriet {last}; {last} Rørservice; Bilhuset {last}; {last} Programvare AS;
    {first} {last} Bygg; Møbelhuset {last}
  `),
  items: words(`
    usb-kabler; drikkeflasker; blomsterpotter; laken; ringpermer; kulepenner; hodetelefoner; veggklokker; pledd; bilderammer;
    vinglass; skjerf; luer; kjøkkenkniver; bakeformer; dørmatter; duker; solbriller; skrutrekkere; hagestoler;
    T-skjorter; votter; lommelykter; skrivebordslamper; kaffekrus; gardiner; musematter; flyttekasser; putetrekk; vinterjakker
  `),
  groceries: words(`
    mel; sukker; havregryn; dopapir; agurk; rød paprika; gjær; mineralvann; appelsinjuice; kesam; hermetiske tomater;
    grønn te; honning; sennep; knekkebrød; kyllingfilet; spinat; hvitløk; tannkrem; kattemat; jordbær; kremfløte;
    røde linser; søppelposer; brunost
  `),
  tasks: words(`
    skifte til vinterdekk; bestille time hos legen; levere pakken på posten; vaske vinduene; rydde i kjelleren;
    hente barna i barnehagen; pakke inn gaven til Nora; lese av strømmåleren; lufte hunden; gjøre ferdig presentasjonen;
    lappe sykkelen; klippe plenen; henge opp klesvasken; ringe huseieren; sjekke fakturaen; bake kake; kjøpe drikke;
    sende søknaden; ta nye passbilder; skifte på sengene; få laget en ekstra nøkkel; ta tablettene mine;
    ringe tilbake til mormor; si opp mobilabonnementet; bytte forsikring; skrive referatet; pakke kofferten; kjøpe brød;
    tine fryseren; ta bilen til EU-kontroll; sortere kvitteringene; ringe mamma; handle mat; installere skriveren;
    skrive bursdagskort; vaske ovnen; hente medisin på apoteket; melde barna på svømmekurs; ta sikkerhetskopi;
    pante flaskene
  `),
  topicsOfMeetings: words(`
    bemanningen; den nye logoen; status i prosjektet; prisøkningen; sommerfesten; personvern; vaktplanen;
    tilbudet til skolen; opplæringen; messen på Lillestrøm; leveringstidene; hjemmekontor; de ubetalte fakturaene;
    årsregnskapet; lønna mi; feilene i appen; lageret; julebordet; avtalen med leverandøren; kundeundersøkelsen;
    den nye lærlingen; datasikkerheten; ombyggingen; tallene fra i fjor; tidsplanen; kurset; jobbintervjuet;
    felleskostnadene; byttet av system; målene for neste kvartal
  `),
  messages: words(`
    jeg står i kø; jeg er straks framme; kan du ta med brød; vi begynner uten deg; avtalen er avlyst;
    jeg har sendt deg bildet; si fra når du har landet; møtet er flyttet til rom 12; jeg henter barna;
    når er du hjemme; god bedring; lykke til på eksamen; har du sett laderen min; jeg rakk ikke bussen;
    pakken ligger hos naboen; varmen virker ikke igjen; sov godt; vi mangler en stol; i kveld blir det lasagne;
    jeg ringer senere; tilbudet ligger i innboksen din; blir du med på kino; jeg er syk og blir hjemme;
    hunden har vært ute; god helg; husk å skrive under på side to; døra er åpen; vi sitter allerede på restauranten;
    jeg er glad i deg; jeg har glemt nøkkelen; møtet begynner en halvtime før; kaka står i ovnen;
    gratulerer med eksamen; jeg venter ved hovedinngangen; vi tar det i morgen; passordet til nettet henger på kjøleskapet;
    jeg kommer ikke likevel; pappa henter oss; ta med varme klær; kopiene ligger på pulten din
  `),
  problems: words(`
    batteriet er tomt etter en time; fjernkontrollen svarer ikke; det lukter svidd; døra lukker seg ikke ordentlig;
    bestillingen kom aldri fram; det er en sprekk i skjermen; bildet flimrer; forbindelsen faller ut hele tiden;
    den starter på nytt igjen og igjen; jeg har fått feil farge; bruksanvisningen mangler; viften bråker;
    laderen blir veldig varm; fakturaen stemmer ikke; rabattkoden min blir ikke godkjent; det lekker vann;
    tastene henger seg opp; jeg får ingen bekreftelse på e-post; kameraet tar uskarpe bilder; passordet mitt blir avvist;
    glidelåsen er ødelagt; den lar seg ikke slå på; etter oppdateringen virker ingenting; sømmen har gått opp;
    det var bare halvparten i esken; lokket passer ikke; mikrofonen er død; ledningen er for kort;
    skriveren trekker ikke inn papir; klokka går feil
  `),
  events: words(`
    loppemarked; gatefest; jubileum; jazzfestival; håndballturnering; julekonsert; skolefest; veldedighetskonsert;
    filmfestival; åpen dag; spleiselag; mosjonsløp; familiedag; hagefest; rakfiskfest; sjakkturnering; bondens marked;
    debattkveld; kunstutstilling; sankthansfeiring
  `),
  jobs: words(`
    veterinær; baker; grafisk designer; bussjåfør; revisor; barnehagelærer; fysioterapeut; politibetjent; farmasøyt;
    maler; prosjektleder; vaktmester; oversetter; frisør; dommer; gartner; kjemiker; butikkmedarbeider; jordmor;
    bygningsingeniør; lydtekniker; sosionom; skuespiller; taktekker; professor; servitør; personalsjef; optiker;
    dataanalytiker; brannkonstabel
  `),
  openers: words(`
    God kveld,; Hei sann,; Hei alle sammen,; Unnskyld,; Kjære alle,; Halla,; Å ja,; Hei igjen,
  `),
  closers: words(`
    Tusen hjertelig takk!; Med vennlig hilsen; Mvh; Du er en engel!; Det hadde vært fint.; Fortsatt god dag!; Takk skal du ha.; Det var alt.
  `),
  templates: {
    book_table: lines(`
      {date} {time}: bord til {people} på {venue}[, navn: {person}]
      På {venue} vil vi gjerne ha et bord til {people} {date}[, vi kommer {time}]
      (Kan du|Kunne du|Kan dere) reservere plass til {people} personer på {venue} {date} {time}?
      Er det noe ledig {date} [{time}]? Vi (er|blir) {people}
      Reservasjon: {people} personer, {date}, {time}[, {venue}]. Navnet mitt er {person}
      Til {people} personer vil jeg gjerne ha et bord på {venue}[ i {city}] {date}
      Vi har lyst til å spise ute i {city} {date}, finn {cuisine} med plass til {people}
      Finn {cuisine} i {city}, {people} personer, {time}[, {date}]
      {person} har bestilt bord til {people} på {venue} {date} {time}
      Vet du om {cuisine} i {city}? Vi er {people} og vil spise der {date}
    `),
    book_trip: lines(`
      Til {destination} {date}, fra {origin}[, {people} personer]
      {origin} – {destination}, {date}[, {time}], {people} (voksne|personer)
      Går det (et tog|et fly|en buss) fra {origin} til {destination} {date} {time}?
      (Finn|Søk opp|Bestill) den (billigste|raskeste) forbindelsen fra {origin} til {destination} {date}
      Jeg vil {transport} fra {origin} til {destination} {date}
      {date} skal vi {people} personer fra {origin} til {destination}, bestill (plasser|billetter)
      Vi er {people} og skal fra {origin} til {destination} {date}
      {person} reiser {transport} til {destination} {date}[ og drar fra {origin} {time}]
      Jeg ønsker å bestille {people} plasser fra {origin} til {destination}, avreise {date} {time}
      Hva koster det å reise fra {origin} til {destination} {date} [{transport}]?
    `),
    book_hotel: lines(`
      {date} trenger vi {room_type} i {city}, {nights} netter[, budsjett {amount} per natt]
      Reservasjon på {venue}: {room_type}, ankomst {date}, {nights} netter[, navn {person}]
      I {nights} netter trenger jeg {room_type} i {city}[, ankomst {date}]
      (Kan dere|Kan du) reservere {room_type} til oss i {nights} netter? Vi kommer {date}
      Overnatting for {people} personer i {city} ønskes, {date}, {nights} netter, maks {amount}
      Vi kommer {people} personer til {city} {date} og sover {nights} netter på {venue}
      Er det {room_type} ledig på {venue} {date}? Det gjelder {nights} netter
      Hotell i {city}: {people} gjester, {nights} netter, innsjekking {date} {time}
      {person} har bestilt {room_type} på {venue} i {nights} netter, til sammen {amount}
    `),
    set_reminder: lines(`
      Husk {date} {time}: {task}
      Å gjøre: {task}[, {date}][, {time}]
      (Kan du|Vil du|Kunne du) minne meg på noe {date}? Jeg må {task}
      Si fra til meg {date} {time}, jeg skulle {task}
      Jeg må ikke glemme å {task}, det må skje {date} [{time}]
      {date} vil jeg virkelig {task}, minn meg på det {time}
      Legg inn en påminnelse: {task}, {date}, {time}
      Påminnelse {date} [{time}] – {task}
      {person} skal {task} {date}, skriv det ned
      Sett dette på lista mi {date} {time}: {task}
    `),
    schedule_meeting: lines(`
      {date} {time} møte med {person}, tema: {topic}
      Kan vi ta en prat om {topic} {date} [{time}]? {person} blir også med
      Avtale med {person} {date}, varighet {duration}, det handler om {topic}
      Til {topic} trenger jeg {duration} med {person} {date} [{time}]
      Med {person} må jeg {date} ta en prat om {topic}
      Vil du kalle inn {person} til et møte om {topic} {date} {time}?
      (Blokker|Reserver|Sett av) {duration} {date} til {topic} [med {person}]
      Om {topic} vil {person} og jeg gjerne snakke {date} {time}
      Flytt samtalen med {person} om {topic}, den blir {date} {time}
      Passer det for {person} {date} {time}? Det gjelder {topic}
    `),
    play_music: lines(`
      {song} med {artist}, takk[ på {service}]
      {artist} hadde vært fint nå, sett på {song}
      Jeg er i humør til {artist}[, ta {song}]
      På {service} kan du gjerne spille {song} [med {artist}]
      Dra i gang {song} med {artist}
      Av {artist} vil jeg gjerne høre {song}
      (Start|Åpne|Spill av) spillelisten {playlist} på {service}
      Neste låt: {song} av {artist}[, etterpå lista {playlist}]
      Favorittlåten min (er|heter) {song}, den er av {artist}
      Skru opp! {song} med {artist} skal spilles høyt[ på {service}]
    `),
    get_weather: lines(`
      {city} {date}: (regn eller sol|hvordan blir været)?
      {date} er vi i {city}, hvordan blir været?
      Hvor (kaldt|varmt|vindfullt) blir det i {city} {date}?
      Kommer sola fram i {city} {date}?
      Holder det seg tørt i {city} {date}?
      Vi skal på tur i {city} {date}, (holder været|blir det regn)?
      Si meg hvor mange grader det er i {city} {date} {time}
      I {city} skal det visst (storme|tordne|snø) {date}, stemmer det?
      Været {city} {date} [{time}]
      Må jeg kle meg godt i {city} {date}?
    `),
    order_items: lines(`
      {count} {item} {color} [for {amount}], takk
      {count} {item} vil jeg gjerne ha, {color}[, levering {date}]
      Bestilling: {count} {item}, {color}, leveres til {address}
      (Kan dere|Kan du) sende meg {count} {item} {color}?
      Hos {company} har jeg (bestilt|kjøpt) {count} {item} {color}, til sammen {amount}
      Jeg tar {count} {item} {color}
      Har dere {item} {color}? Da tar jeg {count}
      Lever {count} {item} til {address} {date}
      Jeg returnerer {count} {item}, ordrenummer {code}
      {person} vil ha {count} {item} for {amount}, helst {color}
    `),
    shopping_list: lines(`
      {list} må vi (ha|kjøpe|huske)
      Kan du (kjøpe|hente) {list} [{date}]?
      På handlelappen: {list}
      {date} skal jeg (kjøpe|handle) {list}
      Ta med {list} fra butikken
      Handleliste: {list}
      {date} spiser vi hjemme, så kjøp {list}
      Vi er tomme for {list}. Sett det på lista
      {person} kjøper {list} {date}
      Noter {list} til handleturen
    `),
    send_money: lines(`
      {amount} til {person}[, {date}], takk
      Til {person} skal det {date} sendes {amount}
      Kan du (betale|sende|vippse) {person} {amount} {date}?
      Vennligst betal {amount} til {company}, merk betalingen {code}
      Jeg skylder {person} {amount}, (send|overfør) dem {date}
      Betaling til {company}: {amount}, faktura {code}[, innen {date}]
      {company} skal ha {amount} av meg[ for faktura {code}]
      {person} lånte meg {amount} {date}
      Overføring {date}: {amount}, mottaker {person}
      Vipps {person} {amount}
    `),
    send_message: lines(`
      Kan du skrive til {person}: {message}?
      {person} må få vite dette: {message}
      Gi beskjed til {person}: {message}
      Til {person}: {message}
      «{message}» – send det til {person}[ ({email})]
      E-post til {email}, tekst: {message}
      SMS til {person}: «{message}»
      {person2} hilser til {person}: {message}
      Send {person} en melding {date} {time}: «{message}»
      Vennligst gi {person} følgende beskjed: {message}
    `),
    add_contact: lines(`
      Opprett en (ny |)kontakt: {person}, {phone}, {company}
      {phone} er (nummeret|det nye nummeret|mobilnummeret) til {person}
      {person}, {job}, {company}, {phone}, {email}
      Dette er {person} fra {company}, (ring meg på {phone}|e-posten min er {email})
      Ring {person} på {phone} eller skriv til {email}
      (Noter|Legg til): {person}, {address}, telefon {phone}
      E-postadressen til {person} er {email}[, mobil {phone}]
      Kontaktpersonen vår hos {company} heter {person}, direktenummer {phone}
      Har du spørsmål, kontakt {person} ({job}) på {email}
      {person} har flyttet til {address}, telefon {phone}
    `),
    control_home: lines(`
      {device} {room} skal (på{=on:true}|av{=on:false})
      Kan du (slå på{=on:true}|slå av{=on:false}) {device} {room}?
      Vær så snill å (skru på{=on:true}|skru av{=on:false}) {device} {room} {date} {time}
      Jeg glemte å slå av{=on:false} {device} {room}
      Skru {device} {room} til {number} [prosent]
      Jeg vil ha {device} {room} (på{=on:true}|av{=on:false}) {time}
      Det er ingen igjen {room}, slå av{=on:false} {device} [{time}]
      (Aktiver{=on:true}|Deaktiver{=on:false}) {device} {room}[ {time}]
      Sett {device} {room} på {number} prosent {time}
      {date} {time} skal du (slå på{=on:true}|slå av{=on:false}) {device} {room}
    `),
    report_problem: lines(`
      Det begynte {date}: {problem}. Produkt: {product}
      Klage på {code}: {problem}[, vare {product}]
      Hjelp, {problem}! Modell: {product}[, kjøpt hos {company}]
      Min {product} krangler, {problem}
      {problem}, og det for en {product} til {amount}
      God dag, ordrenummeret mitt er {code}. {problem}
      (Kan dere|Kan du) hjelpe meg? {problem} ({product})
      Gjelder {product}, ordre {code}. {problem}. Hilsen {person}
      Jeg kjøpte {product} hos {company} og oppdaget det {date}: {problem}
      Feil meldt av {person}: {problem}[, sak {code}]
    `),
    navigate: lines(`
      {address}, {city}, {transport}, den (korteste|raskeste) veien, takk
      Hvordan finner jeg fram til {address}?
      Vis meg veien {transport} fra {origin} til {destination}
      Rute fra {origin} til {destination} [{transport}]
      Hvor lang tid tar det {transport} til {venue}?
      {transport} til {address}, framme {time}
      Hvor ligger {venue} i {city}?
      Jeg er i {origin} og vil {transport} til {destination}, hvilken vei?
      {venue} ligger i {address}, få meg dit {transport}
      Rekker jeg {venue} {transport}? Jeg må være der {time}
    `),
    announce_event: lines(`
      {date} {time}: {event} på {venue}[, inngang {amount}]
      Kom på {event} i {city} {date}[, vi begynner {time}]!
      I {city} holder de {event} {date}
      Invitasjon til {event}: {date}, {time}, {venue}, {address}
      Det er fortsatt billetter til {amount} til {event} i {city} {date}
      {artist} kommer til {city} {date}, konserten begynner {time} på {venue}
      {person} arrangerer {event} i {city} {date}
      {company} holder {event} {date} {time}
      Hvem vil være med på {event} {date}? Det koster {amount}
      {event} på {venue} er flyttet, ny dato: {date} {time}
    `),
    describe_person: lines(`
      {person} ({age}) er {job} og har bodd i {city} siden {year}
      I {city} bor {person}, {age} år, {job} av yrke
      {person}, født i {city} i {year}, er {job}
      Hos {company} har {person} vært {job} i {age2} år
      {person} kommer (opprinnelig |)fra {origin}, men bor i {destination}
      Jeg heter {person}, er {age} og jobber som {job} [i {city}]
      Den nye kollegaen vår hos {company} heter {person}, er {age} og kommer fra {city}
      I {year} flyttet {person} til {city} for å bli {job}
      Profil: {person}, {age}, {job}, {city}
      I en alder av {age} leder {person} firmaet {company} i {city}
    `),
    translate_text: lines(`
      «{message}» på {language}, takk
      På {language}, hvordan sier man «{message}»?
      Hva heter «{message}» på {language}?
      Si på {language}: {message}
      Kan du oversette «{message}» til {language} for {person}?
      Oversettelse ønskes ({language}): «{message}»
      Jeg må skrive til {person} på {language}: «{message}»
      På {language}(, takk|): {message}
      «{message}» – hvordan høres det ut på {language}?
      Målspråk {language}, tekst: {message}
    `),
    rent_home: lines(`
      {city}: {rooms} rom, {area} kvm, {amount} (med|uten) strøm
      Leilighet ønskes i {city}, {rooms} rom, maks {amount} i leie
      Leiligheten har {rooms} rom på {area} kvadratmeter og koster {amount}[ i måneden]
      {amount} i leie for {area} kvadratmeter i {city}, {rooms} rom
      Ny leietaker søkes: {address}, {rooms} rom, {amount}, ledig {date}
      Vi flytter til {city} {date} og trenger {rooms} rom, budsjett {amount}
      {person} ser etter {rooms} rom i {city} for maks {amount}
      Visning {date} {time}: {address}, {rooms} rom, {area} kvm
      Er leiligheten i {address} fortsatt ledig? {rooms} rom for {amount}, ikke sant?
      Leies ut: leilighet med {rooms} rom ({area} kvm) i {city}, kontakt {person}, {phone}
    `),
    set_timer: lines(`
      {duration} fra nå
      Nedtelling: {duration}[, takk]
      (Kan du|Vil du) vekke meg {date} {time}?
      Si fra når det har gått {duration}
      Jeg skal opp {date} {time}, sett vekkerklokka
      Kaka skal (steke|stå i ovnen) i {duration}, følg med på tiden
      {duration} pause, så ringer du
      Vekking {date} {time}
      Om {duration} skal den ringe
      Jeg tar en lur på {duration}, vekk meg etterpå
    `),
  },
  emotions: {
    joy: words(`
      Hurra, det gikk!; Jeg kunne klemt hele verden.; Dette er min lykkedag!; Jeg smiler fra øre til øre.;
      Endelig ferie, så deilig!; Det gjør meg så lykkelig.; Jeg danser rundt i stua av glede.; Vi vant, så gøy!;
      Jeg har det helt fantastisk.; Jeg er i den sjuende himmel.; Så koselig at du kommer, jeg gleder meg!; Det kunne ikke gått bedre.
    `),
    anger: words(`
      Nå har jeg fått nok!; For en frekkhet!; Jeg er så lei av å bli lurt!; Det finner jeg meg ikke i!; Jeg koker av raseri.;
      Hva er det de innbiller seg?; Dette irriterer meg grenseløst!; Jeg er skikkelig forbanna.; Alltid disse løgnene, jeg kunne skreket!;
      Utrolig hvor frekke de er.; Det er rett og slett for dårlig!; Hold fingrene unna tingene mine!
    `),
    sadness: words(`
      Jeg savner henne så mye.; Jeg har grått i flere dager.; Jeg føler meg så alene.; Ingenting gleder meg lenger.;
      Hunden vår døde i går.; Jeg er helt knust.; Hjertet mitt er så tungt.; Synd, jeg hadde håpet sånn.; Avskjeden gjorde vondt.;
      Jeg er ganske langt nede for tiden.; Jeg savner ham hver dag.; Nå kommer tårene igjen.
    `),
    fear: words(`
      Knærne mine skjelver.; Jeg tør ikke gå ned i kjelleren.; Bare det ikke skjer noe fælt.; Jeg har panikk før eksamen.;
      Jeg har en klump i magen av nervøsitet.; Jeg får ikke sove av bekymring.; Jeg hørte en lyd, jeg er redd!;
      Bare tanken skremmer meg.; Jeg gruer meg til i morgen.; Tenk om de sier meg opp.; Jeg frykter det verste.; Det går kaldt nedover ryggen på meg.
    `),
    surprise: words(`
      Det er ikke sant!; Virkelig? Det ante jeg ikke.; Jeg er helt paff.; Oi, hvor kom du fra?; Hvem skulle trodd det!;
      Det hadde ingen regnet med.; Nei, mener du det?; Jeg holdt på å falle av stolen.; Jeg tror ikke mine egne ører!;
      Jøss, det sier du ikke!; Det kom virkelig plutselig.; Jeg måtte se en gang til.
    `),
    gratitude: words(`
      Jeg kan ikke få takket deg nok.; Takk for at du alltid er der for meg.; Uten deg hadde det aldri gått.; Tusen takk for blomstene!;
      Det var så snilt av dere, takk.; Jeg står i gjeld til deg.; Hjertelig takk for støtten.; Du reddet dagen min, takk!;
      Dette glemmer jeg aldri, takk.; Vi takker dere av hele vårt hjerte.; Takk for at du tok deg tid.; Jeg er svært takknemlig for innsatsen.
    `),
  },
  sentiments: {
    positive: lines(`
      Jeg er veldig fornøyd med min {product}.
      På {venue} føler man seg hjemme med en gang.
      {company} leverte raskt, og alt var pent pakket inn.
      Min {product} er verdt hver krone.
      Jeg ville ha kjøpt {product} igjen på flekken.
      Vi hadde en nydelig kveld på {venue}.
      {product}: stille, rask, pen. Toppkarakter!
      God rådgivning hos {company}, jeg kommer gjerne tilbake.
      Så godt som på {venue} har jeg ikke spist på lenge.
      Min {product} har overgått alle forventninger.
      Folkene hos {company} var hyggelige og dyktige.
      Endelig noe som holder det det lover: {product}.
    `),
    negative: lines(`
      Jeg kan bare fraråde {product}.
      På {venue} ventet vi en time på lunken mat.
      {company} svarer verken på e-post eller telefon.
      Min {product} bråker, er treg og altfor dyr.
      Aldri mer {company}, varen kom tre uker for sent.
      Rommet på {venue} var skittent.
      Jeg sendte {product} i retur med en gang.
      {product} holder slett ikke det reklamen lover.
      På {venue} var kelneren direkte uforskammet.
      En stjerne til {company} er en for mye.
      Ikke kjøp {product}!
      Dessverre virker min {product} ikke i det hele tatt.
    `),
    neutral: lines(`
      {venue} åpner {time}.
      Modellen {product} veier {number} gram.
      {company} ble grunnlagt i {year}.
      Jeg har brukt {product} siden {year}.
      Prisen på {product} er {amount}.
      {venue} holder stengt på søndager.
      {company} holder til i {address}.
      Min {product} er verken bra eller dårlig.
      I esken lå {product} og en ledning.
      {venue} finnes i {city} og {destination}.
      {person} eier en {product}.
      {company} leverer {date}.
    `),
  },
  extract: lines(`
    Trekk ut de viktigste opplysningene.
    Fyll ut feltene ut fra meldingen.
    Hva står det? Gi det tilbake i strukturert form.
    Gjør teksten om til et objekt.
    Overfør opplysningene fra meldingen.
    Hent ut data, takk.
    Let etter verdiene i teksten.
    Hent den ønskede informasjonen fra teksten.
    Sett detaljene inn i riktige felter.
    Lag en post av dette.
  `),
  classify: lines(`
    Hvilken kategori passer: {labels}?
    Sorter teksten, takk ({labels}).
    Klassifiser meldingen. Du kan velge mellom: {labels}
    Velg en av dem: {labels}
    Hvilken rubrikk hører det inn under? {labels}
    Mulige kategorier er {labels}. Svar med nøyaktig én.
    Er det {labels}?
    Gi en etikett fra lista: {labels}
    Hva gjelder her? {labels}
    Legg teksten i en av disse båsene: {labels}
  `),
  outside: lines(`
    Kan du forklare {topic} (enkelt|i to setninger|som til et barn)?
    Skriv (en sangtekst|et eventyr|et blogginnlegg|en tale) om {topic}
    Hva er din mening om {topic}?
    Nevn (fem|ti) morsomme fakta om {topic}
    Hvorfor er så mange opptatt av {topic}?
    Programmer (et spill|en nettside|et skript i Python) om {topic}
    Hva er fordelene og ulempene ved {topic}?
    Oppsummer debatten om {topic}
    Gi meg råd om hvordan jeg lærer mer om {topic}
    Finn på en gåte om {topic}
    {topic}: hva bør man vite?
    Hvor kommer {topic} fra?
    Diskuter {topic} med meg
    Hvilken bok om {topic} (er god|vil du anbefale)?
    Hjelp meg med (leksene|oppgaven|framføringen) om {topic}
    Ville verden vært bedre uten {topic}?
    Skriv et haiku om {topic}
    Kan du sammenligne {topic} med noe fra hverdagen?
    Regn ut kvadratroten av 784, og fortell så noe om {topic}
    Lag en quiz med ti spørsmål om {topic}
    Rapp om {topic}
  `),
  outsideTopics: words(`
    astronomi; kunstig intelligens; fotosyntese; lykke; vennskap; fotball; yoga; relativitetsteorien; renessansen;
    klimaendringer; kapitalisme; bier; matematikk; meditasjon; inflasjon; frihet; barokkmusikk; surrealisme; genetikk;
    romfart; kryptering; norrøn mytologi; sannsynlighetsregning; migrasjon; tidevann; hjemlengsel; vegetarianisme; jazz;
    psykologi; skulptur; tyngdekraften; buddhisme; rettferdighet; sunt kosthold; kjernefusjon; Ibsen; månelandingen;
    trigonometri; høyt blodtrykk; retorikk; dyrevelferd; søvn
  `),
};
