// Italian.
import type { Language } from "../language.ts";
import { lines, words } from "../lists.ts";

export const it: Language = {
  code: "it",
  locale: "it-IT",
  faker: "it",
  spaced: true,
  currencies: ["EUR", "EUR", "CHF", "USD"],
  numbers: words("tre; quattro; cinque; sei; sette; otto; nove; dieci; undici; dodici"),
  relativeDates: words(`
    oggi; domani; dopodomani; stasera; domani mattina; la prossima settimana; questo fine settimana;
    venerdì prossimo; lunedì prossimo; il <mese prossimo>; tra due settimane; questo pomeriggio; domani sera;
    domenica prossima
  `),
  onWeekday: words("<{}>; <{}>; <{} sera>; <{} mattina>"),
  onDate: words("il <{}>; il <{}>; il <{}>"),
  times: words("alle <{H}>; alle <{H}:{MM}>; alle ore <{H}:{MM}>; verso le <{H}>; alle <{H}.{MM}>"),
  amPm: ["di mattina", "di sera"],
  durations: { minutes: "{n} minuti", hours: "{n} ore" },
  venues: words(`
    Da {first}; Trattoria {last}; Caffè {last}; Osteria {last}; Al {noun}; Hotel {last}; Pizzeria {first};
    Locanda {last}; Villa {last}
  `),
  companies: words(
    "{last} S.p.A.; {last} S.r.l.; Fratelli {last}; Gruppo {last}; {last} e Figli; Studio {last}",
  ),
  streets: words(
    "via {last} {number}; corso {last} {number}; piazza {first} {last} {number}; viale {last} {number}",
  ),
  items: words(`
    camicie; quaderni; batterie; tazze; lampadine; custodie; lampade; calzini; matite; cuscini; sedie; zaini;
    asciugamani; candele; ombrelli; piatti
  `),
  groceries: words(`
    latte; uova; pane; mele; riso; burro; olio; pomodori; formaggio; cipolle; banane; caffè; farina; carote; yogurt;
    sale; pasta; patate
  `),
  tasks: words(`
    chiamare il dentista; annaffiare le piante; pagare l'affitto; comprare i fiori; dare da mangiare al gatto;
    rinnovare il passaporto; spedire il contratto; portare fuori la spazzatura; restituire i libri;
    ricaricare la macchina; ritirare la giacca; firmare il preventivo
  `),
  topicsOfMeetings: words(`
    il budget; la relazione trimestrale; il nuovo sito; le assunzioni; il lancio del prodotto;
    il piano marketing; le opinioni dei clienti; gli uffici; le spese di viaggio; la formazione
  `),
  messages: words(`
    arrivo con dieci minuti di ritardo; la cena è pronta; le chiavi sono sotto lo zerbino; buon compleanno;
    richiamami quando puoi; il treno è in ritardo; porto io il dolce; grazie per ieri;
    ci vediamo alla stazione; non dimenticare i biglietti
  `),
  problems: words(`
    lo schermo resta nero; non si ricarica; l'app si chiude all'avvio; il pacco è arrivato rotto;
    non riesco ad accedere; l'audio è disturbato; manca un pezzo; mi è stato addebitato due volte;
    la taglia è sbagliata
  `),
  events: words("concerto; festival; mercatino; convegno; torneo; matrimonio; raduno; recital"),
  jobs: words(`
    infermiera; programmatore; insegnante; architetto; idraulico; avvocata; cuoco; contabile; fotografo;
    elettricista; giornalista; dentista; falegname; pilota
  `),
  cities: words(`
    Parigi; Londra; Vienna; Lisbona; Tokyo; Copenaghen; Monaco di Baviera; Seul; Istanbul; Madrid; Amsterdam; Oslo;
    Stoccolma; Bruxelles; Ginevra; Praga; Atene; Varsavia; Lione; Barcellona
  `),
  enumerations: {
    cuisine: words(`
      ristorante <italiano>; ristorante <giapponese>; ristorante <messicano>; ristorante <indiano>;
      ristorante <cinese>; ristorante <tailandese>; ristorante <francese>; ristorante <greco>
    `),
    color: words("in <rosso>; in <blu>; in <verde>; in <nero>; in <bianco>; in <giallo>"),
    device: words(`
      la <luce>; il <riscaldamento>; la <televisione>; il <ventilatore>; la <macchina del caffè>; le <tapparelle>
    `),
    room: words(`
      in <cucina>; in <camera da letto>; in <soggiorno>; in <bagno>; in <garage>; in <ufficio>
    `),
    transport: words("in <macchina>; in <treno>; in <autobus>; in <bicicletta>; a <piedi>"),
    room_type: words("una <camera singola>; una <camera doppia>; una <suite>"),
  },
  openers: words("Ciao,; Buongiorno,; Buonasera,; Salve,; Scusi,; Una domanda:"),
  closers: words("Grazie!; Grazie mille.; Grazie in anticipo.; A presto.; Per favore.; Saluti."),
  templates: {
    book_table: lines(`
      (Vorrei|Vorremmo|Mi piacerebbe) prenotare un tavolo per {people} [persone] in un {cuisine} a {city} {date} [{time}]
      (Prenota|Prenoti|Puoi prenotare) un tavolo [per {people}] da {venue} {date} {time}
      Avete un tavolo per {people} (persone|coperti) {date} {time}?
      Siamo in {people} e cerchiamo un {cuisine} a {city} per {date}
      Tavolo per {people}, {venue}, {date}, {time}, a nome {person}
      {person} vuole cenare da {venue} {date} con {people} (amici|colleghi)[, meglio {time}]
    `),
    book_trip: lines(`
      (Mi serve|Cerco|Vorrei) (un volo|un biglietto|un treno) da {origin} a {destination} {date}[ {time}]
      (Vorrei|Vogliamo|Devo) andare da {origin} a {destination} {date}
      Come vado da {origin} a {destination} {transport} {date}?
      {people} biglietti per {destination} {date}, partenza da {origin} {time}
      {person} parte {date} per {destination}, il treno lascia {origin} {time}
    `),
    book_hotel: lines(`
      (Vorrei|Mi serve|Prenota) {room_type} all'hotel {venue} a {city} {date} per {nights} notti
      Cerco un albergo a {city}, arrivo {date}, {nights} notti, {people} (persone|adulti)
      {room_type} a {city} per {nights} notti[, al massimo {amount} a notte]
      {person} resta {nights} notti al {venue} e arriva {date}
      Avete {room_type} {date}? Siamo in {people} e restiamo {nights} notti
    `),
    set_reminder: lines(`
      (Ricordami|Mi ricordi) {date} [{time}] di {task}
      Devo {task} {date}[, avvisami {time}]
      Nuova attività: {task}, entro {date}[ {time}]
      Nota per {date}: {task}
      Aggiungi un promemoria {date} {time}: {task}
    `),
    schedule_meeting: lines(`
      (Fissa|Organizza|Programma) una riunione con {person} {date} {time} su questo tema: {topic}
      (Vorrei|Devo) parlare con {person} {date} per {duration}, argomento {topic}
      Io e {person} ci vediamo {date} {time} per discutere {topic}
      {person} è libero {date} {time}? Ci servono {duration} per {topic}
      Agenda: {topic}, {person}, {date}, {time}, {duration}
    `),
    play_music: lines(`
      (Metti|Riproduci|Vorrei ascoltare) {song} di {artist} [su {service}]
      Metti qualcosa di {artist}[, per esempio {song}]
      Aggiungi {song} di {artist} alla mia playlist {playlist}
      Puoi trovare la canzone {song} [di {artist}]?
    `),
    get_weather: lines(`
      Che tempo farà {date} a {city}?
      (Pioverà|Nevicherà|Farà freddo) {date} a {city}?
      Mi serve (un ombrello|una giacca) a {city} {date}?
      Il meteo a {city}, {date}[, per favore]
      Quanti gradi ci saranno {date} {time} a {city}?
    `),
    order_items: lines(`
      (Vorrei|Vorremmo|Voglio) ordinare {count} {item} [{color}] [per {amount}]
      (Aggiungi|Metti) {count} {item} {color} nel carrello
      Ci servono {count} {item} per {date}, {color} se possibile
      {person} ha ordinato {count} {item} da {company} per {amount}
      Quanto costano {count} {item} {color}?
    `),
    shopping_list: lines(`
      (Aggiungi|Metti|Scrivi) {list} (alla|nella) lista della spesa
      Ci (manca|serve) {list}
      (Compra|Prendi) {list} [tornando a casa]
      Spesa {date}: {list}
    `),
    send_money: lines(`
      (Invia|Manda|Trasferisci) {amount} a {person} [{date}]
      (Vorrei|Puoi) (inviare|bonificare) {amount} a {person}
      {person} mi deve {amount}[, da chiedere {date}]
      La fattura {code} di {company} da {amount} scade {date}
      Ho pagato {amount} a {company} {date}
    `),
    send_message: lines(`
      (Scrivi a|Di' a|Rispondi a) {person}: {message}
      (Manda|Invia) un messaggio a {person}: {message}
      Scrivi a {person} all'indirizzo {email}: «{message}»
      Messaggio per {person} da parte di {person2}: {message}
    `),
    add_contact: lines(`
      (Salva|Nuovo contatto:) {person}, {phone}[, {email}]
      Mi chiamo {person}, il mio numero è {phone} [e la mia mail {email}]
      {person} lavora come {job} presso {company}, telefono {phone}
      Scriva a {person}: {email}, {company}, {address}
      Il nuovo numero di {person} è {phone}, abita in {address}
    `),
    control_home: lines(`
      (Accendi{=on:true}|Spegni{=on:false}) {device} {room}
      Imposta {device} {room} a {number} (per cento|gradi)
      Puoi spegnere{=on:false} {device} {room} {time}?
      (Avvia{=on:true}|Ferma{=on:false}) {device} {room} {date} {time}
    `),
    report_problem: lines(`
      (Ho un problema con|C'è qualcosa che non va con) il mio {product}: {problem}
      Ordine {code}: {problem}[. Rimborsatemi {amount}]
      Il mio {product} di {company} è rotto, {problem}
      Segnalazione {code} di {person}: {problem}
      {problem}. È un {product}, numero di serie {code}
    `),
    navigate: lines(`
      (Portami|Guidami|Voglio andare) in {address} [a {city}] [{transport}]
      Come arrivo a {venue} a {city} {transport}?
      Quanto dista {destination} da {origin} {transport}?
      Devo essere in {address} {time}, ci vado {transport}
      Ci troviamo da {venue}, {address}, {city}
    `),
    announce_event: lines(`
      Il {event} si terrà {date} {time} a {city}[, biglietti a {amount}]
      {person} ti invita al {event} presso {venue} {date}
      {artist} suona al {venue} di {city} {date}, biglietti da {amount}
      Da non perdere il {event} a {city}, {date}, apertura {time}
      {company} sponsorizza il {event} {date} a {city}
    `),
    describe_person: lines(`
      {person} fa il mestiere di {job} a {city} [e lavora per {company}]
      {person} ha {age} anni e vive a {city}
      Dal {year} {person} lavora come {job} presso {company}
      {person} è nato a {city} nel {year}
      {person}, {age} anni, {job}, si trasferisce da {origin} a {destination}
    `),
    translate_text: lines(`
      (Traduci|Traduca) «{message}» in {language}
      Come si dice «{message}» in {language}?
      Mi serve questo in {language}: «{message}»
      {person} parla solo {language}, digli: {message}
    `),
    rent_home: lines(`
      Appartamento di {rooms} stanze a {city}, {area} metri quadrati, {amount} al mese
      (Cerco|Cerchiamo) un appartamento di {rooms} stanze a {city}, fino a {amount}
      Affittasi: {area} metri quadrati, {rooms} stanze, {address}, {amount}
      {person} affitta un appartamento di {rooms} stanze a {city} per {amount}, disponibile {date}
    `),
    set_timer: lines(`
      (Imposta|Avvia) un timer di {duration}
      Svegliami {date} {time}
      Metti la sveglia {date} {time}
      Le uova cuociono {duration}, fai partire il tempo
    `),
  },
  labels: words(`
    prenotare un tavolo; prenotare un viaggio; prenotare un hotel; promemoria; fissare una riunione;
    ascoltare musica; meteo; ordine; lista della spesa; inviare denaro; inviare un messaggio; salvare un contatto;
    controllo della casa; segnalare un problema; indicazioni stradali; evento; profilo di una persona; traduzione;
    affitto; sveglia
  `),
  topics: words("cibo; viaggi; lavoro; musica; meteo; acquisti; denaro; contatti; casa; eventi"),
  emotions: {
    joy: lines("Sono così felice!\nChe bella giornata!\nNon smetto di sorridere."),
    anger: lines("È uno scandalo!\nSono davvero arrabbiato.\nMi fa infuriare."),
    sadness: lines("Sono così triste.\nMi viene da piangere.\nMi spezza il cuore."),
    fear: lines("Ho paura che vada male.\nSono terrorizzato.\nMi preoccupa molto."),
    surprise: lines("Non me l'aspettavo proprio!\nChe sorpresa!\nQuasi non ci credo."),
    gratitude: lines("Ti sono molto grato.\nGrazie infinite di tutto.\nGrazie di cuore."),
  },
  sentiments: {
    positive: lines(`
      Adoro il mio {product}.
      {venue} è stato fantastico, personale gentilissimo.
      Il {product} funziona benissimo, lo consiglio.
      Cinque stelle a {company}, ottimo servizio!
      Da {venue} si mangia benissimo.
    `),
    negative: lines(`
      Il {product} si è rotto dopo due giorni.
      Servizio pessimo da {venue}, mai più.
      Sono deluso dal {product}.
      {company} non risponde mai, assistenza orribile.
      Il {product} sono soldi buttati.
    `),
    neutral: lines(`
      Il {product} è arrivato {date}.
      {venue} si trova accanto alla stazione.
      {company} ha un ufficio a {city}.
      Il {product} esiste in tre colori.
    `),
  },
  sentimentLabels: words("positivo; negativo; neutro"),
  emotionLabels: words("gioia; rabbia; tristezza; paura; sorpresa; gratitudine"),
  fields: words(`
    nome; città; partenza; destinazione; data; ora; persone; luogo; importo; valuta; prodotto; quantità; telefono;
    azienda; professione; messaggio; attività; evento; colore; stanza
  `),
  extract: lines(`
    Estrai i dati dal testo.
    Compila il modulo.
    Quali dati contiene la frase?
    Restituisci i dettagli.
  `),
  classify: lines(`
    Classifica il testo. Categorie: {labels}
    Quale è la più adatta: {labels}?
    Scegli una categoria: {labels}
    Di che cosa si tratta? Opzioni: {labels}
  `),
  outside: lines(`
    (Scrivi|Componi) (una poesia|un racconto|un saggio) su questo: {topic}
    Spiegami {topic}
    Cosa pensi di questo: {topic}?
    Raccontami una barzelletta, tema: {topic}
    Come funziona {topic}?
  `),
  outsideTopics: words(`
    la fisica quantistica; la democrazia; i vulcani; l'amore; gli scacchi; la filosofia; l'evoluzione;
    i dinosauri
  `),
  refusal:
    "Non posso aiutarti in questo. Trasformo testi brevi in dati: con uno schema, categorie o strumenti.",
};
