// Dutch.
import type { Language } from "../language.ts";
import { lines, words } from "../lists.ts";

export const nl: Language = {
  code: "nl",
  locale: "nl-NL",
  faker: "nl",
  spaced: true,
  currencies: ["EUR", "EUR", "USD", "GBP"],
  numbers: words("drie; vier; vijf; zes; zeven; acht; negen; tien; elf; twaalf"),
  relativeDates: words(`
    vandaag; morgen; overmorgen; vanavond; morgenochtend; volgende week; dit weekend; volgende vrijdag;
    aanstaande maandag; volgende maand; over twee weken; morgenavond; vanmiddag; komende zondag
  `),
  onWeekday: words("op <{}>; <aanstaande {}>; <{}avond>; <{}ochtend>"),
  onDate: words("op <{}>; op <{}>; op <{}>"),
  times: words("om <{H} uur>; om <{H}:{MM}>; om <{H}.{MM} uur>; rond <{H} uur>; om <{h} uur>"),
  amPm: ["uur", "uur"],
  durations: { minutes: "{n} minuten", hours: "{n} uur" },
  venues: words(`
    De {noun}; Café {last}; Bij {first}; Eetcafé {last}; Hotel {last}; Brasserie {last}; Restaurant {first};
    Herberg {last}
  `),
  companies: words(
    "{last} B.V.; {last} N.V.; {last} en Zonen; Gebroeders {last}; {last} Advies; {last} Groep",
  ),
  streets: words(
    "{last}straat {number}; {last}laan {number}; {first} {last}plein {number}; {last}weg {number}",
  ),
  items: words(`
    overhemden; schriften; batterijen; mokken; gloeilampen; hoesjes; lampen; sokken; potloden; kussens; stoelen;
    rugzakken; handdoeken; kaarsen; paraplu's; borden
  `),
  groceries: words(`
    melk; eieren; brood; appels; rijst; boter; olijfolie; tomaten; kaas; uien; bananen; koffie; afwasmiddel; wortels;
    yoghurt; zout; pasta; aardappelen
  `),
  tasks: words(`
    de tandarts bellen; de planten water geven; de huur betalen; bloemen kopen; de kat eten geven;
    mijn paspoort verlengen; het contract opsturen; het vuilnis buiten zetten; de boeken terugbrengen;
    de auto opladen; het pak ophalen; de offerte tekenen
  `),
  topicsOfMeetings: words(`
    de begroting; het kwartaalrapport; de nieuwe website; de vacatures; de productlancering;
    het marketingplan; de klantreacties; de kantoorruimte; de reiskosten; de training
  `),
  messages: words(`
    ik ben tien minuten later; het eten is klaar; de sleutels liggen onder de mat; gefeliciteerd met je verjaardag;
    bel me even terug; de trein heeft vertraging; ik neem het toetje mee; bedankt voor gisteren;
    we zien elkaar op het station; vergeet de kaartjes niet
  `),
  problems: words(`
    het scherm blijft zwart; hij laadt niet meer op; de app sluit bij het starten; het pakket kwam beschadigd aan;
    ik kan niet inloggen; het geluid kraakt; er ontbreekt een onderdeel; er is twee keer afgeschreven;
    de maat klopt niet
  `),
  events: words("concert; festival; buurtfeest; feest; toernooi; congres; toneelstuk; optreden"),
  jobs: words(`
    verpleegkundige; programmeur; docent; architect; loodgieter; advocaat; kok; boekhouder; fotograaf; elektricien;
    journalist; tandarts; timmerman; piloot
  `),
  cities: words(`
    Parijs; Rome; Wenen; Lissabon; Tokio; Kopenhagen; München; Seoel; Istanbul; Milaan; Londen; Madrid; Oslo;
    Stockholm; Brussel; Genève; Praag; Athene; Utrecht; Rotterdam; Eindhoven; Groningen
  `),
  enumerations: {
    cuisine: words(`
      een <Italiaans> restaurant; een <Japans> restaurant; een <Mexicaans> restaurant; een <Indiaas> restaurant;
      een <Chinees> restaurant; een <Thais> restaurant; een <Frans> restaurant; een <Grieks> restaurant
    `),
    color: words(
      "in het <rood>; in het <blauw>; in het <groen>; in het <zwart>; in het <wit>; in het <geel>",
    ),
    device: words(`
      het <licht>; de <verwarming>; de <televisie>; de <ventilator>; het <koffiezetapparaat>; de <rolluiken>
    `),
    room: words(`
      in de <keuken>; in de <slaapkamer>; in de <woonkamer>; in de <badkamer>; in de <garage>; op <kantoor>
    `),
    transport: words("met de <auto>; met de <trein>; met de <bus>; met de <fiets>; te <voet>"),
    room_type: words("een <eenpersoonskamer>; een <tweepersoonskamer>; een <suite>"),
  },
  openers: words("Hallo,; Hoi,; Goedemorgen,; Goedemiddag,; Dag,; Even een vraag:"),
  closers: words("Bedankt!; Dank je wel.; Alvast bedankt.; Groetjes; Alsjeblieft.; Tot snel."),
  templates: {
    book_table: lines(`
      (Ik wil graag|Wij willen|Ik zou graag) {date} [{time}] een tafel voor {people} [personen] bij {cuisine} in {city} reserveren
      (Reserveer|Boek|Graag) een tafel [voor {people}] bij {venue} {date} {time}
      Hebben jullie {date} {time} een tafel voor {people} (personen|mensen)?
      We zijn met {people} en zoeken {cuisine} in {city}, {date}
      Tafel voor {people}, {venue}, {date}, {time}, op naam van {person}
      {person} wil {date} met {people} (vrienden|gasten) eten bij {venue} in {city}[, liefst {time}]
    `),
    book_trip: lines(`
      (Ik zoek|Ik wil|Boek) (een vlucht|een ticket|een trein) van {origin} naar {destination} {date}[ {time}]
      (Ik wil|We willen) {date} van {origin} naar {destination} (reizen|gaan|vliegen)
      Hoe kom ik {date} {transport} van {origin} naar {destination}?
      {people} kaartjes naar {destination} {date}, vertrek uit {origin} {time}
      {person} vertrekt {date} naar {destination}, de trein gaat {time} uit {origin}
    `),
    book_hotel: lines(`
      (Ik wil|We zoeken|Boek) {room_type} in hotel {venue} in {city} {date} voor {nights} nachten
      Ik zoek een hotel in {city}, aankomst {date}, {nights} nachten, {people} (personen|gasten)
      {room_type} in {city} voor {nights} nachten[, hooguit {amount} per nacht]
      {person} blijft {nights} nachten in {venue} en komt {date} aan
      Hebben jullie {date} {room_type}? We zijn met {people} en blijven {nights} nachten
    `),
    set_reminder: lines(`
      (Herinner me|Help me herinneren) {date} [{time}] aan: {task}
      Ik moet {date} nog {task}[, geef {time} een seintje]
      Nieuwe taak: {task}, uiterlijk {date}[ {time}]
      Notitie {date}: {task}
      Zet een herinnering {date} {time}: {task}
    `),
    schedule_meeting: lines(`
      (Plan|Regel|Organiseer) een vergadering met {person} {date} {time} over {topic}
      (Ik wil|Ik moet) {date} {duration} met {person} praten over {topic}
      {person} en ik spreken elkaar {date} {time} over {topic}
      Kan {person} {date} {time}? We hebben {duration} nodig voor {topic}
      Agenda: {topic}, {person}, {date}, {time}, {duration}
    `),
    play_music: lines(`
      (Speel|Draai|Ik wil luisteren naar) {song} van {artist} [op {service}]
      Zet iets op van {artist}[, bijvoorbeeld {song}]
      Voeg {song} van {artist} toe aan mijn afspeellijst {playlist}
      Kun je het nummer {song} [van {artist}] vinden?
    `),
    get_weather: lines(`
      Wat voor weer wordt het {date} in {city}?
      (Gaat het regenen|Sneeuwt het|Wordt het koud) {date} in {city}?
      Heb ik {date} in {city} (een paraplu|een jas) nodig?
      Weerbericht voor {city}, {date}[, alsjeblieft]
      Hoe warm wordt het {date} {time} in {city}?
    `),
    order_items: lines(`
      (Ik wil|Graag|Wij willen) {count} {item} [{color}] [voor {amount}] bestellen
      (Zet|Leg) {count} {item} {color} in mijn winkelwagen
      We hebben {date} {count} {item} nodig, {color} als het kan
      {person} heeft {count} {item} besteld bij {company} voor {amount}
      Wat kosten {count} {item} {color}?
    `),
    shopping_list: lines(`
      Zet {list} op het boodschappenlijstje
      We hebben {list} nodig
      (Koop|Haal) {list} [op weg naar huis]
      Boodschappen {date}: {list}
    `),
    send_money: lines(`
      (Maak {amount} over|Stuur {amount}) naar {person} [{date}]
      (Ik wil|Kun je) {amount} (overmaken|sturen) naar {person}
      {person} is me {amount} schuldig[, vraag het {date} terug]
      De factuur {code} van {company} van {amount} moet {date} betaald zijn
      Ik heb {company} {date} {amount} betaald
    `),
    send_message: lines(`
      (Schrijf|Zeg tegen|Antwoord) {person}: {message}
      Stuur {person} een bericht: {message}
      Mail {person} op {email}: "{message}"
      Bericht voor {person} van {person2}: {message}
    `),
    add_contact: lines(`
      (Bewaar|Nieuw contact:) {person}, {phone}[, {email}]
      Mijn naam is {person}, u bereikt me op {phone} [of via {email}]
      {person} werkt als {job} bij {company}, telefoon {phone}
      Schrijf naar {person}: {email}, {company}, {address}
      Het nieuwe nummer van {person} is {phone}, het adres {address}
    `),
    control_home: lines(`
      (Doe|Zet) {device} {room} (aan{=on:true}|uit{=on:false})
      Zet {device} {room} op {number} (procent|graden)
      Kun je {device} {room} {time} uitzetten{=on:false}?
      Schakel {device} {room} {date} {time} in{=on:true}
    `),
    report_problem: lines(`
      (Ik heb een probleem met|Er is iets mis met) mijn {product}: {problem}
      Bestelling {code}: {problem}[. Graag {amount} terug]
      Mijn {product} van {company} is stuk, {problem}
      Melding {code} van {person}: {problem}
      {problem}. Het is een {product}, serienummer {code}
    `),
    navigate: lines(`
      (Breng me|Ik wil|Navigeer) naar {address} [in {city}] [{transport}]
      Hoe kom ik {transport} bij {venue} in {city}?
      Hoe ver is het {transport} van {origin} naar {destination}?
      Ik moet {time} op {address} zijn, {transport}
      We spreken af bij {venue}, {address}, {city}
    `),
    announce_event: lines(`
      Het {event} is {date} {time} in {city}[, kaartjes kosten {amount}]
      {person} nodigt je uit voor het {event} in {venue} {date}
      {artist} speelt {date} in {venue} in {city}, kaarten vanaf {amount}
      Mis het {event} in {city} niet, {date}, deuren open {time}
      {company} sponsort het {event} {date} in {city}
    `),
    describe_person: lines(`
      {person} is {job} (uit|in) {city} [en werkt bij {company}]
      {person} is {age} jaar en woont in {city}
      Sinds {year} werkt {person} als {job} bij {company}
      {person} is in {year} geboren in {city}
      {person} ({age}), {job}, verhuist van {origin} naar {destination}
    `),
    translate_text: lines(`
      (Vertaal|Kun je vertalen:) "{message}" naar het {language}
      Hoe zeg je "{message}" in het {language}?
      Ik heb dit nodig in het {language}: "{message}"
      {person} spreekt alleen {language}, zeg: {message}
    `),
    rent_home: lines(`
      Appartement met {rooms} kamers in {city}, {area} vierkante meter, {amount} per maand
      (Ik zoek|Wij zoeken) een woning met {rooms} kamers in {city}, tot {amount}
      Te huur: {area} vierkante meter, {rooms} kamers, {address}, {amount}
      {person} verhuurt {date} een woning met {rooms} kamers in {city} voor {amount}
    `),
    set_timer: lines(`
      (Zet|Start) een timer van {duration}
      Maak me {date} {time} wakker
      Zet de wekker {date} {time}
      De eieren moeten {duration} koken, start de klok
    `),
  },
  labels: words(`
    tafel reserveren; reis boeken; hotel boeken; herinnering; vergadering plannen; muziek afspelen; weerbericht;
    bestelling; boodschappenlijst; geld overmaken; bericht sturen; contact opslaan; huis bedienen;
    probleem melden; routebeschrijving; evenement; persoonsbeschrijving; vertaling; woning huren; wekker
  `),
  topics: words("eten; reizen; werk; muziek; weer; winkelen; geld; contacten; wonen; evenementen"),
  emotions: {
    joy: lines("Ik ben zo blij!\nWat een heerlijke dag!\nIk kan niet stoppen met lachen."),
    anger: lines("Dit is een schande!\nIk ben echt boos.\nHier word ik woest van."),
    sadness: lines("Ik ben zo verdrietig.\nIk kan wel huilen.\nMijn hart is gebroken."),
    fear: lines("Ik ben bang dat het misgaat.\nIk ben doodsbang.\nIk maak me grote zorgen."),
    surprise: lines("Dat had ik nooit verwacht!\nWat een verrassing!\nIk kan het haast niet geloven."),
    gratitude: lines("Ik ben zo dankbaar.\nDuizendmaal dank voor alles.\nIk waardeer je hulp enorm."),
  },
  sentiments: {
    positive: lines(`
      Ik ben dol op mijn {product}.
      {venue} was fantastisch, heel vriendelijk personeel.
      De {product} werkt perfect, een aanrader.
      Vijf sterren voor {company}, geweldige service!
      Het eten bij {venue} is heerlijk.
    `),
    negative: lines(`
      De {product} ging na twee dagen kapot.
      Vreselijke bediening bij {venue}, nooit meer.
      Ik ben teleurgesteld in de {product}.
      {company} antwoordt nooit, waardeloze klantenservice.
      De {product} is weggegooid geld.
    `),
    neutral: lines(`
      De {product} kwam {date} aan.
      {venue} ligt naast het station.
      {company} heeft een kantoor in {city}.
      De {product} is er in drie kleuren.
    `),
  },
  sentimentLabels: words("positief; negatief; neutraal"),
  emotionLabels: words("vreugde; woede; verdriet; angst; verrassing; dankbaarheid"),
  fields: words(`
    naam; stad; van; naar; datum; tijd; personen; plaats; bedrag; valuta; product; aantal; telefoon; bedrijf; beroep;
    bericht; taak; evenement; kleur; kamer
  `),
  extract: lines(`
    Haal de gegevens uit de tekst.
    Vul het formulier in.
    Welke gegevens staan in de zin?
    Geef de details terug.
  `),
  classify: lines(`
    Deel de tekst in. Categorieën: {labels}
    Wat past het best: {labels}?
    Kies een categorie: {labels}
    Waar gaat het over? Opties: {labels}
  `),
  outside: lines(`
    (Schrijf|Maak) (een gedicht|een verhaal|een opstel) over {topic}
    Leg me {topic} uit
    Wat vind je van {topic}?
    Vertel een mop over {topic}
    Hoe werkt {topic}?
  `),
  outsideTopics: words(
    "kwantumfysica; democratie; vulkanen; liefde; schaken; filosofie; evolutie; dinosaurussen",
  ),
  refusal:
    "Daar kan ik niet mee helpen. Ik maak van korte teksten gegevens: met een schema, categorieën of tools.",
};
