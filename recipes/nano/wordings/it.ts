// Italian: further wordings beside languages/it.ts. Events are masculine and take "il" and "un", things are plural without an
// article, and topics bring theirs, so that no preposition that would join it ("su il") stands before them.
import type { Wordings } from "../language.ts";
import { lines, words } from "../lists.ts";

export const it: Wordings = {
  relativeDates: words(`
    martedì prossimo; sabato prossimo; tra tre giorni; a <fine mese>; oggi a mezzogiorno; domani a mezzogiorno; stanotte;
    giovedì prossimo; tra una settimana; il <prossimo weekend>; domani pomeriggio
  `),
  venues: words(`
    Ristorante {last}; Enoteca {last}; Antica Trattoria {last}; La Cucina di {first}; Bar {last}; Gelateria {last};
    Agriturismo {last}; Teatro {last}; Taverna {first}; Pasticceria {last}
  `),
  companies: words(`
    {last} e Associati; Autotrasporti {last}; Officine {last}; Costruzioni {last}; Arredamenti {last}; Tipografia {last};
    {last} Informatica; Cantine {last}; Laboratori {last}
  `),
  items: words(`
    magliette di cotone; bicchieri da vino; penne; cartelline; guanti; berretti; giacche a vento; paia di scarpe; cuffie;
    tende; cornici; tappetini da yoga; tastiere; mouse senza fili; scatole di plastica; coperte; valigie; ciotole; forchette;
    vasi; palloni; portachiavi; prolunghe; sgabelli; orologi da parete; cinture; sciarpe di lana; agende; lenzuola; grembiuli;
    biglietti da visita; borracce
  `),
  groceries: words(`
    prosciutto crudo; yogurt greco; limoni; cioccolato fondente; aglio; petto di pollo; fagiolini; senape; tè verde;
    acqua frizzante; salmone affumicato; funghi; marmellata di fragole; miele; lenticchie; ceci; un cetriolo; due filoni di pane;
    insalata; peperoni rossi; zucchero di canna; carta igienica; detersivo; cereali; parmigiano grattugiato; mandarini;
    tonno in scatola; biscotti; olive; basilico fresco
  `),
  tasks: words(`
    prendere appuntamento dal medico; fare la dichiarazione dei redditi; andare a prendere i bambini; disdire l'abbonamento;
    mandare la raccomandata; preparare la presentazione; rileggere il rapporto; comprare un regalo per Giulia; cambiare le lenzuola;
    svuotare la lavastoviglie; portare fuori il cane; far controllare la caldaia; pagare la mensa; richiamare il padrone di casa;
    approvare le ferie; stampare i biglietti; prendere le medicine; ordinare la torta; passare in farmacia; mandare gli inviti;
    riparare il rubinetto; lavare i vetri; fare benzina; salvare le foto; tagliare l'erba; iscrivere Marco a nuoto;
    aggiornare il curriculum; sollecitare il fornitore; restituire le chiavi; pulire il forno; confermare l'albergo;
    prenotare una sala; sistemare le fatture; andare a trovare la nonna; cambiare le gomme; fare le valigie; fare la revisione dell'auto;
    firmare il contratto d'affitto; ritirare il pacco; controllare i conti; fare gli auguri a papà
  `),
  topicsOfMeetings: words(`
    la strategia commerciale; gli obiettivi dell'anno; il piano ferie; il nuovo logo; i reclami dei clienti;
    il contratto di manutenzione; la sicurezza informatica; la fiera di Bologna; i contratti stagionali; il trasloco;
    la festa di fine anno; i dati di vendita; il lavoro da casa; la revisione interna; la campagna pubblicitaria;
    la scelta del fornitore; il prototipo; i tempi di consegna; i lavori in magazzino; gli stipendi; l'app per i clienti;
    le nuove tariffe; l'accordo con la banca; l'anno scolastico; il bilancio annuale; l'organizzazione del gruppo;
    il capitolato; i colloqui; la gestione delle scorte; la protezione dei dati; il progetto europeo; il rinnovo delle licenze
  `),
  messages: words(`
    parto adesso; sarò lì a mezzogiorno; abbiamo vinto la partita; la riunione è rimandata; il tuo pacco è dalla vicina;
    ho lasciato l'ombrello da te; il bambino finalmente dorme; la macchina è dal meccanico; in bocca al lupo per l'esame;
    stasera non posso venire; è andato tutto bene; il codice del portone è cambiato; c'è del minestrone in frigo; ceniamo alle otto;
    ti aspetto davanti al cinema; l'idraulico è già passato; ho il telefono quasi scarico; mi manchi; i bambini sono a letto;
    ho trovato la tua sciarpa; la pratica è completa; il preventivo va bene; guarisci presto; la chiave è nella cassetta della posta;
    domani ti ridò i soldi; quest'estate andiamo in Puglia; il medico dice che va tutto bene; prendi il pane quando torni;
    complimenti per il nuovo lavoro; non ci sono più posti; il volo è cancellato; sono bloccato nel traffico; buone vacanze;
    la foto è bellissima; l'appuntamento è confermato; sabato facciamo la grigliata; serve la tua firma; il gatto è tornato;
    ti richiamo tra un'ora; scusa per ieri sera; il nuovo indirizzo è nella mail
  `),
  problems: words(`
    la batteria dura un'ora; il pulsante non risponde; si scalda troppo; l'immagine è sfocata; il cavo è troppo corto;
    la consegna è in ritardo di tre settimane; mi hanno mandato un altro colore; si spegne da solo; la cerniera è rotta;
    fa uno strano rumore; l'aggiornamento ha cancellato tutto; il wifi cade di continuo; non accetta la password; perde acqua;
    mancano le istruzioni; lo schermo è crepato; il rimborso non è mai arrivato; i tasti si bloccano; puzza di bruciato;
    la scatola era vuota; la fotocamera non si accende; il codice sconto non funziona; la fattura è sbagliata;
    nessuno risponde al telefono; il mio account è bloccato; il coperchio non si chiude; le cuciture hanno ceduto;
    non legge la chiavetta USB; manca il telecomando; non ricevo le notifiche; il motore vibra troppo
  `),
  events: words(`
    concerto jazz; festival del cinema; mercato medievale; carnevale; torneo di tennis; ballo in maschera; raduno di moto;
    corteo storico; cocktail di benvenuto; derby; balletto; salone del libro; pranzo sociale; convegno medico; karaoke;
    picnic di quartiere; corso di salsa; concorso fotografico; campionato di scacchi; musical; debutto teatrale; gran galà;
    mercatino di Natale; rally; recital di pianoforte; laboratorio di cucina; premio letterario
  `),
  jobs: words(`
    medico di base; farmacista; autista di autobus; grafica; veterinario; parrucchiera; cameriere; panettiere; muratore;
    tecnico del suono; agente immobiliare; libraio; traduttrice; poliziotto; ostetrica; capo progetto; direttrice commerciale;
    venditore; segretaria; professore di musica; fisioterapista; fioraia; guida turistica; vigile del fuoco; assistente sociale;
    meccanico; bibliotecaria; commercialista; analista di dati; giardiniere; sarta; ricercatrice
  `),
  openers: words(
    "Ehi,; Ciao a tutti,; Gentili signori,; Senti,; Mi scusi,; Buon pomeriggio,; Una cosa:; Allora,; Urgente:",
  ),
  closers: words(
    "Buona giornata!; Cordiali saluti.; Un abbraccio.; Ti ringrazio.; A dopo!; Buona serata.; Resto in attesa.; La ringrazio.; Distinti saluti.",
  ),
  templates: {
    book_table: lines(`
      {venue}, {date}, {people} (persone|coperti)[, {time}][, a nome {person}]
      (Potreste tenerci|Ci tenete|È possibile avere) un tavolo {date} [{time}]? Saremo in {people}[, nome: {person}]
      {date} (ceniamo|mangiamo) a {city}, trovaci un {cuisine}[, saremo in {people}]
      {date} [{time}] siamo in {people}, c'è posto da {venue}?
      Ti va un {cuisine} a {city} {date} {time}? Saremmo in {people}
      Prenotazione a nome {person}: {people} (persone|coperti), {date}, {time}
      Ho una prenotazione da {venue} {date}, (cambiala|la cambi per favore) a {people} persone
      Quale {cuisine} è aperto {date} a {city}? [Siamo in {people}.]
      {person} festeggia il compleanno {date}: tavolo da {people} da {venue}[, {time}]
      Cena {date}, {people} invitati, meglio un {cuisine}, {city}
    `),
    book_trip: lines(`
      {origin} - {destination}, {date}[, {transport}][, {people} (viaggiatori|passeggeri)]
      {date} devo essere a {destination}, parto da {origin} [{transport}]
      C'è (un treno|un volo|un pullman) per {destination} {date}? Sono a {origin}
      (Prendi|Prenota|Compra) {people} posti da {origin} a {destination}[, {date}][ {time}]
      Partenza {origin} {date} {time}, arrivo {destination}[, {people} persone]
      Andiamo a {destination} {date}! Servono {people} biglietti da {origin}
      Il collegamento più (economico|veloce) tra {origin} e {destination} {date} [{transport}]
      {person} vuole partire da {origin} {date} {time}, diretto a {destination}
      Vi prego di prenotarmi il viaggio {origin} - {destination} {date} [{transport}]
      {date} torno da {origin}, trovami un biglietto per {destination}
    `),
    book_hotel: lines(`
      {venue}, {room_type}, {nights} notti[, arrivo {date}][, a nome {person}]
      (Dormiamo|Restiamo) {nights} notti a {city}, ci serve {room_type}[, {date}]
      A {city}, {room_type} per {people} persone, {nights} notti, massimo {amount}
      Potreste riservare {room_type} a nome {person} {date}? [{nights} notti]
      Quanto costa {room_type} {date} presso {venue}? Sarebbero {nights} notti
      Budget {amount} a notte, {city}, {nights} notti, {people} persone[, {date}]
      {date} arrivo a {city}: trovami {room_type}[ per {nights} notti]
      Prolungate il mio soggiorno presso {venue}: {nights} notti in tutto[, {person}]
      Un alloggio a {city} {date} per {people}, {nights} notti, si trova?
    `),
    set_reminder: lines(`
      {date} [{time}]: {task}
      Non devo dimenticare di {task} {date}[, avvisami {time}]
      (Segna|Annota|Metti) nella mia lista: {task}[, {date}]
      Mi (ricordi|puoi ricordare) {date} [{time}] che devo {task}?
      Memo: {task}, {date}
      {date} {time} bisogna {task}, (avvisami|fammi un fischio)
      {person} deve {task} {date}, (ricordaglielo|mandagli un avviso)
      Vorrei un avviso {date} [{time}] per {task}
      Da fare: {task}[ {date}]
      {task}, {date} al più tardi, ricordamelo per favore
    `),
    schedule_meeting: lines(`
      {topic}: riunione {date} {time} con {person}[, {duration}]
      (Ci vediamo|Ci sentiamo) {date} [{time}] con {person}, tema: {topic}
      {date} devo vedere {person} per {topic}, tieni libere {duration}
      (Invita|Convoca|Aggiungi) {person} alla riunione {date} {time} per {topic}
      Colloquio di {duration} con {person} {date}[ {time}], oggetto: {topic}
      Avrebbe tempo {date} {time} per esaminare {topic}? [Cordiali saluti, {person}]
      (Sposta|Rinvia) la riunione, tema {topic}, nuova data: {date} {time}
      Videochiamata con {person} {date} {time}, {duration} al massimo, per rivedere {topic}
      Trovami {duration} con {person} {date}, vogliamo discutere {topic}
      Appuntamento fissato: {person}, {date}, {time}, {topic}
    `),
    play_music: lines(`
      {artist}, {song}[, su {service}]
      Fammi sentire un po' di {artist} [su {service}]
      {song}, per favore[, la versione di {artist}]
      Ho voglia di ascoltare {song} [di {artist}]
      Apri {service} e (metti|fai partire) la mia playlist {playlist}
      Dopo questa metti {song} [di {artist}]
      Com'era quella di {artist}? Ah sì, {song}, mettila
      La mia playlist {playlist} in ordine casuale [su {service}]
      Un disco di {artist} [su {service}], (grazie|dai)
      {song} a ripetizione [su {service}]
    `),
    get_weather: lines(`
      A {city} {date} farà (bello|caldo|freddo)?
      {date} vado a {city}, (come mi vesto|porto il maglione|serve il cappotto)?
      Meteo {city} {date}
      Dimmi (il tempo|la temperatura) a {city} {date} [{time}]
      (Sono previsti temporali|Danno neve|Danno sole) a {city} {date}?
      Facciamo una gita a {city} {date}, che tempo danno?
      Che temperatura c'è a {city} {date}?
      Potrebbe darmi le previsioni {date} per {city}?
      Si rannuvola a {city} {date} o no?
      Previsioni {city}, {date}[, {time}]
    `),
    order_items: lines(`
      {count} {item} {color}, consegna {date}[, {address}]
      Avete {item} {color}? Ne prenderei {count}
      (Ordina|Compra|Prendimi) {count} {item} [{color}] da {company}
      {date} ci arrivano {count} {item} da {company}, fattura di {amount}
      Restituisco {count} {item}, ordine {code}
      Per favore spedite {count} {item} in {address}
      Per {person}, {count} {item} {color}[, budget {amount}]
      Il mio carrello: {count} {item}, {color}, totale {amount}
      Quanto vengono {count} {item} {color}?
      Ordine d'acquisto {code}: {count} {item} [{color}], {company}
    `),
    shopping_list: lines(`
      {list}, da comprare {date}
      (Ricordati di comprare|Non dimenticare di prendere|Bisogna comprare) {list}
      Sulla lista: {list}
      Per la torta mi serve ancora questo: {list}
      Puoi portare {list} [quando torni]?
      {date} al mercato prendo {list}
      Segna {list} (per il supermercato|sulla lista)[, grazie]
      Abbiamo finito tutto: {list}[, ci vado {date}]
      Lista della spesa: {list}
      {date} abbiamo ospiti, compra {list}
    `),
    send_money: lines(`
      {amount} a {person}, (con bonifico|subito|per favore)
      {date}, bonifico di {amount} a {person}
      Devo {amount} a {person}, (pagalo|fai il bonifico) {date}
      (Chiedi|Sollecita) {amount} a {person} [{date}]
      (Paga|Salda|Pagate) la fattura {code}: {amount}, {company}
      Addebito di {company} {date}: {amount}
      Potreste effettuare un bonifico di {amount} a favore di {person} [{date}]?
      La mia parte è di {amount}, mandala a {person}
      {person} mi ha prestato {amount}, restituisco tutto {date}
      Fattura {code}, {company}, {amount}, scadenza {date}
    `),
    send_message: lines(`
      «{message}»: (mandalo|giralo) a {person}
      (Avvisa|Informa) {person}: {message}
      SMS a {person}: {message}
      {person2} ha un messaggio per {person}: {message}
      Mail a {email}: «{message}»[, destinatario {person}]
      Puoi dire questo a {person}: {message}?
      Per {person}, da {person2}: «{message}»
      Rispondi «{message}» a {person}
      Si prega di comunicare a {person} quanto segue: {message}
      {message}, dillo a {person}
      Whatsapp per {person}: {message}
    `),
    add_contact: lines(`
      {person}, {job}, {company}: {phone}
      {phone} è il (numero|cellulare) di {person}[, {email}]
      Sono {person} di {company}, (richiamatemi al|mi trovate al) {phone}
      (Aggiungi|Metti) {person} tra i contatti: {phone}[, {address}]
      Annota la mail di {person}: {email}
      Buongiorno, sono {person}, {job} presso {company}, la mia mail è {email}
      {person} abita in {address}, tel. {phone}
      Scheda cliente: {person}, {address}, {phone}, {email}
      {person} ha cambiato numero, adesso è {phone}
      Per contattare {person} ({company}): {phone} o {email}
    `),
    control_home: lines(`
      {room}, (accendi{=on:true}|spegni{=on:false}) {device}
      {room}, metti {device} a {number} (per cento|gradi)
      {date} {time}, attiva{=on:true} {device} {room}
      Fa (freddo|troppo caldo) {room}, regola {device}
      Esco di casa: spegni{=on:false} {device} {room}
      Potresti accendere{=on:true} {device} {room} {date} {time}?
      Ho dimenticato {device} {room}, (disattiva|spegni tutto){=on:false}
      {time} voglio {device} {room} a {number}
      Per cortesia, (accendete{=on:true}|spegnete{=on:false}) {device} {room} {time}
      (Blocca{=on:false}|Fai partire{=on:true}) {device} {room}
    `),
    report_problem: lines(`
      {product} comprato da {company}: {problem}
      {problem}, cosa faccio? (Modello|Apparecchio): {product}
      Salve, il mio ordine {code} ha un problema: {problem}
      Vi scrivo per il mio {product} ({code}): {problem}
      Reclamo di {person}, pratica {code}: {problem}
      Ho pagato {amount} questo {product} e {problem}
      Da ieri {problem}. (L'apparecchio|Il prodotto) è il {product}
      Aiuto, {problem} con il mio {product}
      {product}, {problem}, rivoglio i miei {amount}
      Assistenza {company}: {problem}[, riferimento {code}]
    `),
    navigate: lines(`
      {address}, {city}, [{transport},] (andiamo|percorso per favore)
      La strada più (corta|veloce) per {address} [{transport}]
      (Dove si trova|Dov'è) {venue} a {city}?
      Da {origin} a {destination} {transport}, quanto ci vuole?
      Come si arriva {transport} in {address} partendo da {origin}?
      Mi aspettano in {address} {date} {time}, guidami
      Vieni a prendermi in {address} {time}
      Percorso: {origin}, {destination}[, {transport}]
      Punto d'incontro: {venue}, {address}[, {time}]
      Sono a {origin}, (portami|devo arrivare) in {address}
    `),
    announce_event: lines(`
      {date}, {venue} ospita un {event}[, ingresso {amount}]
      Vi aspettiamo al {event} {date} {time}, {address}
      {city}: il {event} è rinviato, sarà {date}
      Segnatevi la data: {event}, {date}, {venue}
      {artist} in concerto a {city} {date}[, {venue}], da {amount}
      Grazie a {company} il {event} torna a {city} {date}
      Eravamo in {count} al {event} di {city}
      Due biglietti per il {event} {date}: {amount}
      {person} organizza un {event} a {city} {date}[ {time}]
      Il prossimo {event}? {date}, {time}, da {venue}
    `),
    describe_person: lines(`
      A {age} anni {person} lavora come {job} a {city}
      {company} assume {person} come {job} [a {city}]
      La mia vicina si chiama {person}, {job}, {age} anni
      Origine: {origin}, residenza attuale: {destination}, nome: {person}, {job}
      {person}, {job} di professione, vive a {city}[ e ha {age} anni]
      Anno di nascita di {person}: {year}, a {city}
      {person} è entrato in {company} nel {year} e lavora come {job}
      Dopo {age2} anni presso {company}, {person} va in pensione
      Profilo: {person}, {age} anni, {job}, {company}, {city}
      Chi è {person}? {job}, {city}[, {age} anni]
    `),
    translate_text: lines(`
      «{message}», come suona in {language}?
      Volgi in {language}: {message}
      Mi servirebbe la versione in {language} di questa frase: «{message}»
      {person} capisce soltanto {language}, scrivigli: {message}
      In {language}, per favore: «{message}»
      Potrebbe tradurre questo in {language}: «{message}»?
      Traduzione in {language}: {message}
      Scrivo a {person} in {language}, come dico «{message}»?
      Metti questa frase in {language}: «{message}»
    `),
    rent_home: lines(`
      {city}, {rooms} locali, {area} mq, {amount} spese incluse
      Affitto {amount}, {rooms} stanze, {address}, libero {date}
      (Vorremmo|Vorrei) vedere l'appartamento di {rooms} stanze a {city} {date} [{time}]
      Per {amount} al mese voglio almeno {area} metri quadrati a {city}
      {person} cerca un appartamento di {rooms} stanze a {city}, budget {amount}
      Monolocale in affitto a {city}, {area} mq, chiamare {phone}
      Casa con {rooms} camere a {city}, {amount} al mese[, {area} metri quadrati]
      Avete un appartamento di {rooms} stanze a {city} a meno di {amount}?
      Affitto il mio appartamento in {address}: {area} mq, {amount}
    `),
    set_timer: lines(`
      {duration} di cottura, (timer|avvisami|cronometro)
      Sveglia {date} {time}
      (Avvisami|Suona|Fammi un fischio) tra {duration}
      {date} mi alzo {time}, metti una sveglia
      Conto alla rovescia di {duration}, (adesso|via)
      Faccio un pisolino di {duration}, poi svegliami
      Togli la sveglia che suona {time}[ {date}]
      {date} devo alzarmi presto, sveglia {time}
      Puoi programmare una sveglia {date} {time}?
      Tra {duration} la pizza è pronta, fai partire il timer
    `),
  },
  emotions: {
    joy: words(`
      Sono al settimo cielo!; Che gioia!; Ci siamo divertiti un mondo.; Finalmente in vacanza, evviva!; Sono felicissima della notizia.;
      È il giorno più bello della mia vita!; La vita è meravigliosa.; Non sto più nella pelle dalla felicità.; Mi mette proprio di buonumore.;
      Urrà, ce l'ho fatta!; Ho voglia di ballare dalla contentezza.; Oggi sorrido a tutti.
    `),
    anger: words(`
      Ne ho fin sopra i capelli!; È inammissibile.; Sono fuori di me.; Mi stanno prendendo in giro!; Mi fa perdere le staffe.; Adesso basta, avete esagerato!;
      Che rabbia.; Non sopporto questa mancanza di rispetto.; Mi ribolle il sangue.; È una vergogna!; Sono incavolata nera.; Lasciatemi in pace una volta per tutte!
    `),
    sadness: words(`
      Ho il morale a terra.; Mi manca da morire.; Mi sento così sola.; Non ho più voglia di niente.; Ho le lacrime agli occhi.;
      Che tristezza infinita.; Ho il cuore pesante.; Sono distrutta dal dolore.; Piango da stamattina.; Niente mi consola.;
      È un giorno di lutto per noi.; Sono molto giù.
    `),
    fear: words(`
      Ho una paura matta.; Tremo solo a pensarci.; Mi vengono i brividi dallo spavento.; Non ho il coraggio di uscire la sera.; Temo il peggio.;
      Sono nel panico più totale.; Questa casa vuota mi fa paura.; L'operazione mi angoscia.; Ho il terrore dei serpenti.;
      Speriamo che non gli sia successo niente di brutto!; Sono paralizzata dalla paura.; Vivo con l'ansia addosso.
    `),
    surprise: words(`
      Ma va, non ci posso credere!; Sono rimasto di stucco.; Incredibile ma vero!; Chi l'avrebbe mai detto!; Sono rimasta a bocca aperta.;
      Toh, anche tu qui!; Non l'avrei mai immaginato.; Sono sbalordito.; Accidenti, che notizia inattesa!; Per poco non cadevo dalla sedia quando l'ho saputo.;
      Oh, non vi avevo visti arrivare!; Sono caduto dalle nuvole.
    `),
    gratitude: words(`
      Non so come ringraziarti.; Grazie davvero per l'aiuto.; È stato molto gentile da parte sua.; Ti devo un grosso favore.;
      Un grande grazie a tutta la squadra.; Meno male che c'eri tu, grazie.; Non dimenticherò mai quello che hai fatto per me.;
      Grazie per avermi dedicato il tuo tempo.; Le sono debitore.; Il vostro sostegno mi ha commossa, grazie.;
      Senza di te non ce l'avrei fatta, mille grazie.; Vi esprimo tutta la mia gratitudine.
    `),
  },
  sentiments: {
    positive: lines(`
      Il {product} supera ogni mia aspettativa.
      {venue}, consigliatissimo, tutto squisito.
      {company} ha consegnato in anticipo, bravi!
      Non posso più fare a meno del mio {product}.
      Accoglienza calorosa e bella vista da {venue}.
      Un bel dieci a {company}, sono entusiasta.
      Il miglior {product} che abbia mai avuto.
      {venue}, a {city}, una vera scoperta.
      Ottimo rapporto qualità-prezzo per questo {product}.
      Quelli di {company} mi hanno aiutato subito, grazie.
      Questo {product} è facile da usare e molto robusto.
      Torneremo da {venue} a occhi chiusi.
    `),
    negative: lines(`
      Il {product} non funziona, che spreco.
      {venue}: piatti freddi e conto salato.
      {company} mi ha addebitato {amount} per niente.
      Evitate questo {product}, si guasta ogni settimana.
      Personale scortese e camera sporca da {venue}.
      Mi pento di aver scelto {company}.
      Questo {product} è rumoroso, lento e caro.
      Un'ora di attesa da {venue}, inaccettabile.
      {company} si rifiuta di rimborsarmi, vergogna.
      La qualità del {product} lascia molto a desiderare.
      {venue}, a {city}, ci ha molto delusi.
      Il {product} non somiglia per niente alla foto.
    `),
    neutral: lines(`
      Il {product} costa {amount}.
      {venue} apre {date} {time}.
      {company} ha {count} dipendenti a {city}.
      Ho ordinato il {product} con consegna {date}.
      {venue} si trova in {address}.
      {company} esiste dal {year}.
      Il {product} comprende un cavo.
      {venue} è chiuso il lunedì.
      Il {product} pesa due chili.
      {company} si è trasferita nel {year}.
      Ci sono due sale da {venue}.
      Il {product} sarà in vendita {date}.
    `),
  },
  extract: lines(`
    Ricava i dati da questo messaggio.
    Completa i campi a partire dal testo.
    Quali informazioni ci sono in questa frase?
    Trasforma il testo in dati.
    Cerca nel testo i valori richiesti.
    Si prega di estrarre gli elementi utili.
    Struttura il contenuto di questa nota.
    Leggi la frase e riempi i campi.
    Inserisca i dati del messaggio.
    Analizza il testo e restituisci i dettagli richiesti.
  `),
  classify: lines(`
    Dai un'etichetta al testo: {labels}
    In quale categoria rientra questo testo? {labels}
    Quale etichetta corrisponde meglio: {labels}?
    Rispondi con una sola categoria: {labels}
    Che cosa vuole l'utente? Risposte possibili: {labels}
    Assegna il messaggio a un gruppo: {labels}
    Indica l'etichetta giusta tra: {labels}
    L'argomento del testo è uno di questi: {labels}
    Una sola risposta dalla lista: {labels}
    Stabilisci la classe del testo. Classi: {labels}
  `),
  outside: lines(`
    (Componi|Inventa) (una canzone|una filastrocca|una leggenda), tema: {topic}
    Perché si parla tanto di questo tema: {topic}?
    Secondo te {topic} è un bene o un male?
    Dammi (la tua opinione|un consiglio|un aneddoto) su questo argomento: {topic}
    Scrivi un programma in Python che riguarda {topic}
    Fammi una ricerca di dieci pagine che spieghi {topic}
    Riassumi la storia di questo tema: {topic}
    Come spiego {topic} a un bambino di cinque anni?
    Quali sono i pro e i contro? Tema: {topic}
    Fammi ridere, argomento: {topic}
    Scrivi un discorso, tema: {topic}
    Discutiamo insieme di un tema filosofico: {topic}
    Qual è il miglior libro che tratta {topic}?
    Immagina un romanzo che racconti {topic}
    Che cos'è esattamente {topic}?
    Aiutami con i compiti: {topic}
    Che cosa avrebbe detto Dante di questo: {topic}?
    Inventa uno slogan divertente per {topic}
    Scrivi una scena teatrale che abbia per tema {topic}
    Dimmi tutto quello che sai, argomento: {topic}
    Risolvi un esercizio di matematica: {topic}
    Che futuro avrà {topic}, secondo te?
    Scrivi un articolo di blog (completo|appassionante) che presenti {topic}
  `),
  outsideTopics: words(`
    l'intelligenza artificiale; la Rivoluzione francese; il cambiamento climatico; la felicità; la gravità; il capitalismo;
    l'Impero romano; la fotosintesi; il sistema immunitario; la teoria delle stringhe; il surrealismo; l'inflazione; la morte;
    il Medioevo; l'amicizia; la mitologia greca; il cervello umano; la relatività; lo scorrere del tempo; l'infinito;
    il teorema di Pitagora; la guerra fredda; l'energia nucleare; la vita su Marte; il sogno; la giustizia; il femminismo;
    l'arte moderna; la blockchain; il caso; la tettonica a placche; l'astrologia; il cinema muto; la gelosia; il DNA;
    il calcolo integrale; la biodiversità; il Rinascimento; la coscienza; l'istruzione; il buco nero; la libertà
  `),
};
