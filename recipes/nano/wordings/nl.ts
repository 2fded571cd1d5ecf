// Further Dutch wordings: formal and casual, in whole sentences and in telegram style.
import type { Wordings } from "../language.ts";
import { lines, words } from "../lists.ts";

export const nl: Wordings = {
  relativeDates: words(`
    morgenmiddag; vannacht; volgende woensdag; over drie dagen; in het <weekend>; op <Koningsdag>; komende zaterdag;
    over een week; aan het <eind van de maand>; vanochtend
  `),
  venues: words(`
    De Gouden {noun}; Grand Café {last}; Pannenkoekenhuis {last}; Trattoria {first}; Pension {first} {last};
    Brouwerij {city}; Het {last}huis; Proeflokaal {last}
  `),
  companies: words(`
    Bakkerij {last}; {last} Transport B.V.; Garage {last}; {last} & Partners; Installatiebedrijf {last};
    {last} Software; Drukkerij {first} {last}; {last} Vastgoed
  `),
  items: words(`
    usb-kabels; drinkflessen; bloempotten; hoeslakens; mappen; balpennen; koptelefoons; wandklokken; dekens;
    fotolijstjes; wijnglazen; sjaals; mutsen; keukenmessen; bakvormen; deurmatten; tafelkleden; zonnebrillen;
    schroevendraaiers; tuinstoelen; T-shirts; handschoenen; zaklampen; bureaulampen; koffiebekers; gordijnen;
    muismatten; kratten; kussenslopen; winterjassen
  `),
  groceries: words(`
    meel; suiker; havermout; wc-papier; komkommers; rode paprika; gist; bronwater; sinaasappelsap; kwark;
    gepelde tomaten; groene thee; honing; mosterd; volkorenbrood; kipfilet; spinazie; knoflook; tandpasta; kattenvoer;
    aardbeien; slagroom; rode linzen; vuilniszakken; pindakaas; hagelslag
  `),
  tasks: words(`
    de winterbanden laten wisselen; een afspraak maken bij de huisarts; het pakketje wegbrengen; de ramen lappen;
    de zolder opruimen; de kinderen van school halen; het cadeau voor Sanne inpakken; de meterstanden doorgeven;
    de hond uitlaten; de presentatie afmaken; mijn band plakken; het gras maaien; de was ophangen;
    de verhuurder bellen; de rekening controleren; een taart bakken; drankjes halen; mijn sollicitatie versturen;
    pasfoto's laten maken; het bed verschonen; de sleutel bij laten maken; mijn pillen innemen; oma terugbellen;
    het telefoonabonnement opzeggen; van zorgverzekering wisselen; de notulen uitwerken; de koffers pakken; brood kopen;
    de vriezer ontdooien; de auto naar de APK brengen; de bonnetjes uitzoeken; mama bellen; boodschappen doen;
    de printer installeren; een verjaardagskaart schrijven; de oven schoonmaken; het recept ophalen;
    de kinderen inschrijven voor zwemles; een back-up maken; het oud papier wegbrengen
  `),
  topicsOfMeetings: words(`
    de personeelsplanning; het nieuwe logo; de stand van het project; de prijsverhoging; het zomerfeest; de privacyregels;
    de roosters; de offerte voor de school; het inwerken; de beurs in Utrecht; de levertijden; thuiswerken;
    de openstaande facturen; de jaarrekening; mijn salaris; de fouten in de app; het magazijn; de kerstborrel;
    het contract met de leverancier; de klantenenquête; de nieuwe stagiair; de beveiliging; de verbouwing;
    de cijfers van vorig jaar; de tijdlijn; de cursus; het sollicitatiegesprek; de servicekosten; de migratie;
    de doelen voor het komende kwartaal
  `),
  messages: words(`
    ik sta in de file; ik ben er bijna; kun je brood meenemen; we beginnen vast zonder jou; de afspraak gaat niet door;
    ik heb je de foto gestuurd; laat even weten als je geland bent; de vergadering is nu in zaal 12; ik haal de kinderen op;
    hoe laat ben je thuis; beterschap; succes met je examen; heb jij mijn oplader; ik heb de bus gemist;
    het pakketje ligt bij de buren; de verwarming is weer stuk; slaap lekker; we hebben nog een stoel nodig;
    vanavond eten we lasagne; ik bel je straks; de offerte zit in je mailbox; ga je mee naar de film;
    ik ben ziek en blijf thuis; de hond is al uit geweest; fijn weekend; wil je de tweede pagina nog tekenen;
    de deur is open; we zitten al in het restaurant; ik hou van je; ik ben mijn sleutel vergeten;
    het overleg begint een half uur eerder; de taart staat in de oven; gefeliciteerd met je diploma;
    ik wacht bij de hoofdingang; laten we het er morgen over hebben; het wifiwachtwoord hangt op de koelkast;
    ik kom toch niet; papa haalt ons op; neem warme kleren mee; de kopieën liggen op je bureau
  `),
  problems: words(`
    de accu is na een uur leeg; de afstandsbediening reageert niet; het ruikt verbrand; de deur sluit niet goed;
    de bestelling is nooit aangekomen; er zit een barst in het scherm; het beeld flikkert; de verbinding valt steeds weg;
    hij start telkens opnieuw op; ik heb de verkeerde kleur gekregen; de handleiding ontbreekt; de ventilator maakt lawaai;
    de adapter wordt heet; de factuur klopt niet; mijn kortingscode wordt niet geaccepteerd; er lekt water uit;
    de toetsen blijven hangen; ik krijg geen bevestigingsmail; de camera maakt wazige foto's; mijn wachtwoord wordt geweigerd;
    de rits is kapot; hij gaat niet meer aan; na de update werkt niets meer; de naad is los;
    er zat maar de helft in de doos; het deksel past niet; de microfoon doet het niet; het snoer is te kort;
    de printer pakt geen papier; de klok loopt achter
  `),
  events: words(`
    bierfestival; straatfeest; jubileum; jazzfestival; handbaltoernooi; kerstconcert; schoolfeest; benefietconcert;
    filmfestival; boekenbal; open huis; sportevenement; familieweekend; tuinfeest; kinderfeest; schaaktoernooi;
    oogstfeest; wijkdebat; lichtjesfestival; dansfeest
  `),
  jobs: words(`
    dierenarts; bakker; grafisch ontwerper; buschauffeur; belastingadviseur; leidster in de kinderopvang; fysiotherapeut;
    politieagent; apotheker; schilder; projectleider; conciërge; vertaler; kapper; rechter; hovenier; scheikundige;
    verkoopster; verloskundige; bouwkundig ingenieur; geluidstechnicus; maatschappelijk werker; actrice; dakdekker;
    hoogleraar; serveerster; personeelsadviseur; opticien; data-analist; brandweerman
  `),
  openers: words(`
    Goedenavond,; Hey,; Hallo allemaal,; Sorry,; Geachte heer of mevrouw,; Beste collega's,; O ja,; Hé,
  `),
  closers: words(`
    Dankjewel!; Met vriendelijke groet; Gr.; Super bedankt!; Dat zou fijn zijn.; Fijne dag nog!; Thanks!; Dat was het.
  `),
  templates: {
    book_table: lines(`
      {date} {time}: tafel voor {people} bij {venue}[, naam: {person}]
      Bij {venue} graag {date} een tafeltje voor {people} (reserveren|vastleggen)[, we komen {time}]
      (Zou je|Kunt u|Kun je) {date} {time} bij {venue} voor {people} personen kunnen reserveren?
      Is er {date} [{time}] nog plek? We (zijn|komen) met {people}
      Reservering: {people} personen, {date}, {time}[, {venue}]. Mijn naam is {person}
      Voor {people} personen had ik {date} graag een tafel bij {venue}[ in {city}]
      We hebben zin om {date} in {city} te eten, zoek {cuisine} voor {people} personen
      Zoek {cuisine} in {city}, {people} personen, {time}[, {date}]
      {person} heeft {date} {time} bij {venue} een tafel voor {people} besteld
      Kun je {cuisine} in {city} vinden waar {people} mensen {date} terechtkunnen?
    `),
    book_trip: lines(`
      Naar {destination} [wil ik] {date}, vanuit {origin}[, {people} personen]
      {origin} – {destination}, {date}[, {time}], {people} (volwassenen|personen)
      Gaat er {date} {time} nog (een trein|een vlucht|een bus) van {origin} naar {destination}?
      (Zoek|Vind|Boek) {date} de (goedkoopste|snelste) verbinding van {origin} naar {destination}
      Ik wil {date} {transport} van {origin} naar {destination}
      {date} gaan we met {people} personen van {origin} naar {destination}, boek (plaatsen|tickets)
      We zijn met {people} en moeten {date} vanuit {origin} naar {destination}
      {person} reist {date} {transport} naar {destination}[ en vertrekt {time} uit {origin}]
      Graag {people} plaatsen van {origin} naar {destination}, vertrek {date} {time}
      Wat kost het {date} om [{transport}] van {origin} naar {destination} te reizen?
    `),
    book_hotel: lines(`
      {date} hebben we {room_type} nodig in {city}, {nights} nachten[, budget {amount} per nacht]
      Reservering {venue}: {room_type}, aankomst {date}, {nights} nachten[, naam {person}]
      Voor {nights} nachten zoek ik {room_type} in {city}[, aankomst {date}]
      (Kunt u|Kun je) {room_type} voor {nights} nachten vastleggen? Ik kom {date} aan
      Overnachting voor {people} personen in {city} gezocht, {date}, {nights} nachten, maximaal {amount}
      We komen {date} met {people} personen naar {city} en slapen {nights} nachten in {venue}
      Is er {date} in {venue} nog {room_type} vrij? Het gaat om {nights} nachten
      Hotel in {city}: {people} gasten, {nights} nachten, inchecken {date} {time}
      {person} heeft bij {venue} {room_type} voor {nights} nachten geboekt, samen {amount}
    `),
    set_reminder: lines(`
      {date} {time} niet vergeten: {task}
      To-do: {task}[, {date}][, {time}]
      (Kun je|Wil je|Zou je) me {date} een seintje geven? Ik moet {task}
      Geef me {date} {time} een melding, ik wilde {task}
      Ik mag niet vergeten: {task}. Dat moet {date} [{time}]
      {date} wil ik echt {task}, (waarschuw|herinner) me {time}
      Maak een herinnering aan: {task}, {date}, {time}
      Herinnering {date} [{time}] – {task}
      {person} moet {date} [nog] {task}, schrijf dat op
      {task}, en wel {date} {time}. Zet op de lijst
    `),
    schedule_meeting: lines(`
      {date} {time} overleg met {person}, onderwerp: {topic}
      Kunnen we het {date} [{time}] even hebben over {topic}? {person} (is er ook bij|schuift aan)
      Afspraak met {person} {date}, duur {duration}, het gaat over {topic}
      Voor {topic} heb ik {date} [{time}] {duration} nodig met {person}
      Met {person} moet ik het {date} dringend hebben over {topic}
      Wilt u {person} {date} {time} uitnodigen voor een gesprek over {topic}?
      (Blok|Reserveer) {date} {duration} voor {topic} [met {person}]
      Over {topic} willen {person} en ik {date} {time} (praten|overleggen)
      Verzet het gesprek met {person} over {topic}, het wordt {date} {time}
      Schikt het {person} {date} {time}? Het gaat over {topic}
    `),
    play_music: lines(`
      {song} van {artist}, graag[ op {service}]
      {artist} zou nu lekker zijn, zet {song} maar op
      Ik heb zin in muziek van {artist}[, doe maar {song}]
      Op {service} graag {song} [van {artist}] afspelen
      Gooi {song} van {artist} erin
      Van {artist} wil ik graag {song} horen
      (Start|Open|Speel) mijn afspeellijst {playlist} op {service}
      Hierna {song} van {artist}[, daarna de lijst {playlist}]
      Mijn lievelingsnummer (is|heet) {song}, dat is van {artist}
      Harder! {song} van {artist} moet hard[, zet op via {service}]
    `),
    get_weather: lines(`
      {city} {date}: (regen of zon|wat wordt het weer)?
      {date} zijn we in {city}, wat voor weer wordt het?
      Hoe (koud|heet|winderig) wordt het {date} in {city}?
      Schijnt in {city} {date} de zon?
      Blijft het {date} droog in {city}?
      We willen {date} wandelen in {city}, (zit het weer mee|houden we het droog)?
      Zeg eens hoeveel graden het {date} {time} in {city} is
      In {city} gaat het {date} (stormen|onweren|sneeuwen), klopt dat?
      Weer {city} {date} [{time}]
      Moet ik me {date} in {city} warm aankleden?
    `),
    order_items: lines(`
      {count} {item} {color} [voor {amount}], graag
      {count} {item} had ik graag, {color}[, levering {date}]
      Bestelling: {count} {item}, {color}, bezorgen op {address}
      (Kunt u|Kun je) {count} {item} {color} (opsturen|toesturen)?
      Bij {company} heb ik {count} {item} {color} (besteld|gekocht), samen {amount}
      Doe mij maar {count} {item} {color}
      Hebben jullie {item} ook {color}? Dan neem ik er {count}
      Graag {count} {item} {date} leveren op {address}
      Ik stuur {count} {item} terug, bestelnummer {code}
      {person} wil {count} {item} voor {amount}, het liefst {color}
    `),
    shopping_list: lines(`
      {list} (moeten we nog halen|niet vergeten)
      Kun je [{date}] {list} (halen|meenemen)?
      Op het lijstje: {list}
      {date} moet ik {list} (kopen|halen)
      Neem uit de supermarkt {list} mee
      Boodschappenlijst: {list}
      {date} eten we hier, haal {list}
      Alles is op: {list}. Zet maar op de lijst
      {person} haalt {date} {list}
      Schrijf voor de boodschappen {list} op
    `),
    send_money: lines(`
      {amount} naar {person}[, {date}], graag
      Naar {person} (gaat|moet) {date} {amount}
      Kun je {person} {date} {amount} (overmaken|terugbetalen|sturen)?
      Wilt u {amount} overmaken aan {company} onder vermelding van {code}?
      Ik ben {person} nog {amount} schuldig, maak dat {date} over
      Betaling aan {company}: {amount}, factuur {code}[, uiterlijk {date}]
      {company} krijgt nog {amount} van me[ voor factuur {code}]
      {person} heeft me {date} {amount} geleend
      Overschrijving {date}: {amount} naar de rekening van {person}
      Stuur {person} een betaalverzoek van {amount}
    `),
    send_message: lines(`
      Kun je {person} appen: {message}?
      {person} moet (dit|het) weten: {message}
      Geef even door aan {person}: {message}
      Aan {person}: {message}
      "{message}" – stuur dat naar {person}[ ({email})]
      Mail naar {email}, tekst: {message}
      App {person}: "{message}"
      {person2} wil dat {person} dit weet: {message}
      Stuur {person} {date} {time} een berichtje: "{message}"
      Wilt u {person} het volgende laten weten: {message}
    `),
    add_contact: lines(`
      Maak een (nieuw |)contact aan: {person}, {phone}, {company}
      {phone} is het (nummer|nieuwe nummer|mobiele nummer) van {person}
      {person}, {job}, {company}, {phone}, {email}
      U spreekt met {person} van {company}, (bel me op {phone}|mijn mailadres is {email})
      Bel {person} op {phone} of mail naar {email}
      (Noteer|Voeg toe): {person}, {address}, telefoon {phone}
      Het mailadres van {person} is {email}[, mobiel {phone}]
      Onze contactpersoon bij {company} heet {person}, doorkiesnummer {phone}
      Vragen? Neem contact op met {person} ({job}) via {email}
      {person} is verhuisd naar {address}, telefoon {phone}
    `),
    control_home: lines(`
      {device} {room} graag (aan{=on:true}|uit{=on:false})
      {room} mag {device} (aan{=on:true}|uit{=on:false})
      Kun je {room} {device} (aanzetten{=on:true}|uitzetten{=on:false})?
      Graag {date} {time} {device} {room} (inschakelen{=on:true}|uitschakelen{=on:false})
      Ik ben vergeten {device} {room} uit te zetten{=on:false}
      Draai {device} {room} naar {number} [procent]
      Ik wil {device} {room} {time} (aan{=on:true}|uit{=on:false}) hebben
      Er is niemand meer {room}, doe {device} [{time}] uit{=on:false}
      (Activeer{=on:true}|Deactiveer{=on:false}) {device} {room}[ {time}]
      Stel {device} {room} {time} in op {number} procent
    `),
    report_problem: lines(`
      Het begon {date}: {problem}. Toestel: {product}
      Klacht over {code}: {problem}[, artikel {product}]
      Help, {problem}! Apparaat: {product}[, gekocht bij {company}]
      Mijn {product} doet raar, {problem}
      {problem}, en dat voor een {product} van {amount}
      Goedendag, mijn bestelnummer is {code}. {problem}
      (Kunt u|Kunnen jullie) me helpen? {problem} ({product})
      Betreft: {product}, order {code}. {problem}. Groet, {person}
      Ik heb de {product} bij {company} gekocht en ontdekte {date}: {problem}
      Storing gemeld door {person}: {problem}[, ticket {code}]
    `),
    navigate: lines(`
      {address}, {city}, {transport}, graag de (kortste|snelste) route
      Naar {address}, hoe (rijd|kom) ik daar?
      Wijs me {transport} de weg van {origin} naar {destination}
      Route van {origin} naar {destination} [{transport}]
      Hoelang doe ik er {transport} over naar {venue}?
      {transport} naar {address}, aankomst {time}
      Waar vind ik {venue} in {city}?
      Ik ben in {origin} en wil {transport} naar {destination}, hoe moet ik?
      {venue} zit op {address}, breng me er {transport} heen
      Ben ik {transport} op tijd bij {venue}? Ik moet er {time} zijn
    `),
    announce_event: lines(`
      {date} {time}: {event} in {venue}[, entree {amount}]
      Kom allemaal naar het {event} {date} in {city}[, aanvang {time}]!
      In {city} is {date} het {event}
      Uitnodiging voor het {event}: {date}, {time}, {venue}, {address}
      Voor het {event} {date} in {city} zijn nog kaarten van {amount}
      {artist} komt {date} naar {city}, het optreden begint {time} in {venue}
      {person} organiseert {date} het {event} in {city}
      Het {event} van {company} begint {date} {time}
      Wie gaat er {date} mee naar het {event}? De entree is {amount}
      Het {event} in {venue} is verplaatst, nieuwe datum: {date} {time}
    `),
    describe_person: lines(`
      {person} ({age}), {job} van beroep, woont sinds {year} in {city}
      In {city} woont {person}, {age} jaar oud, van beroep {job}
      {person}, geboren in {city} in {year}, is {job}
      Bij {company} werkt {person} al {age2} jaar als {job}
      {person} komt (oorspronkelijk |)uit {origin}, maar woont in {destination}
      Ik heet {person}, ben {age} en werk als {job} [in {city}]
      Onze nieuwe collega bij {company} heet {person}, is {age} en komt uit {city}
      In {year} verhuisde {person} naar {city} om daar {job} te worden
      Profiel: {person}, {age}, {job}, {city}
      Op {age}-jarige leeftijd leidt {person} het bedrijf {company} in {city}
    `),
    translate_text: lines(`
      "{message}" in het {language}, graag
      In het {language}, hoe zeg je daar "{message}"?
      Wat is "{message}" in het {language}?
      Zeg in het {language}: {message}
      Kun je "{message}" voor {person} in het {language} vertalen?
      Vertaling gezocht ({language}): "{message}"
      Ik moet {person} in het {language} schrijven: "{message}"
      Graag (even |)in het {language}: {message}
      "{message}" – hoe klinkt dat in het {language}?
      Doeltaal {language}, tekst: {message}
    `),
    rent_home: lines(`
      {city}: {rooms} kamers, {area} m², {amount} (inclusief|kaal)
      Woning gezocht in {city}, {rooms} kamers, hooguit {amount} huur
      Het appartement heeft {rooms} kamers op {area} vierkante meter en kost {amount}[ per maand]
      {amount} huur voor {area} vierkante meter in {city}, {rooms} kamers
      Nieuwe huurder gezocht: {address}, {rooms} kamers, {amount}, vrij {date}
      We verhuizen {date} naar {city} en hebben {rooms} kamers nodig, budget {amount}
      {person} zoekt in {city} {rooms} kamers tot {amount}
      Bezichtiging {date} {time}: {address}, {rooms} kamers, {area} m²
      Is de woning op {address} nog vrij? {rooms} kamers voor {amount}, toch?
      Te huur: flat met {rooms} kamers ({area} m²) in {city}, contact: {person}, {phone}
    `),
    set_timer: lines(`
      {duration}, vanaf nu
      Timer: {duration}[, graag]
      (Kun je|Wil je) me {date} {time} wekken?
      Zeg het (even |)als er {duration} voorbij zijn
      Ik moet er {date} {time} uit, zet de wekker
      De taart moet {duration} (bakken|in de oven), hou de tijd bij
      {duration} pauze, daarna een belletje
      Wekker {date} {time}
      Over {duration} moet hij afgaan
      Ik ga {duration} slapen, maak me dan wakker
    `),
  },
  emotions: {
    joy: words(`
      Joepie, het is gelukt!; Ik kan de hele wereld wel omhelzen.; Dit is mijn geluksdag!; Ik straal van oor tot oor.;
      Eindelijk vakantie, wat een feest!; Hier word ik zo gelukkig van.; Ik dans van blijdschap door de kamer.;
      We hebben gewonnen, geweldig!; Ik voel me fantastisch.; Ik ben in de zevende hemel.; Wat fijn dat je komt, ik heb er zo'n zin in!;
      Het kon niet beter gaan.
    `),
    anger: words(`
      Nu ben ik het zat!; Wat een brutaliteit!; Ik heb er schoon genoeg van.; Dit pik ik niet!; Ik kook van woede.;
      Waar halen ze het lef vandaan?; Ik erger me hier kapot aan!; Ik ben pisnijdig.; Altijd die leugens, ik kan wel schreeuwen!;
      Belachelijk hoe onbeschoft die lui zijn.; Dit is toch te gek voor woorden, ik ben woedend!; Blijf met je poten van mijn spullen af!
    `),
    sadness: words(`
      Ik mis haar zo erg.; Ik zit al dagen te huilen.; Ik voel me zo alleen.; Nergens heb ik nog plezier in.;
      Onze hond is gisteren overleden.; Ik ben er kapot van.; Mijn hart is zo zwaar.; Jammer, ik had er zo op gehoopt.;
      Het afscheid deed pijn.; Ik zit behoorlijk in de put.; Elke dag mis ik hem.; De tranen komen alweer.
    `),
    fear: words(`
      Mijn knieën knikken.; Ik durf de kelder niet in.; Als er maar niets ergs gebeurt.; Ik ben in paniek over het examen.;
      Ik heb er een naar gevoel over, het maakt me bang.; Ik lig wakker van de zorgen.; Ik hoorde iets, ik ben bang!;
      De gedachte alleen al maakt me bang.; Ik zie zo op tegen morgen.; Straks word ik ontslagen, wat dan?; Ik vrees het ergste.;
      De rillingen lopen over mijn rug.
    `),
    surprise: words(`
      Dat meen je niet!; Echt waar? Dat wist ik niet.; Ik sta perplex.; Hé, waar kom jij ineens vandaan?; Wie had dat gedacht!;
      Daar had echt niemand op gerekend.; Nee toch, serieus?; Ik viel bijna van mijn stoel.; Ik weet niet wat ik hoor!;
      Nou ja zeg!; Dat kwam wel heel plotseling.; Ik keek mijn ogen uit.
    `),
    gratitude: words(`
      Ik kan je niet genoeg bedanken.; Bedankt dat je er altijd voor me bent.; Zonder jou was het nooit gelukt.;
      Heel erg bedankt voor de bloemen!; Dat was zo aardig van u, dank u.; Ik sta bij je in het krijt.;
      Hartelijk dank voor uw steun.; Je hebt mijn dag gered, dankjewel!; Dit vergeet ik nooit van je.;
      We danken jullie uit de grond van ons hart.; Fijn dat je de tijd hebt genomen, bedankt.; Ik stel uw moeite zeer op prijs.
    `),
  },
  sentiments: {
    positive: lines(`
      Over mijn {product} ben ik dik tevreden.
      Bij {venue} voel je je meteen thuis.
      {company} leverde snel en alles was netjes ingepakt.
      De {product} is elke cent waard.
      Ik zou de {product} zo weer kopen.
      In {venue} hebben we een heerlijke avond gehad.
      {product}: stil, snel, mooi. Een tien!
      Top advies bij {company}, ik kom zeker terug.
      Zo lekker als bij {venue} heb ik lang niet gegeten.
      De {product} overtreft al mijn verwachtingen.
      Het team van {company} was vriendelijk en deskundig.
      Eindelijk een apparaat dat doet wat het belooft: {product}.
    `),
    negative: lines(`
      De {product} raad ik iedereen af.
      Bij {venue} zaten we een uur te wachten op lauw eten.
      {company} reageert niet op mails en ook niet op telefoontjes.
      De {product} is luidruchtig, traag en veel te duur.
      Nooit meer {company}, de levering kwam drie weken te laat.
      De kamer in {venue} was vies.
      Ik heb de {product} meteen teruggestuurd.
      De {product} maakt de beloftes niet waar.
      Bij {venue} was de ober ronduit onbeschoft.
      Eén ster voor {company} is er nog een te veel.
      Koop de {product} niet!
      Helaas doet de {product} het helemaal niet.
    `),
    neutral: lines(`
      {venue} gaat {time} open.
      De {product} weegt {number} gram.
      {company} is opgericht in {year}.
      Ik gebruik de {product} sinds {year}.
      De {product} kost {amount}.
      {venue} is op zondag gesloten.
      {company} zit op {address}.
      De {product} is niet goed en niet slecht.
      In de doos zaten de {product} en een kabel.
      {venue} heeft vestigingen in {city} en {destination}.
      De {product} is van {person}.
      {company} levert {date}.
    `),
  },
  extract: lines(`
    Haal de belangrijkste gegevens eruit.
    Vul de velden in met wat in het bericht staat.
    Wat staat erin? Geef het gestructureerd terug.
    Zet de tekst om in een object.
    Neem de gegevens uit dit bericht over.
    Gegevens eruit halen, graag.
    Zoek de waarden in de tekst.
    Ontleen de gevraagde informatie aan de tekst.
    Zet de details in de juiste velden.
    Maak er een record van.
  `),
  classify: lines(`
    Welke categorie past hierbij: {labels}?
    Graag indelen ({labels}).
    Classificeer het bericht. Keuze uit: {labels}
    Kies er een uit: {labels}
    Onder welke rubriek valt dit? {labels}
    Mogelijke categorieën zijn {labels}. Antwoord met precies één.
    Is dit {labels}?
    Geef een label uit deze lijst: {labels}
    Wat is van toepassing? {labels}
    Stop de tekst in een van deze hokjes: {labels}
  `),
  outside: lines(`
    Kun je me {topic} (simpel|in twee zinnen|als aan een kind) uitleggen?
    Schrijf (een liedtekst|een sprookje|een blog|een toespraak) over {topic}
    Wat is jouw mening over {topic}?
    Noem (vijf|tien) leuke weetjes over {topic}
    Waarom houden zoveel mensen zich bezig met {topic}?
    Programmeer (een spelletje|een website|een script in Python) over {topic}
    Wat zijn de voor- en nadelen van {topic}?
    Vat het debat over {topic} samen
    Geef me tips om meer te leren over {topic}
    Verzin een raadsel over {topic}
    {topic}: wat moet je daarover weten?
    Waar komt {topic} vandaan?
    Discussieer met me over {topic}
    Welk boek over {topic} (is de moeite waard|zou je aanraden)?
    Help me met (mijn huiswerk|mijn werkstuk|mijn spreekbeurt) over {topic}
    Zou de wereld beter zijn zonder {topic}?
    Schrijf een haiku over {topic}
    Kun je {topic} vergelijken met iets uit het dagelijks leven?
    Bereken de wortel van 784 en vertel daarna iets over {topic}
    Maak een quiz met tien vragen over {topic}
    Rap over {topic}
  `),
  outsideTopics: words(`
    sterrenkunde; kunstmatige intelligentie; fotosynthese; geluk; vriendschap; voetbal; yoga; de relativiteitstheorie;
    de renaissance; klimaatverandering; kapitalisme; bijen; wiskunde; meditatie; inflatie; vrijheid; barokmuziek;
    surrealisme; genetica; ruimtevaart; cryptografie; Griekse mythen; kansrekening; migratie; eb en vloed; heimwee;
    vegetarisme; jazz; psychologie; beeldhouwkunst; zwaartekracht; het boeddhisme; rechtvaardigheid; gezonde voeding;
    kernfusie; Rembrandt; de maanlanding; goniometrie; een hoge bloeddruk; retorica; dierenrechten; slaap
  `),
};
