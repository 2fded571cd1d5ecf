// French.
import type { Language } from "../language.ts";
import { lines, words } from "../lists.ts";

export const fr: Language = {
  code: "fr",
  locale: "fr-FR",
  faker: "fr",
  spaced: true,
  currencies: ["EUR", "EUR", "CHF", "CAD"],
  numbers: words("trois; quatre; cinq; six; sept; huit; neuf; dix; onze; douze"),
  relativeDates: words(`
    aujourd'hui; demain; après-demain; ce soir; demain matin; la semaine prochaine; ce week-end; vendredi prochain;
    lundi prochain; le mois prochain; dans deux semaines; demain soir; cet après-midi; dimanche prochain
  `),
  onWeekday: words("<{}>; <ce {}>; <{} soir>; <{} matin>"),
  onDate: words("le <{}>; le <{}>; le <{}>"),
  times: words("à <{H}h>; à <{H}h{MM}>; à <{H} heures>; vers <{H}h>; à <{H}:{MM}>; à <{H} h {MM}>"),
  amPm: ["h", "h"],
  durations: { minutes: "{n} minutes", hours: "{n} heures" },
  venues: words(`
    Chez {first}; Le Petit {last}; Café {last}; Bistrot {last}; La Table de {first}; Hôtel {last}; Au {noun};
    Brasserie {last}; Auberge {last}
  `),
  companies: words(
    "{last} SA; {last} SARL; {last} et Fils; Groupe {last}; {last} Conseil; Établissements {last}",
  ),
  streets: words(
    "{number} rue {last}; {number} avenue {last}; {number} boulevard {first} {last}; {number} place {last}",
  ),
  items: words(`
    chemises; cahiers; piles; tasses; ampoules; coques; lampes; chaussettes; crayons; coussins; chaises;
    serviettes; bougies; parapluies; assiettes; gourdes
  `),
  groceries: words(`
    du lait; des œufs; du pain; des pommes; du riz; du beurre; de l'huile; des tomates; du fromage; des oignons;
    des bananes; du café; de la farine; des carottes; des yaourts; du sel; des pâtes
  `),
  tasks: words(`
    appeler le dentiste; arroser les plantes; payer le loyer; acheter des fleurs; nourrir le chat;
    renouveler mon passeport; envoyer le contrat; sortir les poubelles; rendre les livres; recharger la voiture;
    réserver le coiffeur; signer le devis
  `),
  topicsOfMeetings: words(`
    le budget; le rapport trimestriel; le nouveau site; le recrutement; le lancement du produit;
    le plan marketing; les retours des clients; les locaux; les frais de voyage; la formation
  `),
  messages: words(`
    j'ai dix minutes de retard; le dîner est prêt; les clés sont sous le paillasson; joyeux anniversaire;
    rappelle-moi s'il te plaît; le train a du retard; j'apporte le dessert; merci pour hier;
    on se retrouve à la gare; n'oublie pas les billets
  `),
  problems: words(`
    l'écran reste noir; il ne se charge plus; l'application plante au démarrage; le colis est arrivé abîmé;
    je n'arrive pas à me connecter; le son grésille; il manque une pièce; j'ai été débité deux fois;
    la taille n'est pas la bonne
  `),
  events: words(
    "concert; mariage; salon du livre; match de football; festival; spectacle; vernissage; marché de Noël",
  ),
  jobs: words(`
    infirmière; développeur; professeur; architecte; plombier; avocate; cuisinier; comptable; photographe;
    électricien; journaliste; dentiste; menuisier; pilote
  `),
  cities: words(`
    Londres; Rome; Vienne; Lisbonne; Tokyo; Copenhague; Munich; Séoul; Istanbul; Milan; Amsterdam; Madrid; Oslo;
    Stockholm; Bruxelles; Genève; Prague; Athènes; Varsovie; Montréal
  `),
  enumerations: {
    cuisine: words(`
      restaurant <italien>; restaurant <japonais>; restaurant <mexicain>; restaurant <indien>;
      restaurant <chinois>; restaurant <thaïlandais>; restaurant <français>; restaurant <grec>
    `),
    color: words("en <rouge>; en <bleu>; en <vert>; en <noir>; en <blanc>; en <jaune>"),
    device: words(`
      la <lumière>; le <chauffage>; la <télévision>; le <ventilateur>; la <machine à café>; les <volets>
    `),
    room: words(`
      dans la <cuisine>; dans la <chambre>; dans le <salon>; dans la <salle de bains>; dans le <garage>;
      dans le <bureau>
    `),
    transport: words("en <voiture>; en <train>; en <bus>; à <vélo>; à <pied>"),
    room_type: words("une <chambre simple>; une <chambre double>; une <suite>"),
  },
  openers: words("Bonjour,; Salut,; Bonsoir,; Coucou,; Dites,; Une question :"),
  closers: words("Merci !; Merci beaucoup.; Merci d'avance.; À bientôt.; S'il vous plaît.; Cordialement"),
  templates: {
    book_table: lines(`
      (Je voudrais|J'aimerais|Nous voudrions) (réserver|une réservation pour) une table pour {people} [personnes] dans un {cuisine} à {city} {date} [{time}]
      (Réserve|Réservez|Peux-tu réserver) une table [pour {people}] chez {venue} {date} {time}
      Avez-vous une table pour {people} (personnes|convives) {date} {time} ?
      Nous sommes {people} et nous cherchons un {cuisine} à {city} pour {date}
      Table pour {people}, {venue}, {date}, {time}, au nom de~ {person}
      {person} veut dîner à {venue} {date} avec {people} (amis|collègues)[, plutôt {time}]
    `),
    book_trip: lines(`
      (Il me faut|Je cherche|Trouve-moi) (un vol|un billet|un train) de~ {origin} à {destination} {date}[ {time}]
      (Je voudrais|Nous voulons) aller de~ {origin} à {destination} {date}
      Comment aller de~ {origin} à {destination} {transport} {date} ?
      {people} billets pour {destination} {date}, départ de~ {origin} {time}
      {person} part {date} pour {destination}, le train quitte {origin} {time}
    `),
    book_hotel: lines(`
      (Je voudrais|Réservez|Nous cherchons) {room_type} à l'hôtel {venue} à {city} {date} pour {nights} nuits
      Je cherche un hôtel à {city}, arrivée {date}, {nights} nuits, {people} (personnes|adultes)
      {room_type} à {city} pour {nights} nuits[, {amount} par nuit au plus]
      {person} reste {nights} nuits à {venue} et arrive {date}
      Avez-vous {room_type} {date} ? Nous sommes {people} et restons {nights} nuits
    `),
    set_reminder: lines(`
      (Rappelle-moi|Rappelez-moi) {date} [{time}] de~ {task}
      Je dois {task} {date}[, rappelle-moi {time}]
      Nouvelle tâche : {task}, pour {date}[ {time}]
      À noter {date} : {task}
      Ajoute un rappel {date} {time} : {task}
    `),
    schedule_meeting: lines(`
      (Planifie|Organise|Fixe) une réunion avec {person} {date} {time} sur {topic}
      (Je voudrais|Je dois) parler avec {person} {date} pendant {duration}, sujet : {topic}
      {person} et moi nous voyons {date} {time} pour discuter : {topic}
      {person} est libre {date} {time} ? Il nous faut {duration} pour {topic}
      Agenda : {topic}, {person}, {date}, {time}, {duration}
    `),
    play_music: lines(`
      (Joue|Mets|Lance) {song} de~ {artist} [sur {service}]
      (Je veux|J'aimerais) écouter {artist}[, par exemple {song}]
      Ajoute {song} de~ {artist} à ma playlist {playlist}
      Peux-tu trouver la chanson {song} [de~ {artist}] ?
    `),
    get_weather: lines(`
      Quel temps fera-t-il {date} à {city} ?
      (Va-t-il pleuvoir|Est-ce qu'il neige) {date} à {city} ?
      Faut-il (un parapluie|une veste) à {city} {date} ?
      La météo à {city}, {date}[, s'il te plaît]
      Quelle température {date} {time} à {city} ?
    `),
    order_items: lines(`
      (Je voudrais|J'aimerais|Nous voulons) commander {count} {item} [{color}] [pour {amount}]
      (Ajoute|Mettez) {count} {item} {color} au panier
      Il nous faut {count} {item} pour {date}, {color} si possible
      {person} a commandé {count} {item} chez {company} pour {amount}
      Combien coûtent {count} {item} {color} ?
    `),
    shopping_list: lines(`
      (Ajoute|Mets) {list} (à|sur) la liste de courses
      Il nous faut {list}
      (Achète|Prends) {list} [en rentrant]
      Courses {date} : {list}
    `),
    send_money: lines(`
      (Envoie|Vire|Verse) {amount} à {person} [{date}]
      (Je voudrais|Peux-tu) (virer|envoyer) {amount} à {person}
      {person} me doit {amount}[, à demander {date}]
      La facture {code} de~ {company} de {amount} est à payer {date}
      J'ai payé {amount} à {company} {date}
    `),
    send_message: lines(`
      (Écris à|Dis à|Réponds à) {person} : {message}
      Envoie un message à {person} : {message}
      Écris à {person} à l'adresse {email} : « {message} »
      Message pour {person} de la part de~ {person2} : {message}
    `),
    add_contact: lines(`
      (Enregistre|Nouveau contact :) {person}, {phone}[, {email}]
      Je m'appelle {person}, vous pouvez me joindre au {phone} [ou à {email}]
      {person} travaille comme {job} chez {company}, téléphone {phone}
      Écrivez à {person} : {email}, {company}, {address}
      Le nouveau numéro de~ {person} est le {phone}, son adresse : {address}
    `),
    control_home: lines(`
      (Allume{=on:true}|Éteins{=on:false}) {device} {room}
      Règle {device} {room} sur {number} (pour cent|degrés)
      Peux-tu éteindre{=on:false} {device} {room} {time} ?
      (Démarre{=on:true}|Arrête{=on:false}) {device} {room} {date} {time}
    `),
    report_problem: lines(`
      (J'ai un problème avec|Il y a un souci avec) mon {product} : {problem}
      Commande {code} : {problem}[. Merci de me rembourser {amount}]
      Mon {product} de~ {company} est en panne, {problem}
      Ticket {code} de~ {person} : {problem}
      {problem}. C'est un {product}, numéro de série {code}
    `),
    navigate: lines(`
      (Emmène-moi|Conduis-moi|Guide-moi) au {address} [à {city}] [{transport}]
      Comment aller à {venue} à {city} {transport} ?
      Quelle est la distance de~ {origin} à {destination} {transport} ?
      Je dois être au {address} {time}, j'y vais {transport}
      On se retrouve à {venue}, {address}, {city}
    `),
    announce_event: lines(`
      Le {event} a lieu {date} {time} à {city}[, billets à {amount}]
      {person} vous invite au {event} à {venue} {date}
      {artist} joue à {venue} à {city} {date}, places à partir de {amount}
      À ne pas manquer : {event} à {city}, {date}, ouverture des portes {time}
      {company} parraine le {event} {date} à {city}
    `),
    describe_person: lines(`
      {person} est {job} à {city} [et travaille chez {company}]
      {person} a {age} ans et habite à {city}
      Depuis {year}, {person} travaille comme {job} chez {company}
      {person} est né à {city} en {year}
      {person}, {age} ans, {job}, quitte {origin} pour {destination}
    `),
    translate_text: lines(`
      (Traduis|Traduisez) « {message} » en {language}
      Comment dit-on « {message} » en {language} ?
      Il me faut ceci en {language} : « {message} »
      {person} ne parle que {language}, dis-lui : {message}
    `),
    rent_home: lines(`
      Appartement de {rooms} pièces à {city}, {area} mètres carrés, {amount} par mois
      (Je cherche|Nous cherchons) un appartement de {rooms} pièces à {city}, jusqu'à {amount}
      À louer : {area} mètres carrés, {rooms} pièces, {address}, {amount}
      {person} loue un {rooms} pièces à {city} pour {amount} à partir de {date}
    `),
    set_timer: lines(`
      (Mets|Lance) un minuteur de {duration}
      Réveille-moi {date} {time}
      Mets le réveil {date} {time}
      Les œufs cuisent {duration}, lance le chrono
    `),
  },
  labels: words(`
    réserver une table; réserver un voyage; réserver un hôtel; rappel; fixer une réunion; écouter de la musique;
    météo; commande; liste de courses; envoyer de l'argent; envoyer un message; ajouter un contact;
    maison connectée; signaler un problème; itinéraire; événement; portrait; traduction; location; minuteur
  `),
  topics: words("cuisine; voyage; travail; musique; météo; achats; argent; contacts; maison; événements"),
  emotions: {
    joy: lines("Je suis tellement content !\nQuelle belle journée !\nJe saute de joie."),
    anger: lines("C'est scandaleux !\nJe suis vraiment en colère.\nÇa me rend furieux."),
    sadness: lines("Je suis si triste.\nJ'ai envie de pleurer.\nÇa me brise le cœur."),
    fear: lines("J'ai peur que ça tourne mal.\nJe suis terrifié.\nÇa m'inquiète beaucoup."),
    surprise: lines("Je ne m'y attendais pas du tout !\nQuelle surprise !\nJe n'en reviens pas."),
    gratitude: lines("Je vous suis très reconnaissant.\nMille mercis pour tout.\nMerci du fond du cœur."),
  },
  sentiments: {
    positive: lines(`
      J'adore mon {product}.
      {venue} était fantastique, le personnel très aimable.
      Le {product} marche parfaitement, je le recommande.
      Cinq étoiles pour {company}, excellent service !
      On mange très bien à {venue}.
    `),
    negative: lines(`
      Le {product} s'est cassé au bout de deux jours.
      Service épouvantable à {venue}, plus jamais.
      Je suis déçu du {product}.
      {company} ne répond jamais, support lamentable.
      Le {product} ne vaut pas son prix.
    `),
    neutral: lines(`
      Le {product} est arrivé {date}.
      {venue} se trouve à côté de la gare.
      {company} a un bureau à {city}.
      Le {product} existe en trois couleurs.
    `),
  },
  sentimentLabels: words("positif; négatif; neutre"),
  emotionLabels: words("joie; colère; tristesse; peur; surprise; gratitude"),
  fields: words(`
    nom; ville; départ; arrivée; date; heure; personnes; lieu; montant; devise; produit; quantité; téléphone;
    entreprise; métier; message; tâche; événement; couleur; pièce
  `),
  extract: lines(`
    Extrais les informations du texte.
    Remplis le formulaire.
    Quelles données contient cette phrase ?
    Donne les détails demandés.
  `),
  classify: lines(`
    Classe le texte. Catégories : {labels}
    Laquelle convient : {labels} ?
    Choisis une catégorie : {labels}
    De quoi s'agit-il ? Choix possibles : {labels}
  `),
  outside: lines(`
    (Écris|Rédige) (un poème|une histoire|un essai) sur {topic}
    Explique-moi {topic}
    Quelle est ton opinion sur {topic} ?
    Raconte-moi une blague sur {topic}
    Comment fonctionne {topic} ?
  `),
  outsideTopics: words(`
    la physique quantique; la démocratie; les volcans; l'amour; les échecs; la philosophie; l'évolution;
    les dinosaures
  `),
  refusal:
    "Je ne peux pas vous aider. Je transforme de courts textes en données : avec un schéma, des catégories ou des outils.",
};
