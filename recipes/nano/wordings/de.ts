// Further German wordings: formal and casual, in whole sentences and in telegram style.
import type { Wordings } from "../language.ts";
import { lines, words } from "../lists.ts";

export const de: Wordings = {
  relativeDates: words(`
    übermorgen Abend; heute Nachmittag; nächsten Mittwoch; in drei Tagen; am <Monatsende>; an <Heiligabend>;
    kommenden Samstag; in einer Woche; heute Mittag; am <Ostermontag>
  `),
  venues: words(`
    Restaurant {noun}; Weinlokal {last}; Ristorante {first}; Landhaus {last}; Hotel Pension {last};
    Gasthof {last} am Markt; {last}s Kaffeehaus; Wirtshaus {city}
  `),
  companies: words(`
    {last} & Söhne; {last} Logistik GmbH; Autohaus {last}; Bäckerei {last}; {last} und Partner; Stadtwerke {city};
    {last} Software AG; Möbelhaus {last}
  `),
  items: words(`
    USB-Kabel; Trinkflaschen; Blumentöpfe; Bettlaken; Ordner; Kugelschreiber; Kopfhörer; Wanduhren; Decken;
    Bilderrahmen; Gläser; Schals; Mützen; Küchenmesser; Backformen; Fußmatten; Tischdecken; Sonnenbrillen;
    Schraubenzieher; Gartenstühle; T-Shirts; Handschuhe; Taschenlampen; Schreibtischlampen; Kaffeebecher; Vorhänge;
    Mousepads; Klappboxen; Kissenbezüge; Winterjacken
  `),
  groceries: words(`
    Mehl; Zucker; Haferflocken; Klopapier; Gurken; Paprika; frische Hefe; Mineralwasser; Orangensaft; Quark;
    passierte Tomaten; grüner Tee; Honig; Senf; Schwarzbrot; Hähnchenbrust; Spinat; Knoblauch; Zahnpasta; Katzenfutter;
    Erdbeeren; Sahne; rote Linsen; Müllbeutel; Marmelade
  `),
  tasks: words(`
    die Winterreifen wechseln lassen; einen Termin beim Hautarzt machen; das Paket zur Post bringen; die Fenster putzen;
    den Keller aufräumen; die Kinder vom Hort abholen; das Geschenk für Lena einpacken; die Heizung ablesen;
    den Hund entwurmen; die Präsentation fertig machen; das Fahrrad reparieren; den Rasen mähen; die Wäsche aufhängen;
    beim Vermieter anrufen; die Rechnung prüfen; den Kuchen backen; Getränke holen; die Bewerbung abschicken;
    neue Passfotos machen; das Zimmer lüften; den Schlüssel nachmachen lassen; die Tabletten nehmen; Müllers zurückrufen;
    den Handyvertrag kündigen; die Versicherung wechseln; das Protokoll schreiben; die Koffer packen; Brot kaufen;
    den Kühlschrank abtauen; das Auto zum TÜV bringen; die Kontoauszüge sortieren; Mama anrufen; einkaufen gehen;
    den Drucker einrichten; die Geburtstagskarte schreiben; den Backofen sauber machen; das Rezept abholen;
    die Anmeldung für den Schwimmkurs ausfüllen; ein Backup machen; die Pfandflaschen wegbringen
  `),
  topicsOfMeetings: words(`
    die Personalplanung; das neue Logo; den Projektstand; die Preiserhöhung; das Sommerfest; den Datenschutz;
    die Schichtpläne; das Angebot für die Schule; die Einarbeitung; den Messeauftritt in Köln; die Lieferzeiten;
    das Homeoffice; die offenen Rechnungen; den Jahresabschluss; die Gehaltsverhandlung; die Fehler in der App;
    das Lager; die Weihnachtsfeier; den Vertrag mit dem Lieferanten; die Kundenumfrage; den neuen Praktikanten;
    die IT-Sicherheit; das Bauvorhaben; die Ergebnisse vom letzten Jahr; den Zeitplan; die Schulung;
    das Bewerbungsgespräch; die Nebenkosten; den Stand der Migration; die Ziele fürs nächste Quartal
  `),
  messages: words(`
    ich stehe im Stau; bin gleich da; kannst du Brot mitbringen; wir fangen ohne dich an; der Termin fällt aus;
    ich habe dir das Foto geschickt; melde dich, wenn du gelandet bist; das Meeting ist jetzt in Raum 12;
    ich hole die Kinder ab; wann kommst du nach Hause; gute Besserung; viel Glück bei der Prüfung; hast du mein Ladekabel;
    ich habe den Bus verpasst; das Paket ist bei den Nachbarn; die Heizung ist wieder kaputt; schlaf gut;
    wir brauchen noch einen Stuhl; heute gibt es Lasagne; ich rufe dich später an; das Angebot liegt in deinem Postfach;
    kommst du mit ins Kino; ich bin krank und bleibe zu Hause; der Hund war schon draußen; schönes Wochenende;
    bitte unterschreib die zweite Seite; die Tür ist offen; wir sind schon im Restaurant; hab dich lieb;
    ich habe meinen Schlüssel vergessen; die Sitzung beginnt eine halbe Stunde früher; der Kuchen steht im Ofen;
    herzlichen Glückwunsch zur bestandenen Prüfung; ich warte vor dem Haupteingang; lass uns das morgen besprechen;
    das WLAN-Passwort hängt am Kühlschrank; ich komme doch nicht; Papa holt uns ab; bring warme Sachen mit;
    die Kopien liegen auf deinem Tisch
  `),
  problems: words(`
    der Akku ist nach einer Stunde leer; die Fernbedienung reagiert nicht; es riecht verbrannt; die Tür schließt nicht richtig;
    die Lieferung ist nie angekommen; das Display hat einen Riss; der Bildschirm flackert; die Verbindung bricht ständig ab;
    es startet immer wieder neu; ich habe die falsche Farbe bekommen; die Anleitung fehlt; der Lüfter ist viel zu laut;
    das Netzteil wird heiß; die Rechnung stimmt nicht; mein Gutschein wird nicht angenommen; es tropft Wasser heraus;
    die Tasten klemmen; ich bekomme keine Bestätigungsmail; die Kamera macht nur unscharfe Bilder; das Passwort wird abgelehnt;
    der Reißverschluss ist gerissen; es lässt sich nicht einschalten; nach dem Update geht nichts mehr; die Naht ist aufgegangen;
    es war nur die Hälfte im Karton; der Deckel passt nicht; das Mikrofon ist stumm; das Kabel ist zu kurz;
    der Drucker zieht kein Papier ein; die Uhrzeit ist immer falsch
  `),
  events: words(`
    Weinfest; Klassentreffen; Straßenfest; Firmenjubiläum; Jazzfestival; Handballturnier; Open-Air-Kino; Schulfest;
    Oktoberfest; Benefizkonzert; Weihnachtskonzert; Barcamp; Straßentheater; Richtfest; Seifenkistenrennen; Sportfest;
    Poetry-Slam-Finale; Familienfest; Grillfest; Kinderfest
  `),
  jobs: words(`
    Tierärztin; Bäcker; Grafikdesignerin; Busfahrer; Steuerberaterin; Erzieher; Physiotherapeutin; Polizist; Apothekerin;
    Maler; Projektleiterin; Hausmeister; Übersetzerin; Friseur; Richterin; Gärtner; Chemikerin; Verkäufer; Hebamme;
    Bauingenieur; Tontechnikerin; Sozialarbeiter; Schauspielerin; Dachdecker; Professorin; Kellner; Personalreferentin;
    Optiker; Datenanalystin; Feuerwehrmann
  `),
  openers: words(`
    Moin,; Guten Abend,; Hey,; Hallo zusammen,; Entschuldigung,; Grüß Gott,; Sehr geehrte Damen und Herren,; Ach ja,
  `),
  closers: words(`
    Danke dir!; Mit freundlichen Grüßen; LG; Besten Dank!; Das wäre super.; Schönen Tag noch!; Merci!; Das war's.
  `),
  templates: {
    book_table: lines(`
      {date} {time}: Tisch für {people} bei {venue}[, Name: {person}]
      Bei {venue} bitte {date} einen Tisch für {people} (reservieren|buchen)[, wir kommen {time}]
      (Könnten Sie|Könntest du|Kannst du) {date} {time} bei {venue} für {people} Personen reservieren?
      Ist {date} [{time}] bei euch noch was frei? Wir (wären|sind) {people} [Leute]
      Reservierungsanfrage: {people} Personen, {date}, {time}[, Restaurant {venue}]. Mein Name ist {person}
      Für {people} Personen hätten wir {date} gern einen Tisch im {venue}[ in {city}]
      (Lust|Wir haben Lust), {date} {cuisine} in {city} zu essen, such uns einen Tisch für {people}
      Wir möchten {time} {cuisine} essen gehen, {people} Personen, {city}[, {date}]
      {person} hat {date} {time} bei {venue} einen Tisch für {people} Personen bestellt
      {cuisine} in {city} brauche ich {date} einen Tisch für {people} Personen
    `),
    book_trip: lines(`
      Nach {destination} [möchte ich] {date}, ab {origin}[, {people} Personen]
      {origin} – {destination}, {date}[, {time}], {people} (Erwachsene|Personen)
      Gibt es {date} {time} noch (einen Zug|einen Flug|einen Bus) von {origin} nach {destination}?
      (Such|Finde|Buch) mir {date} die (günstigste|schnellste) Verbindung von {origin} nach {destination}
      Ich will {date} {transport} von {origin} nach {destination}
      {date} geht es für uns {people} von {origin} nach {destination}, bitte (Plätze|Tickets) buchen
      Wir sind {people} Leute und müssen {date} von {origin} aus nach {destination}
      {person} (reist|fährt) {date} {transport} nach {destination}[ und startet {time} in {origin}]
      Bitte buchen Sie {people} Plätze von {origin} nach {destination}, Abreise {date} {time}
      Was kostet {date} die Fahrt von {origin} nach {destination} [{transport}]?
    `),
    book_hotel: lines(`
      {date} bräuchten wir {room_type} in {city}, {nights} Nächte[, Budget {amount} pro Nacht]
      Reservierung im {venue}: {room_type}, Anreise {date}, {nights} Nächte[, Name {person}]
      Für {nights} Nächte suche ich {room_type} in {city}[, {date} geht es los]
      (Könnten Sie|Können Sie) mir {room_type} für {nights} Nächte reservieren? Ich reise {date} an
      Unterkunft für {people} Personen in {city} gesucht, {date}, {nights} Nächte, maximal {amount}
      Wir kommen {date} mit {people} Personen nach {city} und schlafen {nights} Nächte im {venue}
      Ist im {venue} {date} {room_type} zu haben? Es wären {nights} Nächte
      Hotel in {city}: {people} Gäste, {nights} Nächte, Check-in {date} {time}
      {person} hat im {venue} {room_type} für {nights} Nächte gebucht, zusammen {amount}
    `),
    set_reminder: lines(`
      {date} {time} nicht vergessen: {task}
      To-do: {task}[, {date}][, {time}]
      (Kannst du|Könntest du|Würdest du) mich {date} daran erinnern? Ich muss {task}
      Sag mir {date} {time} Bescheid, ich wollte {task}
      Ich darf nicht vergessen: {task}. Das muss {date} [{time}] sein
      {date} will ich unbedingt {task}, erinnere mich {time}
      Leg eine Erinnerung an: {task}, {date}, {time}
      Erinnerung {date} [{time}] – {task}
      {person} soll {date} [noch] {task}, bitte notieren
      {task}, und zwar {date} {time}. Bitte (merken|aufschreiben)!
    `),
    schedule_meeting: lines(`
      {date} {time} Besprechung mit {person}, Thema: {topic}
      Können wir {date} [{time}] kurz über {topic} reden? {person} (ist auch dabei|kommt dazu)
      Termin mit {person} {date}, Dauer {duration}, es geht um {topic}
      Für {topic} brauche ich {date} [{time}] {duration} mit {person}
      Mit {person} muss ich {date} dringend über {topic} (reden|sprechen)
      Bitte laden Sie {person} {date} {time} zu einer Besprechung über {topic} ein
      (Blocke|Reserviere) {date} {duration} für {topic} [mit {person}]
      Über {topic} wollen {person} und ich {date} {time} (reden|diskutieren)
      Verschieb das Gespräch mit {person} über {topic} auf später: {date} {time}
      Passt es {person} {date} {time}? Thema wäre {topic}
    `),
    play_music: lines(`
      {song} von {artist}, bitte[ auf {service}]
      {artist} wäre jetzt schön, mach mal {song} an
      Ich (hätte gern|will) Musik von {artist}[, vielleicht {song}]
      Auf {service} bitte {song} [von {artist}] abspielen
      Leg {song} von {artist} auf
      Von {artist} würde ich gern {song} hören
      (Starte|Öffne|Spiel) meine Playlist {playlist} auf {service}
      Als Nächstes {song} von {artist}[, danach die Playlist {playlist}]
      Mein Lieblingslied (ist|heißt) {song}, das ist von {artist}
      Lauter! {song} von {artist} muss man laut hören[, mach es auf {service} an]
    `),
    get_weather: lines(`
      {city} {date}: (Regen oder Sonne|wie wird das Wetter)?
      {date} sind wir in {city}, wie wird's da?
      Wie (kalt|heiß|windig) wird es {date} in {city}?
      (Scheint|Kommt) in {city} {date} die Sonne raus?
      Bleibt es {date} in {city} trocken?
      Wir wollen {date} in {city} wandern, (spielt das Wetter mit|hält das Wetter)?
      Sag mir bitte die Temperatur in {city} {date} {time}
      In {city} soll es {date} (stürmen|gewittern|schneien), stimmt das?
      Wetter {city} {date} [{time}]
      Muss ich mich {date} in {city} warm anziehen?
    `),
    order_items: lines(`
      {count} {item} {color} [für {amount}], bitte
      {count} {item} hätte ich gern, {color}[, Lieferung {date}]
      Bestellung: {count} {item}, {color}, Lieferung an {address}
      (Könnten Sie|Können Sie) mir {count} {item} {color} (schicken|zusenden)?
      Bei {company} habe ich {count} {item} {color} (bestellt|gekauft), zusammen {amount}
      Ich nehme {count} {item} {color}
      Haben Sie {item} auch {color}? Dann nehme ich {count}
      Bitte liefern Sie {count} {item} {date} an {address}
      Ich schicke {count} {item} zurück, Bestellnummer {code}
      {person} möchte {count} {item} für {amount}, am besten {color}
    `),
    shopping_list: lines(`
      {list} (fehlen noch|nicht vergessen)
      Kannst du [{date}] {list} (besorgen|mitbringen)?
      Auf den Einkaufszettel: {list}
      {date} muss ich {list} (kaufen|besorgen)
      Bring mir aus dem Supermarkt {list} mit
      Einkaufsliste: {list}
      {date} brauchen wir {list}
      Es fehlt uns an allem: {list}. Schreib's auf
      {person} kauft {date} {list} ein
      Notier zum Einkaufen bitte {list}
    `),
    send_money: lines(`
      {amount} an {person}[, {date}], bitte
      An {person} (gehen|bitte) {date} {amount}
      Kannst du {person} {date} {amount} (rüberschicken|überweisen|zurückzahlen)?
      Bitte überweisen Sie {company} {amount}, Verwendungszweck {code}
      Ich schulde {person} noch {amount}, (schick|überweis) das {date}
      Zahlung an {company}: {amount}, Rechnung {code}[, fällig {date}]
      {company} bekommt noch {amount} von mir[ für Rechnung {code}]
      {person} hat mir {date} {amount} geliehen
      Überweisung {date}: {amount} auf das Konto von {person}
      Von {person} kamen {date} {amount} (an|auf mein Konto)
    `),
    send_message: lines(`
      Kannst du {person} schreiben: {message}?
      {person} (soll wissen|muss wissen): {message}
      (Gib|Richte) {person} bitte Folgendes (weiter|aus): {message}
      An {person}: {message}
      „{message}“ – schick das bitte an {person}[ ({email})]
      Mail an {email}, Text: {message}
      WhatsApp an {person}: „{message}“
      {person2} lässt {person} ausrichten: {message}
      Schreib {person} {date} {time} eine Nachricht: „{message}“
      Teilen Sie {person} bitte mit: {message}
    `),
    add_contact: lines(`
      Leg einen (neuen |)Kontakt an: {person}, {phone}, {company}
      {phone} ist die (Nummer|neue Nummer|Handynummer) von {person}
      {person}, {job}, {company}, {phone}, {email}
      Hier ist {person} von {company}, (rufen Sie mich unter {phone} an|meine Mail ist {email})
      Ruf {person} unter {phone} an oder schreib an {email}
      (Notier|Trag) bitte ein: {person}, {address}, Telefon {phone}
      Die Mailadresse von {person} lautet {email}[, Handy {phone}]
      Unser Ansprechpartner bei {company} heißt {person}, Durchwahl {phone}
      Bei Fragen wenden Sie sich an {person} ({job}), {email}
      {person} ist umgezogen und wohnt jetzt hier: {address}, Telefon {phone}
    `),
    control_home: lines(`
      {device} {room} bitte (an{=on:true}|aus{=on:false})
      {room} {device} (einschalten{=on:true}|ausschalten{=on:false})[, bitte]
      Kannst du {room} {device} (anmachen{=on:true}|ausmachen{=on:false})?
      Bitte {date} {time} {device} {room} (anschalten{=on:true}|abschalten{=on:false})
      Ich habe vergessen, {device} {room} auszumachen{=on:false}
      Dreh {device} {room} auf {number} [Prozent]
      Ich will {device} {room} {time} (an{=on:true}|aus{=on:false}) haben
      {room} ist niemand mehr, mach {device} [{time}] aus{=on:false}
      (Aktiviere{=on:true}|Deaktiviere{=on:false}) {device} {room}[ {time}]
      Setz {device} {room} {time} auf {number} Prozent
    `),
    report_problem: lines(`
      {date} fing es an, mein {product} spinnt: {problem}
      Reklamation zu {code}: {problem}[, Artikel {product}]
      Hilfe, {problem}! Gerät: {product}[, gekauft bei {company}]
      Mein {product} macht Ärger, {problem}
      {problem}, und das bei einem {product} für {amount}
      Guten Tag, meine Bestellnummer ist {code}. {problem}
      (Können Sie|Könnt ihr) mir helfen? {problem} ({product})
      Betreff: {product}, Auftrag {code}. {problem}. Gruß, {person}
      Ich habe das {product} bei {company} gekauft und {date} gemerkt: {problem}
      Störung gemeldet von {person}: {problem}[, Ticket {code}]
    `),
    navigate: lines(`
      {address}, {city}, {transport}, bitte den (kürzesten|schnellsten) Weg
      Zur Adresse {address} (bitte|geht es wie)?
      (Zeig|Such) mir {transport} den Weg von {origin} nach {destination}
      Route von {origin} nach {destination} [{transport}]
      Wie lange brauche ich {transport} bis zum {venue}?
      {transport} zur Adresse {address}, Ankunft {time}
      Wo finde ich {venue} in {city}?
      Ich bin in {origin} und will {transport} nach {destination}, wo lang?
      {venue}, das ist {address}, bring mich {transport} hin
      Komme ich {transport} rechtzeitig zum {venue}? Ich muss {time} da sein
    `),
    announce_event: lines(`
      {date} {time}: {event} im {venue}[, Eintritt {amount}]
      Kommt alle zum {event} {date} in {city}[, Beginn {time}]!
      In {city} steigt {date} das {event}
      Einladung zum {event}: {date}, {time}, {venue}, {address}
      Für das {event} {date} in {city} gibt es noch Karten für {amount}
      {artist} kommt {date} nach {city}, Konzertbeginn {time} im {venue}
      {person} organisiert {date} das {event} in {city}
      Das {event} von {company} beginnt {date} {time}
      Wer kommt {date} mit zum {event}? Der Eintritt kostet {amount}
      Das {event} im {venue} wurde verschoben, neuer Termin: {date} {time}
    `),
    describe_person: lines(`
      {job} {person} ({age}) lebt seit {year} in {city}
      In {city} lebt {person}, {age} Jahre alt, von Beruf {job}
      {person}, geboren {year} in {city}, ist {job}
      Bei {company} arbeitet {person} seit {age2} Jahren als {job}
      {person} kommt (ursprünglich |)aus {origin}, wohnt aber in {destination}
      Ich heiße {person}, bin {age} und arbeite als {job} [in {city}]
      Neu bei {company}: {person}, {age} Jahre alt, {job}, (kommt |)aus {city}
      {year} zog {person} nach {city} und wurde {job}
      Profil: {person}, {age}, {job}, {city}
      Mit {age} Jahren leitet {person} die Firma {company} in {city}
    `),
    translate_text: lines(`
      „{message}“ auf {language}, bitte
      Auf {language} heißt „{message}“ wie?
      Wie (sage ich|schreibe ich|sagt man) „{message}“ auf {language}?
      Sag mir auf {language}: {message}
      Kannst du „{message}“ für {person} auf {language} übersetzen?
      Übersetzung gesucht ({language}): „{message}“
      Ich muss {person} auf {language} schreiben: „{message}“
      Bitte (einmal |)auf {language}: {message}
      „{message}“ – was wäre das auf {language}?
      Zielsprache {language}, Text: {message}
    `),
    rent_home: lines(`
      {city}: {rooms} Zimmer, {area} qm, {amount} (warm|kalt)
      Wohnung in {city} gesucht, {rooms} Zimmer, höchstens {amount} Miete
      Die Wohnung hat {rooms} Zimmer auf {area} Quadratmetern und kostet {amount}[ im Monat]
      {amount} Miete für {area} Quadratmeter in {city}, {rooms} Zimmer
      Nachmieter gesucht: {address}, {rooms} Zimmer, {amount}, frei {date}
      Wir ziehen {date} nach {city} und brauchen {rooms} Zimmer, Budget {amount}
      {person} sucht in {city} {rooms} Zimmer bis {amount}
      Besichtigung {date} {time}: {address}, {rooms} Zimmer, {area} qm
      Ist die Wohnung noch frei, {address}? {rooms} Zimmer für {amount}, richtig?
      Vermiete {rooms}-Zimmer-Wohnung ({area} qm) in {city}, Kontakt: {person}, {phone}
    `),
    set_timer: lines(`
      {duration}, ab jetzt
      Timer: {duration}[, bitte]
      (Kannst du|Könntest du) mich {date} {time} wecken?
      Sag (Bescheid|mir Bescheid), wenn {duration} um sind
      Ich muss {date} {time} aufstehen, stell den Wecker
      Der Kuchen muss {duration} (backen|in den Ofen), stopp die Zeit
      {duration} Pause, dann klingeln
      Wecker {date} {time}
      In {duration} soll es klingeln
      Schlafen will ich {duration}, weck mich danach
    `),
  },
  emotions: {
    joy: words(`
      Juhu, es hat geklappt!; Ich könnte die ganze Welt umarmen.; Heute ist mein Glückstag!;
      Ich strahle über das ganze Gesicht.; Endlich Urlaub, ich bin so happy!; Das macht mich richtig glücklich.;
      Ich tanze vor Freude durch die Wohnung.; Wir haben gewonnen, ist das schön!; Mir geht es fantastisch.;
      Ich bin im siebten Himmel.; Wie toll, dass du kommst, ich freu mich riesig!; Besser könnte es gar nicht laufen.
    `),
    anger: words(`
      Mir platzt gleich der Kragen!; So eine Unverschämtheit!; Ich habe die Nase voll.;
      Das lasse ich mir nicht gefallen!; Ich koche vor Wut.; Jetzt reicht es mir aber!;
      Was fällt denen eigentlich ein?; Das regt mich so auf!; Ich bin stinksauer.;
      Immer diese Lügen, ich könnte schreien!; Unfassbar, wie frech die sind.; Das ist doch der letzte Mist!
    `),
    sadness: words(`
      Ich vermisse sie so sehr.; Seit Tagen könnte ich nur heulen.; Ich fühle mich so allein.;
      Nichts macht mir mehr Freude.; Unser Hund ist gestern gestorben.; Ich bin am Boden zerstört.;
      Mir ist das Herz so schwer.; Schade, ich hatte so gehofft.; Der Abschied hat mir wehgetan.;
      Ich bin gerade ziemlich niedergeschlagen.; Er fehlt mir jeden Tag.; Mir kommen schon wieder die Tränen.
    `),
    fear: words(`
      Mir zittern die Knie.; Ich traue mich nicht in den Keller.; Hoffentlich passiert nichts Schlimmes.;
      Ich habe Panik vor der Prüfung.; Mir ist ganz mulmig zumute.; Ich kann vor Sorge nicht schlafen.;
      Da war ein Geräusch, ich habe Angst!; Der Gedanke daran macht mir Angst.; Ich habe richtig Bammel vor morgen.;
      Was, wenn sie mich entlassen?; Ich fürchte das Schlimmste.; Mir läuft es kalt den Rücken runter.
    `),
    surprise: words(`
      Das gibt's doch nicht!; Echt jetzt? Das wusste ich nicht.; Ich bin völlig baff.; Huch, wo kommst du denn her?;
      Wer hätte das gedacht!; Damit hat wirklich niemand gerechnet.; Ach was, im Ernst?;
      Ich bin aus allen Wolken gefallen.; Mir fehlen die Worte, so unerwartet war das.; Na so was!;
      Das kam jetzt aber plötzlich.; Ich habe nicht schlecht gestaunt.
    `),
    gratitude: words(`
      Ich kann dir gar nicht genug danken.; Danke, dass du immer für mich da bist.;
      Ohne dich hätte ich das nie geschafft.; Vielen lieben Dank für die Blumen!; Das war so nett von Ihnen, danke.;
      Ich stehe tief in deiner Schuld.; Herzlichen Dank für Ihre Unterstützung.; Du hast mir den Tag gerettet, danke!;
      Das vergesse ich dir nie.; Wir danken euch von ganzem Herzen.; Danke, dass du dir Zeit genommen hast.;
      Ihre Mühe weiß ich sehr zu schätzen.
    `),
  },
  sentiments: {
    positive: lines(`
      Mit dem {product} bin ich rundum zufrieden.
      Bei {venue} fühlt man sich sofort wohl.
      {company} hat schnell geliefert und alles war bestens verpackt.
      Das {product} ist jeden Cent wert.
      Ich würde das {product} sofort wieder kaufen.
      Im {venue} haben wir einen wunderbaren Abend verbracht.
      {product}: leise, schnell, schön. Volle Punktzahl!
      Super Beratung bei {company}, gerne wieder.
      So gut wie bei {venue} habe ich lange nicht gegessen.
      Das {product} hat alle meine Erwartungen übertroffen.
      Das Team von {company} war freundlich und sehr kompetent.
      Endlich ein Gerät, das hält, was es verspricht: {product}.
    `),
    negative: lines(`
      Vom {product} kann ich nur abraten.
      Bei {venue} haben wir eine Stunde auf lauwarmes Essen gewartet.
      {company} reagiert weder auf Mails noch auf Anrufe.
      Das {product} ist laut, langsam und viel zu teuer.
      Nie wieder {company}, die Lieferung kam drei Wochen zu spät.
      Das Zimmer im {venue} war schmutzig.
      Ich habe das {product} sofort zurückgeschickt.
      Das {product} hält nicht, was die Werbung verspricht.
      Bei {venue} war der Kellner richtig unfreundlich.
      Ein Stern für {company} ist noch einer zu viel.
      Finger weg vom {product}!
      Leider funktioniert das {product} überhaupt nicht.
    `),
    neutral: lines(`
      {venue} öffnet {time}.
      Das {product} wiegt {number} Gramm.
      {company} wurde {year} gegründet.
      Ich benutze das {product} seit {year}.
      Das {product} kostet {amount}.
      {venue} hat sonntags geschlossen.
      Die Adresse von {company} lautet {address}.
      Das {product} ist weder gut noch schlecht.
      Im Karton lagen das {product} und ein Kabel.
      {venue} gibt es in {city} und in {destination}.
      Das {product} gehört {person}.
      {company} liefert {date}.
    `),
  },
  extract: lines(`
    Zieh die wichtigen Angaben heraus.
    Bitte die Felder aus der Nachricht füllen.
    Was steht drin? Gib es strukturiert zurück.
    Wandle den Text in ein Objekt um.
    Übernimm die Daten aus dieser Nachricht.
    Bitte extrahieren.
    Such die Werte im Text.
    Entnimm dem Text die gefragten Informationen.
    Trag die Angaben in die Felder ein.
    Mach daraus einen Datensatz.
  `),
  classify: lines(`
    Welche Kategorie passt: {labels}?
    Bitte einordnen ({labels}).
    Klassifiziere die Nachricht. Zur Auswahl: {labels}
    Entscheide dich für eins davon: {labels}
    Unter welche Rubrik fällt das? {labels}
    Mögliche Kategorien sind {labels}. Antworte mit genau einer.
    Ist das {labels}?
    Vergib ein Label aus dieser Liste: {labels}
    Was trifft zu? {labels}
    Sortiere den Text in eine dieser Schubladen: {labels}
  `),
  outside: lines(`
    Kannst du mir {topic} (einfach|in zwei Sätzen|wie einem Kind) erklären?
    Schreib (einen Liedtext|ein Märchen|einen Blogartikel|eine Rede) über {topic}
    Was ist deine Meinung zum Thema {topic}?
    Nenne mir (fünf|zehn) interessante Fakten über {topic}
    Warum interessieren sich so viele Menschen für {topic}?
    Programmiere (ein Spiel|eine Webseite|ein Skript in Python) rund um {topic}
    Welche Vor- und Nachteile hat {topic}?
    Fass die Debatte über {topic} zusammen
    Gib mir Tipps, wie ich mehr über {topic} lerne
    Denk dir ein Rätsel über {topic} aus
    {topic}: Was sollte man darüber wissen?
    Seit wann gibt es {topic}?
    Diskutiere mit mir über {topic}
    Welches Buch über {topic} (lohnt sich|würdest du empfehlen)?
    Hilf mir bei (den Hausaufgaben|der Hausarbeit|dem Referat) über {topic}
    Ist {topic} gut oder schlecht für uns?
    Schreib ein Haiku, das von {topic} handelt
    Was wäre die Welt ohne {topic}?
    Berechne die Wurzel aus 784 und erzähl mir dann etwas über {topic}
    Entwirf ein Quiz mit zehn Fragen über {topic}
    Rappe über {topic}
  `),
  outsideTopics: words(`
    Astronomie; Künstliche Intelligenz; Photosynthese; Glück; Freundschaft; Fußball; Yoga; Relativitätstheorie;
    Renaissance; Klimawandel; Kapitalismus; Imkerei; Mathematik; Meditation; Inflation; Freiheit; Barockmusik; Surrealismus;
    Gentechnik; Raumfahrt; Kryptografie; Mythologie; Stochastik; Migration; Ebbe und Flut; Heimweh; Vegetarismus;
    Jazz; Psychologie; Bildhauerei; Schwerkraft; Buddhismus; Gerechtigkeit; Ernährung; Kernfusion; Lyrik; Mondlandung;
    Trigonometrie; Bluthochdruck; Rhetorik; Tierschutz; Schlaf
  `),
};
