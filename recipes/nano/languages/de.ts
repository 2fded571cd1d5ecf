// German.
import type { Language } from "../language.ts";
import { lines, words } from "../lists.ts";

export const de: Language = {
  code: "de",
  locale: "de-DE",
  faker: "de",
  spaced: true,
  currencies: ["EUR", "EUR", "CHF", "USD"],
  numbers: words("drei; vier; fünf; sechs; sieben; acht; neun; zehn; elf; zwölf"),
  relativeDates: words(`
    heute; morgen; übermorgen; heute Abend; morgen früh; nächste Woche; am <Wochenende>; nächsten Freitag;
    kommenden Montag; nächsten Monat; in zwei Wochen; an <Silvester>; morgen Nachmittag; diesen Sonntag
  `),
  onWeekday: words("am <{}>; <diesen {}>; am <{}abend>; am <{}morgen>"),
  onDate: words("am <{}>; am <{}>; am <{}>"),
  times: words("um <{H} Uhr>; um <{H}:{MM}>; um <{H}:{MM} Uhr>; gegen <{H} Uhr>; um <{H}.{MM} Uhr>"),
  amPm: ["Uhr", "Uhr"],
  durations: { minutes: "{n} Minuten", hours: "{n} Stunden" },
  venues: words(`
    Zum {noun}; Gasthaus {last}; Café {last}; Bei {first}; {last}s Stube; Hotel {last}; Bistro {first};
    Brauhaus {city}; Haus {last}
  `),
  companies: words("{last} GmbH; {last} AG; {last} & {last}; {last} KG; Gebrüder {last}; {last} Technik"),
  streets: words(
    "{last}straße {number}; {last}weg {number}; {first}-{last}-Platz {number}; {last}allee {number}",
  ),
  items: words(`
    Hemden; Notizbücher; Batterien; Tassen; Glühbirnen; Handyhüllen; Lampen; Socken; Bleistifte; Kissen;
    Stühle; Rucksäcke; Handtücher; Kerzen; Regenschirme; Teller
  `),
  groceries: words(`
    Milch; Eier; Brot; Äpfel; Reis; Butter; Olivenöl; Tomaten; Käse; Zwiebeln; Bananen; Kaffee; Spülmittel;
    Karotten; Joghurt; Salz; Nudeln; Kartoffeln
  `),
  tasks: words(`
    den Zahnarzt anrufen; die Blumen gießen; die Miete überweisen; Blumen kaufen; die Katze füttern;
    den Pass verlängern; die Steuererklärung abgeben; das Auto laden; den Müll rausbringen;
    die Bücher zurückgeben; den Vertrag abschicken; Oma besuchen
  `),
  topicsOfMeetings: words(`
    das Budget; den Quartalsbericht; die neue Website; die Produkteinführung; den Marketingplan;
    das Kundenfeedback; die Büroräume; die Reisekosten; den Umzug; die Urlaubsplanung
  `),
  messages: words(`
    ich komme zehn Minuten später; das Essen ist fertig; der Schlüssel liegt unter der Matte;
    alles Gute zum Geburtstag; ruf mich bitte zurück; der Zug hat Verspätung; ich bringe den Nachtisch mit;
    danke für gestern; wir sehen uns am Bahnhof; vergiss die Karten nicht
  `),
  problems: words(`
    der Bildschirm bleibt schwarz; es lädt nicht mehr; die App stürzt beim Start ab; das Paket kam beschädigt an;
    ich kann mich nicht anmelden; der Ton ist verzerrt; ein Teil fehlt; es wurde zweimal abgebucht;
    die falsche Größe wurde geliefert
  `),
  events: words(
    "Konzert; Hochzeitsfest; Stadtfest; Fußballspiel; Filmfestival; Theaterstück; Sommerfest; Gartenfest",
  ),
  jobs: words(`
    Krankenpfleger; Softwareentwicklerin; Lehrer; Architektin; Klempner; Anwältin; Koch; Buchhalterin;
    Fotograf; Elektrikerin; Journalist; Zahnärztin; Schreiner; Pilotin
  `),
  cities: words(`
    Paris; Rom; Wien; Lissabon; Tokio; Kopenhagen; London; Seoul; Istanbul; Mailand; Amsterdam; Madrid; Oslo;
    Stockholm; Brüssel; Genf; Prag; Athen; Warschau; Lyon; Zürich
  `),
  enumerations: {
    cuisine: words(`
      beim <Italiener>; beim <Japaner>; beim <Mexikaner>; beim <Inder>; beim <Chinesen>; beim <Thailänder>;
      beim <Franzosen>; beim <Griechen>
    `),
    color: words("in <Rot>; in <Blau>; in <Grün>; in <Schwarz>; in <Weiß>; in <Gelb>"),
    device: words(`
      das <Licht>; die <Heizung>; den <Fernseher>; den <Ventilator>; die <Kaffeemaschine>; die <Rollläden>
    `),
    room: words(`
      in der <Küche>; im <Schlafzimmer>; im <Wohnzimmer>; im <Bad>; in der <Garage>; im <Büro>
    `),
    transport: words("mit dem <Auto>; mit dem <Zug>; mit dem <Bus>; mit dem <Fahrrad>; zu <Fuß>"),
    room_type: words("ein <Einzelzimmer>; ein <Doppelzimmer>; eine <Suite>"),
  },
  openers: words("Hallo,; Guten Tag,; Hi,; Guten Morgen,; Servus,; Kurze Frage:"),
  closers: words("Danke!; Vielen Dank.; Danke im Voraus.; Viele Grüße; Bitte.; Bis bald."),
  templates: {
    book_table: lines(`
      (Ich möchte|Wir möchten|Ich würde gern) {date} [{time}] einen Tisch für {people} Personen {cuisine} in {city} (reservieren|buchen)
      (Reserviere|Buche|Bitte reservieren Sie) [mir] einen Tisch [für {people}] im Restaurant {venue} {date} {time}
      Habt ihr {date} {time} noch einen Tisch für {people} (Personen|Leute) frei?
      Wir sind {people} Personen und wollen {date} {cuisine} in {city} essen
      Tisch für {people}, {venue}, {date}, {time}, auf den Namen {person}
      {person} will {date} mit {people} (Freunden|Gästen) bei {venue} in {city} essen[, am liebsten {time}]
    `),
    book_trip: lines(`
      (Ich brauche|Buche mir|Ich suche) (einen Flug|ein Ticket|eine Verbindung) von {origin} nach {destination} {date}[ {time}]
      (Ich möchte|Wir wollen) {date} von {origin} nach {destination} (reisen|fahren|fliegen)
      Wie komme ich {date} {transport} von {origin} nach {destination}?
      {people} Fahrkarten nach {destination} {date}, Abfahrt in {origin} {time}
      {person} fliegt {date} nach {destination}, los geht es {time} in {origin}
    `),
    book_hotel: lines(`
      (Ich brauche|Wir suchen|Buche mir) {room_type} im {venue} in {city} {date} für {nights} Nächte
      Ich suche ein Hotel in {city}, Anreise {date}, {nights} Nächte, {people} (Personen|Gäste)
      {room_type} in {city} für {nights} Nächte[, höchstens {amount} pro Nacht]
      {person} bleibt {nights} Nächte im {venue} und kommt {date} an
      Haben Sie {date} noch {room_type} frei? Wir sind {people} Personen und bleiben {nights} Nächte
    `),
    set_reminder: lines(`
      (Erinnere mich|Bitte erinnere mich) {date} [{time}] daran: {task}
      (Ich muss|Wir müssen) {date} noch {task}[, erinnere mich {time}]
      Neue Aufgabe: {task}, fällig {date}[ {time}]
      Notiz, {date}: {task}
      {task} – {date} {time}, setz das auf meine Liste
    `),
    schedule_meeting: lines(`
      (Plane|Vereinbare|Organisiere) ein Treffen mit {person} {date} {time} über {topic}
      (Ich möchte|Ich muss) {date} mit {person} {duration} über {topic} sprechen
      {person} und ich treffen uns {date} {time}, es geht um {topic}
      Hat {person} {date} {time} Zeit? Wir brauchen {duration} für {topic}
      Trag einen Anruf mit {person} in den Kalender ein: {date}, {time}, {duration}
    `),
    play_music: lines(`
      (Spiele|Ich will|Spiel) {song} von {artist} [auf {service}]
      Mach etwas von {artist} an[, am liebsten {song}]
      Füge {song} von {artist} zu meiner Playlist {playlist} hinzu
      Kannst du das Lied {song} [von {artist}] suchen?
    `),
    get_weather: lines(`
      Wie wird das Wetter {date} in {city}?
      (Regnet|Schneit) es {date} in {city}?
      Brauche ich {date} in {city} (einen Schirm|eine Jacke)?
      Wettervorhersage für {city}, {date}[, bitte]
      Wie warm wird es {date} {time} in {city}?
    `),
    order_items: lines(`
      (Ich möchte|Bitte|Wir möchten) {count} {item} [{color}] [für {amount}] bestellen
      (Leg|Pack) {count} {item} {color} in den Warenkorb
      Wir brauchen {date} {count} {item}, wenn möglich {color}
      {person} hat bei {company} {count} {item} für {amount} bestellt
      Was kosten {count} {item} {color}?
    `),
    shopping_list: lines(`
      (Setz|Schreib) {list} auf die Einkaufsliste
      Wir brauchen noch {list}
      (Kauf bitte {list} ein|Bring bitte {list} mit)
      Einkaufen {date}: {list}
    `),
    send_money: lines(`
      (Überweise|Schicke|Sende) {amount} an {person} [{date}]
      (Ich möchte|Bitte) {person} {amount} (überweisen|schicken)
      {person} schuldet mir {amount}[, bitte {date} anfordern]
      Die Rechnung {code} von {company} über {amount} ist {date} fällig
      Ich habe {company} {date} {amount} bezahlt
    `),
    send_message: lines(`
      (Schreib|Sag|Sag bitte) {person}: {message}
      (Schick|Sende) {person} eine Nachricht: {message}
      Antworte {person} unter {email}: „{message}“
      Nachricht an {person} von {person2}: {message}
    `),
    add_contact: lines(`
      (Speichere|Neuer Kontakt:) {person}, {phone}[, {email}]
      (Mein Name ist|Ich heiße) {person}, Sie erreichen mich unter {phone} [oder {email}]
      {person} arbeitet als {job} bei {company}, Telefon {phone}
      Schreiben Sie {person} an {email}, {company}, {address}
      Die neue Nummer von {person} ist {phone}, die Adresse {address}
    `),
    control_home: lines(`
      (Schalte|Mach|Mache) {device} {room} (an{=on:true}|aus{=on:false})
      Stell {device} {room} auf {number} (Prozent|Grad)
      Kannst du {device} {room} {time} ausschalten{=on:false}?
      Schalte {device} {date} {time} {room} ein{=on:true}
    `),
    report_problem: lines(`
      (Ich habe ein Problem mit|Etwas stimmt nicht mit) meinem {product}: {problem}
      Bestellung {code}: {problem}[. Bitte erstatten Sie {amount}]
      Mein {product} von {company} ist kaputt, {problem}
      Ticket {code} von {person}: {problem}
      {problem}. Es ist ein {product}, Seriennummer {code}
    `),
    navigate: lines(`
      (Bring mich|Führe mich|Navigiere) [{transport}] zur Adresse {address} [in {city}]
      Wie komme ich {transport} zum {venue} in {city}?
      Wie weit ist es {transport} von {origin} nach {destination}?
      Ich muss {time} in der {address} sein, {transport}
      Wir treffen uns bei {venue}, {address}, {city}
    `),
    announce_event: lines(`
      Das {event} findet {date} {time} in {city} statt[, Karten kosten {amount}]
      {person} lädt {date} zum {event} ins {venue} ein
      {artist} spielt {date} im {venue} in {city}, Karten ab {amount}
      Nicht verpassen: {event} in {city}, {date}, Einlass {time}
      {company} sponsert das {event} {date} in {city}
    `),
    describe_person: lines(`
      {person} ist {job} (aus|in) {city} [und arbeitet bei {company}]
      {person} ist {age} Jahre alt und wohnt in {city}
      Seit {year} arbeitet {person} als {job} bei {company}
      {person} wurde {year} in {city} geboren
      {person} ({age}), {job}, zieht von {origin} nach {destination}
    `),
    translate_text: lines(`
      (Bitte übersetze|Übersetze) „{message}“ auf {language}
      Was heißt „{message}“ auf {language}?
      Ich brauche das auf {language}: „{message}“
      {person} spricht nur {language}, sag auf {language}: {message}
    `),
    rent_home: lines(`
      {rooms}-Zimmer-Wohnung in {city}, {area} Quadratmeter, {amount} im Monat
      (Ich suche|Wir suchen) eine Wohnung mit {rooms} Zimmern in {city}, bis {amount}
      Zu vermieten: {area} Quadratmeter, {rooms} Zimmer, {address}, {amount}
      {person} vermietet {date} eine Wohnung mit {rooms} Zimmern in {city} für {amount}
    `),
    set_timer: lines(`
      (Stell|Starte) einen Timer auf {duration}
      Weck mich {date} {time}
      (Stell|Setze) den Wecker {date} {time}
      Die Eier brauchen {duration}, starte die Uhr
    `),
  },
  labels: words(`
    Tisch reservieren; Reise buchen; Hotel buchen; Erinnerung; Termin vereinbaren; Musik abspielen; Wetter;
    Bestellung; Einkaufsliste; Geld überweisen; Nachricht senden; Kontakt anlegen; Haussteuerung;
    Problem melden; Navigation; Veranstaltung; Personenbeschreibung; Übersetzung; Wohnung mieten; Wecker
  `),
  topics: words("Essen; Reisen; Arbeit; Musik; Wetter; Einkaufen; Geld; Kontakte; Zuhause; Veranstaltungen"),
  emotions: {
    joy: lines("Ich freue mich so!\nWas für ein schöner Tag!\nIch bin überglücklich."),
    anger: lines("Das ist eine Frechheit!\nIch bin wirklich wütend.\nDas macht mich rasend."),
    sadness: lines("Ich bin so traurig.\nMir ist zum Weinen.\nDas bricht mir das Herz."),
    fear: lines("Ich habe Angst, dass es schiefgeht.\nIch fürchte mich.\nDas macht mir große Sorgen."),
    surprise: lines("Damit hätte ich nie gerechnet!\nWas für eine Überraschung!\nIch kann es kaum glauben."),
    gratitude: lines("Ich bin so dankbar.\nTausend Dank für alles.\nIch weiß deine Hilfe sehr zu schätzen."),
  },
  sentiments: {
    positive: lines(`
      Ich liebe mein {product}.
      {venue} war fantastisch, das Personal sehr freundlich.
      Das {product} funktioniert einwandfrei, klare Empfehlung.
      Fünf Sterne für {company}, toller Service!
      Das Essen im {venue} schmeckt köstlich.
    `),
    negative: lines(`
      Das {product} ging nach zwei Tagen kaputt.
      Schrecklicher Service bei {venue}, nie wieder.
      Ich bin enttäuscht vom {product}.
      {company} antwortet nie, miserabler Kundendienst.
      Das {product} ist rausgeworfenes Geld.
    `),
    neutral: lines(`
      Das {product} kam {date} an.
      {venue} liegt neben dem Bahnhof.
      {company} hat ein Büro in {city}.
      Das {product} gibt es in drei Farben.
    `),
  },
  sentimentLabels: words("positiv; negativ; neutral"),
  emotionLabels: words("Freude; Wut; Trauer; Angst; Überraschung; Dankbarkeit"),
  fields: words(`
    Name; Stadt; von; nach; Datum; Uhrzeit; Personen; Ort; Betrag; Währung; Produkt; Anzahl; Telefon; Firma;
    Beruf; Nachricht; Aufgabe; Veranstaltung; Farbe; Zimmer
  `),
  extract: lines(`
    Lies die Angaben aus dem Text.
    Fülle das Formular aus.
    Welche Daten stehen im Satz?
    Gib die Einzelheiten zurück.
  `),
  classify: lines(`
    Ordne den Text ein. Kategorien: {labels}
    Was passt am besten: {labels}?
    Wähle eine Kategorie: {labels}
    Worum geht es? Möglich sind: {labels}
  `),
  outside: lines(`
    (Schreibe|Verfasse) (ein Gedicht|einen Aufsatz|eine Geschichte) über {topic}
    Erkläre mir {topic}
    Was hältst du von {topic}?
    Erzähl mir einen Witz über {topic}
    Wie funktioniert {topic}?
  `),
  outsideTopics: words(
    "Quantenphysik; Demokratie; Theologie; Liebe; Schach; Philosophie; Evolution; Dinosaurier",
  ),
  refusal:
    "Dabei kann ich nicht helfen. Ich mache aus kurzen Texten Daten: mit Schema, Kategorien oder Werkzeugen.",
};
