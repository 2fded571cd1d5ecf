// Further Danish wordings: formal and casual, in whole sentences and in telegram style.
import type { Wordings } from "../language.ts";
import { lines, words } from "../lists.ts";

export const da: Wordings = {
  relativeDates: words(`
    i morgen eftermiddag; i nat; næste onsdag; om tre dage; på <lørdag>; om en uge; i <slutningen af måneden>;
    til <nytår>; nu på <tirsdag>; i formiddag
  `),
  venues: words(`
    Den Gyldne {noun}; Vinstue {last}; Trattoria {first}; {last}s Spisested; Hotel {first} {last}; Bryggeriet {city};
    Traktørstedet {last}; Gæstgiveriet {last}
  `),
  companies: words(`
    {last} Transport A/S; {last} & Partnere; Bageriet {last}; {last} VVS; Autohuset {last}; {last} Software ApS;
    {first} {last} Byg; Møbelhuset {last}
  `),
  items: words(`
    usb-kabler; drikkedunke; urtepotter; lagner; ringbind; kuglepenne; høretelefoner; vægure; tæpper; fotorammer;
    vinglas; tørklæder; huer; køkkenknive; bageforme; dørmåtter; duge; solbriller; skruetrækkere; havestole; T-shirts;
    handsker; lommelygter; skrivebordslamper; kaffekrus; gardiner; musemåtter; flyttekasser; pudebetræk; vinterjakker
  `),
  groceries: words(`
    mel; sukker; havregryn; toiletpapir; agurker; rød peber; gær; danskvand; appelsinjuice; skyr; flåede tomater;
    grøn te; honning; sennep; rugbrød; kyllingebryst; spinat; hvidløg; tandpasta; kattemad; jordbær; piskefløde;
    røde linser; affaldsposer; leverpostej
  `),
  tasks: words(`
    skifte til vinterdæk; bestille tid hos lægen; aflevere pakken på posthuset; pudse vinduer; rydde op i kælderen;
    hente børnene i børnehaven; pakke gaven til Freja ind; aflæse måleren; lufte hunden; gøre præsentationen færdig;
    lappe cyklen; slå græsset; hænge vasketøjet op; ringe til udlejeren; tjekke regningen; bage en kage;
    købe drikkevarer; sende ansøgningen; få taget pasbilleder; skifte sengetøj; få lavet en ekstra nøgle;
    tage mine piller; ringe tilbage til mormor; opsige mobilabonnementet; skifte forsikring; skrive referatet;
    pakke kufferten; købe brød; afrime fryseren; køre bilen til syn; sortere bilagene; ringe til mor; handle ind;
    sætte printeren op; skrive et fødselsdagskort; gøre ovnen ren; hente medicin på apoteket;
    melde børnene til svømning; tage en sikkerhedskopi; aflevere pant
  `),
  topicsOfMeetings: words(`
    bemandingen; det nye logo; projektets status; prisstigningen; sommerfesten; persondata; vagtplanen;
    tilbuddet til skolen; oplæringen; messen i Herning; leveringstiderne; hjemmearbejde; de ubetalte fakturaer;
    årsregnskabet; min løn; fejlene i appen; lageret; julefrokosten; aftalen med leverandøren; kundeundersøgelsen;
    den nye praktikant; it-sikkerheden; ombygningen; tallene fra sidste år; tidsplanen; kurset; jobsamtalen;
    driftsudgifterne; skiftet til det nye system; målene for næste kvartal
  `),
  messages: words(`
    jeg holder i kø; jeg er der om lidt; kan du tage brød med; vi starter uden dig; aftalen er aflyst;
    jeg har sendt dig billedet; skriv lige, når du er landet; mødet er flyttet til lokale 12; jeg henter børnene;
    hvornår er du hjemme; god bedring; held og lykke med eksamen; har du set min oplader; jeg nåede ikke bussen;
    pakken ligger hos naboen; varmen virker ikke igen; sov godt; vi mangler en stol; i aften får vi lasagne;
    jeg ringer senere; tilbuddet ligger i din indbakke; vil du med i biffen; jeg er syg og bliver hjemme;
    hunden har været ude; god weekend; husk at skrive under på side to; døren er åben; vi sidder allerede i restauranten;
    jeg elsker dig; jeg har glemt min nøgle; mødet begynder en halv time før; kagen står i ovnen;
    tillykke med eksamen; jeg venter ved hovedindgangen; lad os tale om det i morgen; koden til nettet hænger på køleskabet;
    jeg kommer alligevel ikke; far henter os; tag varmt tøj med; kopierne ligger på dit bord
  `),
  problems: words(`
    batteriet er fladt efter en time; fjernbetjeningen reagerer ikke; det lugter brændt; døren lukker ikke ordentligt;
    ordren er aldrig kommet frem; der er en revne i skærmen; billedet flimrer; forbindelsen ryger hele tiden;
    den genstarter igen og igen; jeg har fået den forkerte farve; vejledningen mangler; blæseren larmer;
    opladeren bliver meget varm; fakturaen passer ikke; min rabatkode bliver ikke godkendt; der løber vand ud;
    tasterne sidder fast; jeg får ingen bekræftelse på mail; kameraet tager uskarpe billeder; min adgangskode bliver afvist;
    lynlåsen er gået i stykker; den kan ikke tændes; efter opdateringen virker intet; syningen er gået op;
    der var kun halvdelen i kassen; låget passer ikke; mikrofonen er død; ledningen er for kort; printeren trækker ikke papir;
    uret går forkert
  `),
  events: words(`
    loppemarked; gadefest; jubilæum; jazzfestival; håndboldturnering; julekoncert; skolefest; velgørenhedskoncert;
    filmfestival; åbent hus; fællesspisning; motionsløb; familiedag; havefest; fastelavnsfest; skakturnering;
    høstmarked; debataften; kunstudstilling; sankthansbål
  `),
  jobs: words(`
    dyrlæge; bager; grafisk designer; buschauffør; revisor; pædagog; fysioterapeut; politibetjent; farmaceut; maler;
    projektleder; pedel; oversætter; frisør; dommer; gartner; kemiker; butiksassistent; jordemoder; bygningsingeniør;
    lydtekniker; socialrådgiver; skuespiller; tagdækker; professor; tjener; personalekonsulent; optiker; dataanalytiker;
    brandmand
  `),
  openers: words(`
    Godaften,; Hey,; Hej alle sammen,; Undskyld,; Kære alle,; Davs,; Nå ja,; Hej igen,
  `),
  closers: words(`
    Tusind tak!; Med venlig hilsen; Mvh; Du er en skat!; Det ville være dejligt.; Fortsat god dag!; Tak skal du have.; Det var det hele.
  `),
  templates: {
    book_table: lines(`
      {date} {time}: bord til {people} på {venue}[, navn: {person}]
      På {venue} vil vi gerne {date} have et bord til {people}[, vi kommer {time}]
      (Kan du|Kunne du|Vil du) reservere plads til {people} personer på {venue} {date} {time}?
      Er der noget ledigt {date} [{time}]? Vi (er|bliver) {people}
      Reservation: {people} personer, {date}, {time}[, {venue}]. Mit navn er {person}
      Til {people} personer vil jeg gerne have et bord på {venue}[ i {city}] {date}
      Vi har lyst til at spise ude i {city} {date}, find {cuisine} med plads til {people}
      Find {cuisine} i {city}, {people} personer, {time}[, {date}]
      {person} har bestilt bord til {people} på {venue} {date} {time}
      Kender du {cuisine} i {city}? Vi er {people} og vil spise der {date}
    `),
    book_trip: lines(`
      Til {destination} {date}, fra {origin}[, {people} personer]
      {origin} – {destination}, {date}[, {time}], {people} (voksne|personer)
      Går der (et tog|et fly|en bus) fra {origin} til {destination} {date} {time}?
      (Find|Søg efter|Book) den (billigste|hurtigste) forbindelse fra {origin} til {destination} {date}
      Jeg vil {transport} fra {origin} til {destination} {date}
      {date} skal vi {people} personer fra {origin} til {destination}, book (pladser|billetter)
      Vi er {people} og skal fra {origin} til {destination} {date}
      {person} rejser {transport} til {destination} {date}[ og tager af sted fra {origin} {time}]
      Jeg vil gerne bestille {people} pladser fra {origin} til {destination}, afgang {date} {time}
      Hvad koster det at rejse fra {origin} til {destination} {date} [{transport}]?
    `),
    book_hotel: lines(`
      {date} skal vi bruge {room_type} i {city}, {nights} nætter[, budget {amount} pr. nat]
      Reservation på {venue}: {room_type}, ankomst {date}, {nights} nætter[, navn {person}]
      I {nights} nætter søger jeg {room_type} i {city}[, ankomst {date}]
      (Kan I|Kan du) reservere {room_type} til os i {nights} nætter? Vi kommer {date}
      Overnatning til {people} personer i {city} søges, {date}, {nights} nætter, højst {amount}
      Vi kommer {people} personer til {city} {date} og sover {nights} nætter på {venue}
      Er der {room_type} ledigt på {venue} {date}? Det drejer sig om {nights} nætter
      Hotel i {city}: {people} gæster, {nights} nætter, indtjekning {date} {time}
      {person} har booket {room_type} på {venue} i {nights} nætter, i alt {amount}
    `),
    set_reminder: lines(`
      Husk {date} {time}: {task}
      To-do: {task}[, {date}][, {time}]
      (Kan du|Vil du|Gider du) minde mig om noget {date}? Jeg skal {task}
      Giv mig et praj {date} {time}, jeg ville {task}
      Jeg må ikke glemme at {task}, det skal ske {date} [{time}]
      {date} vil jeg altså {task}, mind mig om det {time}
      Lav en påmindelse: {task}, {date}, {time}
      Påmindelse {date} [{time}] – {task}
      {person} skal {task} {date}, skriv det ned
      Sæt det her på min liste {date} {time}: {task}
    `),
    schedule_meeting: lines(`
      {date} {time} møde med {person}, emne: {topic}
      Kan vi lige vende {topic} {date} [{time}]? {person} er (også med|med på en lytter)
      Aftale med {person} {date}, varighed {duration}, det handler om {topic}
      Til {topic} skal jeg bruge {duration} med {person} {date} [{time}]
      Med {person} skal jeg {date} have en snak om {topic}
      Vil du indkalde {person} til et møde om {topic} {date} {time}?
      (Bloker|Reserver|Sæt) {duration} (af |){date} til {topic} [med {person}]
      Om {topic} vil {person} og jeg gerne snakke {date} {time}
      Flyt samtalen med {person} om {topic}, den bliver {date} {time}
      Passer det {person} {date} {time}? Det drejer sig om {topic}
    `),
    play_music: lines(`
      {song} med {artist}, tak[ på {service}]
      {artist} ville være godt lige nu, sæt {song} på
      Jeg er i humør til {artist}[, tag bare {song}]
      På {service} må du gerne spille {song} [med {artist}]
      Smid {song} med {artist} på anlægget
      Af {artist} vil jeg gerne høre {song}
      (Start|Åbn|Afspil) min playliste {playlist} på {service}
      Næste sang: {song} af {artist}[, bagefter listen {playlist}]
      Min yndlingssang (er|hedder) {song}, den er af {artist}
      Skru op! {song} med {artist} skal spilles højt[ på {service}]
    `),
    get_weather: lines(`
      {city} {date}: (regn eller sol|hvordan bliver vejret)?
      {date} er vi i {city}, hvordan bliver vejret?
      Hvor (koldt|varmt|blæsende) bliver det i {city} {date}?
      Kommer solen frem i {city} {date}?
      Holder det tørt i {city} {date}?
      Vi vil gå en tur i {city} {date}, (holder vejret|bliver det regnvejr)?
      Sig mig, hvor mange grader det er i {city} {date} {time}
      I {city} skulle det (storme|tordne|sne) {date}, passer det?
      Vejret {city} {date} [{time}]
      Skal jeg tage varmt tøj på i {city} {date}?
    `),
    order_items: lines(`
      {count} {item} {color} [for {amount}], tak
      {count} {item} vil jeg gerne have, {color}[, levering {date}]
      Bestilling: {count} {item}, {color}, leveres til {address}
      (Kan I|Kan du) sende mig {count} {item} {color}?
      Hos {company} har jeg (bestilt|købt) {count} {item} {color}, i alt {amount}
      Jeg tager {count} {item} {color}
      Har I {item} {color}? Så tager jeg {count}
      Lever {count} {item} til {address} {date}
      Jeg returnerer {count} {item}, ordrenummer {code}
      {person} vil have {count} {item} for {amount}, helst {color}
    `),
    shopping_list: lines(`
      {list} skal vi (have|købe|huske)
      Kan du (købe|hente) {list} [{date}]?
      På indkøbssedlen: {list}
      {date} skal jeg (købe|hente) {list}
      Tag {list} med fra supermarkedet
      Indkøbsliste: {list}
      {date} spiser vi hjemme, så køb {list}
      Vi er løbet tør for {list}. Sæt det på listen
      {person} køber {list} {date}
      Skriv lige {list} ned til indkøbsturen
    `),
    send_money: lines(`
      {amount} til {person}[, {date}], tak
      Til {person} skal der {date} sendes {amount}
      Kan du (betale|overføre til|sende) {person} {amount} {date}?
      Betal venligst {company} {amount}, mærk betalingen {code}
      Jeg skylder {person} {amount}, (send|overfør) dem {date}
      Betaling til {company}: {amount}, faktura {code}[, senest {date}]
      {company} skal have {amount} af mig[ for faktura {code}]
      {person} lånte mig {amount} {date}
      Overførsel {date}: {amount}, modtager {person}
      MobilePay {amount} til {person}
    `),
    send_message: lines(`
      Kan du skrive til {person}: {message}?
      {person} skal lige vide det her: {message}
      Giv besked til {person}: {message}
      Til {person}: {message}
      "{message}" – send det til {person}[ ({email})]
      Mail til {email}, tekst: {message}
      Sms til {person}: "{message}"
      {person2} siger til {person}: {message}
      Send {person} en besked {date} {time}: "{message}"
      Vær venlig at meddele {person} følgende: {message}
    `),
    add_contact: lines(`
      Opret en (ny |)kontakt: {person}, {phone}, {company}
      {phone} er (nummeret|det nye nummer|mobilnummeret) til {person}
      {person}, {job}, {company}, {phone}, {email}
      Det er {person} fra {company}, (ring til mig på {phone}|min mail er {email})
      Ring til {person} på {phone} eller skriv til {email}
      (Noter|Tilføj): {person}, {address}, telefon {phone}
      Mailadressen til {person} er {email}[, mobil {phone}]
      Vores kontaktperson hos {company} hedder {person}, direkte nummer {phone}
      Har du spørgsmål, så kontakt {person} ({job}) på {email}
      {person} er flyttet til {address}, telefon {phone}
    `),
    control_home: lines(`
      {device} {room} skal (tændes{=on:true}|slukkes{=on:false})
      Kan du (tænde{=on:true}|slukke{=on:false}) {device} {room}?
      Vær sød at (tænde{=on:true}|slukke{=on:false}) {device} {room} {date} {time}
      Jeg har glemt at slukke{=on:false} {device} {room}
      Skru {device} {room} til {number} [procent]
      Jeg vil gerne have {device} {room} (tændt{=on:true}|slukket{=on:false}) {time}
      Der er ikke nogen {room} længere, sluk{=on:false} {device} [{time}]
      (Aktivér{=on:true}|Deaktivér{=on:false}) {device} {room}[ {time}]
      Sæt {device} {room} på {number} procent {time}
      {date} {time} skal du (tænde{=on:true}|slukke{=on:false}) {device} {room}
    `),
    report_problem: lines(`
      Det begyndte {date}: {problem}. Produkt: {product}
      Klage over {code}: {problem}[, vare {product}]
      Hjælp, {problem}! Model: {product}[, købt hos {company}]
      Min {product} driller, {problem}
      {problem}, og det for en {product} til {amount}
      Goddag, mit ordrenummer er {code}. {problem}
      (Kan I|Kan du) hjælpe mig? {problem} ({product})
      Vedrørende {product}, ordre {code}. {problem}. Hilsen {person}
      Jeg har købt {product} hos {company} og opdagede det {date}: {problem}
      Fejl meldt af {person}: {problem}[, sag {code}]
    `),
    navigate: lines(`
      {address}, {city}, {transport}, den (korteste|hurtigste) vej, tak
      Hvordan finder jeg hen til {address}?
      Vis mig vejen {transport} fra {origin} til {destination}
      Rute fra {origin} til {destination} [{transport}]
      Hvor lang tid tager det {transport} til {venue}?
      {transport} til {address}, fremme {time}
      Hvor ligger {venue} i {city}?
      Jeg er i {origin} og vil {transport} til {destination}, hvilken vej?
      {venue} ligger på {address}, få mig derhen {transport}
      Kan jeg nå {venue} {transport}? Jeg skal være der {time}
    `),
    announce_event: lines(`
      {date} {time}: {event} på {venue}[, entré {amount}]
      Kom til {event} i {city} {date}[, vi starter {time}]!
      I {city} holder de {event} {date}
      Invitation til {event}: {date}, {time}, {venue}, {address}
      Der er stadig billetter til {amount} til {event} i {city} {date}
      {artist} kommer til {city} {date}, koncerten begynder {time} på {venue}
      {person} arrangerer {event} i {city} {date}
      {company} holder {event} {date} {time}
      Hvem vil med til {event} {date}? Det koster {amount}
      {event} på {venue} er flyttet, ny dato: {date} {time}
    `),
    describe_person: lines(`
      {person} ({age}) er {job} og har boet i {city} siden {year}
      I {city} bor {person}, {age} år, {job} af profession
      {person}, født i {city} i {year}, er {job}
      Hos {company} har {person} været {job} i {age2} år
      {person} kommer (oprindeligt |)fra {origin}, men bor i {destination}
      Jeg hedder {person}, er {age} og arbejder som {job} [i {city}]
      Vores nye kollega hos {company} hedder {person}, er {age} og kommer fra {city}
      I {year} flyttede {person} til {city} for at blive {job}
      Profil: {person}, {age}, {job}, {city}
      I en alder af {age} leder {person} firmaet {company} i {city}
    `),
    translate_text: lines(`
      "{message}" på {language}, tak
      På {language}, hvordan siger man "{message}"?
      Hvad hedder "{message}" på {language}?
      Sig på {language}: {message}
      Kan du oversætte "{message}" til {language} for {person}?
      Oversættelse søges ({language}): "{message}"
      Jeg skal skrive til {person} på {language}: "{message}"
      (Lige |)på {language}, tak: {message}
      "{message}" – hvordan lyder det på {language}?
      Målsprog {language}, tekst: {message}
    `),
    rent_home: lines(`
      {city}: {rooms} værelser, {area} m², {amount} (med|uden) forbrug
      Lejlighed søges i {city}, {rooms} værelser, højst {amount} i leje
      Lejligheden har {rooms} værelser på {area} kvadratmeter og koster {amount}[ om måneden]
      {amount} i leje for {area} kvadratmeter i {city}, {rooms} værelser
      Ny lejer søges: {address}, {rooms} værelser, {amount}, ledig {date}
      Vi flytter til {city} {date} og skal bruge {rooms} værelser, budget {amount}
      {person} søger {rooms} værelser i {city} til højst {amount}
      Fremvisning {date} {time}: {address}, {rooms} værelser, {area} m²
      Er lejligheden på {address} stadig ledig? {rooms} værelser til {amount}, ikke?
      Udlejes: lejlighed med {rooms} værelser ({area} m²) i {city}, kontakt {person}, {phone}
    `),
    set_timer: lines(`
      {duration} fra nu
      Timer: {duration}[, tak]
      (Kan du|Vil du) vække mig {date} {time}?
      Sig til, når der er gået {duration}
      Jeg skal op {date} {time}, sæt vækkeuret
      Kagen skal (bage|i ovnen) i {duration}, hold øje med tiden
      {duration} pause, så ringer du
      Vækkeur {date} {time}
      Om {duration} skal den ringe
      Jeg tager en lur på {duration}, væk mig bagefter
    `),
  },
  emotions: {
    joy: words(`
      Jubii, det lykkedes!; Jeg kunne kramme hele verden.; Det er min heldige dag!; Jeg smiler over hele ansigtet.;
      Endelig ferie, hvor er det skønt!; Det gør mig så lykkelig.; Jeg danser rundt i stuen af glæde.; Vi vandt, hvor er det fedt!;
      Jeg har det fantastisk.; Jeg er i den syvende himmel.; Hvor dejligt, at du kommer, jeg glæder mig!; Det kunne ikke gå bedre.
    `),
    anger: words(`
      Nu har jeg fået nok!; Sikke en frækhed!; Jeg er træt af at blive taget ved næsen!; Det finder jeg mig ikke i!;
      Jeg koger af raseri.; Hvad bilder de sig ind?; Det irriterer mig grænseløst!; Jeg er edderspændt rasende.;
      Altid de løgne, jeg kunne skrige!; Utroligt så uforskammede de er.; Det er simpelthen for dårligt!; Hold fingrene fra mine ting!
    `),
    sadness: words(`
      Jeg savner hende så meget.; Jeg har grædt i flere dage.; Jeg føler mig så alene.; Intet glæder mig længere.;
      Vores hund døde i går.; Jeg er helt knust.; Mit hjerte er så tungt.; Ærgerligt, jeg havde håbet sådan.;
      Afskeden gjorde ondt.; Jeg er ret langt nede for tiden.; Jeg savner ham hver dag.; Nu kommer tårerne igen.
    `),
    fear: words(`
      Mine knæ ryster.; Jeg tør ikke gå ned i kælderen.; Bare der ikke sker noget slemt.; Jeg er i panik over eksamen.;
      Jeg har en knude i maven af nervøsitet.; Jeg kan ikke sove af bekymring.; Jeg hørte en lyd, jeg er bange!;
      Bare tanken gør mig bange.; Jeg gruer for i morgen.; Tænk, hvis de fyrer mig.; Jeg frygter det værste.; Det løber koldt ned ad ryggen på mig.
    `),
    surprise: words(`
      Det er da løgn!; Virkelig? Det anede jeg ikke.; Jeg er helt paf.; Hov, hvor kom du fra?; Hvem skulle have troet det!;
      Det havde ingen regnet med.; Nej, mener du det?; Jeg var ved at falde ned af stolen.; Jeg tror ikke mine egne ører!;
      Nå da da!; Det kom godt nok pludseligt.; Jeg måtte lige se en ekstra gang.
    `),
    gratitude: words(`
      Jeg kan ikke takke dig nok.; Tak, fordi du altid er der for mig.; Uden dig var det aldrig gået.; Mange tak for blomsterne!;
      Det var så venligt af jer, tak.; Jeg står i gæld til dig.; Hjertelig tak for støtten.; Du reddede min dag, tak!;
      Det glemmer jeg dig aldrig for.; Vi takker jer af hele vores hjerte.; Tak, fordi du tog dig tid.; Jeg er meget taknemmelig for din indsats.
    `),
  },
  sentiments: {
    positive: lines(`
      Jeg er rigtig glad for min {product}.
      På {venue} føler man sig straks hjemme.
      {company} leverede hurtigt, og alt var pakket flot ind.
      Min {product} er alle pengene værd.
      Jeg ville købe {product} igen med det samme.
      Vi havde en vidunderlig aften på {venue}.
      {product}: lydløs, hurtig, flot. Topkarakter!
      God rådgivning hos {company}, jeg kommer gerne igen.
      Så godt som på {venue} har jeg ikke spist længe.
      Min {product} har overgået alle forventninger.
      Folkene hos {company} var flinke og dygtige.
      Endelig noget, der holder, hvad det lover: {product}.
    `),
    negative: lines(`
      Jeg kan kun fraråde {product}.
      På {venue} ventede vi en time på lunken mad.
      {company} svarer hverken på mail eller telefon.
      Min {product} larmer, er langsom og alt for dyr.
      Aldrig mere {company}, varen kom tre uger for sent.
      Værelset på {venue} var beskidt.
      Jeg sendte straks {product} retur.
      {product} holder slet ikke, hvad reklamen lover.
      På {venue} var tjeneren decideret uforskammet.
      En stjerne til {company} er en for meget.
      Køb ikke {product}!
      Desværre virker min {product} overhovedet ikke.
    `),
    neutral: lines(`
      {venue} åbner {time}.
      Modellen {product} vejer {number} gram.
      {company} blev grundlagt i {year}.
      Jeg har brugt {product} siden {year}.
      Prisen på {product} er {amount}.
      {venue} har lukket om søndagen.
      {company} ligger på {address}.
      Min {product} er hverken god eller dårlig.
      I kassen lå {product} og en ledning.
      {venue} findes i {city} og {destination}.
      Den {product} tilhører {person}.
      {company} leverer {date}.
    `),
  },
  extract: lines(`
    Træk de vigtigste oplysninger ud.
    Udfyld felterne ud fra beskeden.
    Hvad står der? Giv det tilbage i struktureret form.
    Lav teksten om til et objekt.
    Overfør oplysningerne fra beskeden.
    Find data, tak.
    Led efter værdierne i teksten.
    Hent de ønskede oplysninger ud af teksten.
    Sæt detaljerne ind i de rigtige felter.
    Lav en post ud af det.
  `),
  classify: lines(`
    Hvilken kategori passer: {labels}?
    Sorter teksten, tak ({labels}).
    Klassificer beskeden. Du kan vælge mellem: {labels}
    Vælg en af dem: {labels}
    Hvilken rubrik hører det til under? {labels}
    Mulige kategorier er {labels}. Svar med præcis en.
    Er det {labels}?
    Giv en etiket fra listen: {labels}
    Hvad gælder her? {labels}
    Læg teksten i en af disse kasser: {labels}
  `),
  outside: lines(`
    Kan du forklare {topic} (enkelt|i to sætninger|som til et barn)?
    Skriv (en sangtekst|et eventyr|et blogindlæg|en tale) om {topic}
    Hvad er din mening om {topic}?
    Nævn (fem|ti) sjove fakta om {topic}
    Hvorfor interesserer så mange sig for {topic}?
    Programmér (et spil|en hjemmeside|et script i Python) om {topic}
    Hvad er fordele og ulemper ved {topic}?
    Opsummer debatten om {topic}
    Giv mig råd om, hvordan jeg lærer mere om {topic}
    Find på en gåde om {topic}
    {topic}: hvad bør man vide om det?
    Hvor kommer {topic} fra?
    Diskuter {topic} med mig
    Hvilken bog om {topic} (er god|vil du anbefale)?
    Hjælp mig med (lektierne|opgaven|fremlæggelsen) om {topic}
    Ville verden være bedre uden {topic}?
    Skriv et haiku om {topic}
    Kan du sammenligne {topic} med noget fra hverdagen?
    Beregn kvadratroden af 784, og fortæl mig så noget om {topic}
    Lav en quiz med ti spørgsmål om {topic}
    Rap om {topic}
  `),
  outsideTopics: words(`
    astronomi; kunstig intelligens; fotosyntese; lykke; venskab; fodbold; yoga; relativitetsteorien; renæssancen;
    klimaforandringer; kapitalisme; bier; matematik; meditation; inflation; frihed; barokmusik; surrealisme; genetik;
    rumfart; kryptering; nordisk mytologi; sandsynlighedsregning; migration; tidevand; hjemve; vegetarisme; jazz;
    psykologi; skulpturer; tyngdekraften; buddhisme; retfærdighed; sund kost; kernefusion; Kierkegaard; månelandingen;
    trigonometri; forhøjet blodtryk; retorik; dyrevelfærd; søvn
  `),
};
