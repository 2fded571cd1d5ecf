// French: further wordings beside languages/fr.ts. Events are masculine and begin with a consonant ("au {event}"), things
// are plural without an article, and de~ and que~ agree with what follows (agree.ts).
import type { Wordings } from "../language.ts";
import { lines, words } from "../lists.ts";

export const fr: Wordings = {
  relativeDates: words(`
    mardi prochain; samedi prochain; dans trois jours; demain midi; à la <fin du mois>; jeudi en huit; ce midi; cette nuit;
    dans une semaine; le <week-end prochain>; dès demain
  `),
  venues: words(`
    Crêperie {last}; La Maison {last}; Restaurant {last}; Pizzeria {first}; Le Relais {last}; Salon de thé {last};
    Domaine {last}; Le Bouchon {last}; L'Atelier {last}; La Cantine de {first}
  `),
  companies: words(`
    {last} et Associés; Cabinet {last}; {last} Transports; Imprimerie {last}; Maison {last}; {last} Industries;
    {last} Frères; Laboratoires {last}; Librairie {last}
  `),
  items: words(`
    tee-shirts en coton; verres à vin; stylos; classeurs; gants; bonnets; vestes de pluie; paires de baskets; sacs à dos;
    casques audio; rideaux; cadres photo; tapis de yoga; claviers; souris sans fil; boîtes de rangement; couvertures; valises;
    bols; fourchettes; pots de fleurs; ballons; porte-clés; rallonges; tabourets; montres; ceintures; écharpes en laine;
    carnets à spirale; draps; torchons; cartes postales
  `),
  groceries: words(`
    des pommes de terre; du jambon; de la crème fraîche; des citrons; du chocolat noir; de l'ail; du poulet; des haricots verts;
    de la moutarde; du thé vert; de l'eau gazeuse; du saumon fumé; des champignons; de la confiture de fraises; du miel;
    des lentilles; un concombre; deux baguettes; une salade; des poireaux; du sucre roux; du papier toilette; de la lessive;
    des céréales; du gruyère râpé; des clémentines; une bouteille de cidre; des biscuits
  `),
  tasks: words(`
    prendre rendez-vous chez le médecin; déclarer mes impôts; aller chercher les enfants; résilier l'abonnement;
    poster la lettre recommandée; préparer la présentation; relire le rapport; acheter un cadeau pour Léa; changer les draps;
    vider le lave-vaisselle; promener le chien; faire réviser la chaudière; payer la cantine; rappeler le propriétaire;
    valider les congés de l'équipe; imprimer les billets; prendre mes médicaments; commander le gâteau; passer à la pharmacie;
    envoyer les invitations; réparer le robinet; laver les vitres; faire le plein; sauvegarder les photos; tondre la pelouse;
    inscrire Hugo au judo; mettre à jour le CV; relancer le fournisseur; rendre les clés; nettoyer le four; confirmer l'hôtel;
    réserver une salle; trier les factures; appeler ma grand-mère; changer les pneus; faire les valises; arroser le potager;
    signer le bail; récupérer le colis; vérifier les comptes; souhaiter l'anniversaire de papa
  `),
  topicsOfMeetings: words(`
    la stratégie commerciale; les objectifs de l'année; le planning des congés; la refonte du logo; les plaintes des clients;
    le contrat de maintenance; la sécurité informatique; le salon de Lyon; les embauches d'été; le déménagement des bureaux;
    la fête de fin d'année; les chiffres de vente; le télétravail; l'audit interne; la campagne de publicité;
    le choix du fournisseur; le prototype; les délais de livraison; le budget travaux; la grille des salaires;
    l'application mobile; les nouveaux tarifs; le partenariat; la rentrée scolaire; le bilan annuel; l'organisation de l'équipe;
    le cahier des charges; les entretiens individuels; la gestion des stocks; la protection des données; le projet européen
  `),
  messages: words(`
    je pars maintenant; je serai là vers midi; on a gagné le match; la réunion est reportée; ton colis est chez la voisine;
    j'ai oublié mon parapluie chez toi; le bébé dort enfin; la voiture est au garage; bonne chance pour ton examen;
    je ne pourrai pas venir ce soir; tout s'est bien passé; le code du portail a changé; il reste de la soupe au frigo;
    on mange vers huit heures; je t'attends devant le cinéma; le plombier est passé; mon téléphone n'a plus de batterie;
    tu me manques; les enfants sont couchés; j'ai trouvé ton écharpe; le dossier est complet; votre devis nous convient;
    bon rétablissement; la clé est dans la boîte aux lettres; je te rembourse demain; on part en Bretagne cet été;
    le médecin a dit que tout allait bien; prends du pain en rentrant; félicitations pour ton nouveau poste; il n'y a plus de places;
    le vol est annulé; je suis coincé dans les bouchons; bonnes vacances; la photo est magnifique; le rendez-vous est confirmé;
    on fait un barbecue samedi; merci de valider le document; le chat est rentré; je te rappelle dans une heure;
    désolé pour hier soir; la nouvelle adresse est dans le mail
  `),
  problems: words(`
    la batterie se vide en une heure; le bouton ne répond plus; il chauffe beaucoup trop; l'image est floue; le câble est trop court;
    la livraison a trois semaines de retard; on m'a envoyé la mauvaise couleur; il s'éteint tout seul; la fermeture est cassée;
    il fait un bruit bizarre; la mise à jour a tout effacé; le wifi coupe sans arrêt; le mot de passe est refusé; il y a une fuite;
    la notice n'est pas dans la boîte; l'écran est fissuré; le remboursement n'est jamais arrivé; les touches restent bloquées;
    il sent le brûlé; le colis était vide; la caméra ne s'allume pas; le code promo ne marche pas; la facture est fausse;
    personne ne répond au téléphone; mon compte est bloqué; le couvercle ne ferme pas; les coutures ont lâché; il ne reconnaît pas la clé USB;
    la télécommande a disparu; je ne reçois plus les notifications; le moteur vibre
  `),
  events: words(`
    concert de jazz; festival de cinéma; marathon; vide-grenier; carnaval; tournoi de tennis; bal masqué; défilé de mode;
    forum des métiers; dîner de gala; match de rugby; ballet; salon de l'auto; spectacle de magie; colloque; karaoké géant;
    pique-nique du quartier; feu d'artifice; marché aux fleurs; repas des voisins; cours de salsa; gala de charité;
    tournoi de pétanque; récital de piano; bal populaire; rallye
  `),
  jobs: words(`
    médecin généraliste; pharmacienne; chauffeur de bus; graphiste; vétérinaire; coiffeuse; serveur; boulanger; maçon;
    ingénieur du son; agent immobilier; libraire; traductrice; policier; sage-femme; chef de projet; directrice commerciale;
    vendeur; secrétaire médicale; professeur de musique; kinésithérapeute; fleuriste; conducteur de travaux; pompier;
    assistante sociale; mécanicien; bibliothécaire; juriste; analyste financier; paysagiste; couturière; chercheuse
  `),
  openers: words(
    "Hello,; Bonjour à tous,; Madame, Monsieur,; Dis,; Excusez-moi,; Petite question :; Rebonjour,; Alors,; Urgent :",
  ),
  closers: words(
    "Bonne journée !; Bien à vous.; Bises.; Merci bien.; À plus !; Bonne soirée.; S'il te plaît.; Dans l'attente de votre réponse.; À tout à l'heure.",
  ),
  templates: {
    book_table: lines(`
      {venue}, {date}, {people} (personnes|couverts)[, {time}][, au nom de~ {person}]
      (Pourriez-vous|Est-ce que tu peux|Merci de) nous garder une table {date} [{time}] ? Nous serons {people}[, nom : {person}]
      On (mange|dîne|déjeune) {date} à {city}, trouve-nous un {cuisine}[, on sera {people}]
      {date} [{time}], on est {people}, il reste de la place à {venue} ?
      Un {cuisine} à {city} {date} {time}, ça te dit ? On sera {people}
      Réservation au nom de~ {person} : {people} (personnes|couverts), {date}, {time}
      (J'ai|Nous avons) une réservation à {venue} {date}, (passez-la|merci de la passer) à {people} personnes
      Quel {cuisine} est ouvert {date} à {city} ? [Nous sommes {people}.]
      {person} fête son anniversaire {date} : table de {people} à {venue}[, {time}]
      Dîner {date}, {people} convives, {cuisine} de préférence, {city}
    `),
    book_trip: lines(`
      {origin} - {destination}, {date}[, {transport}][, {people} (voyageurs|passagers)]
      {date} je dois être à {destination}, je pars de~ {origin} [{transport}]
      Y a-t-il (un train|un car|un vol) pour {destination} {date} ? Je suis à {origin}
      (Prends|Réserve|Achète) {people} places de~ {origin} à {destination}[, {date}][ {time}]
      Départ {origin} {date} {time}, arrivée {destination}[, {people} personnes]
      On file à {destination} {date} ! Il faut {people} billets depuis {origin}
      Le (moins cher|plus rapide) entre {origin} et {destination} {date} [{transport}], c'est quoi ?
      {person} veut partir de~ {origin} {date} {time}, direction {destination}
      (Merci de réserver|Veuillez réserver) mon trajet {origin} - {destination} {date} [{transport}]
      Je rentre de~ {origin} {date}, trouve un billet pour {destination}
    `),
    book_hotel: lines(`
      {venue}, {room_type}, {nights} nuits[, arrivée {date}][, au nom de~ {person}]
      On (dort|reste) {nights} nuits à {city}, il nous faut {room_type}[, {date}]
      À {city}, {room_type} pour {people} personnes, {nights} nuits, {amount} maximum
      (Pourriez-vous|Merci de) réserver {room_type} au nom de~ {person} {date} ? [{nights} nuits]
      Combien coûte {room_type} {date} à {venue} ? On resterait {nights} nuits
      Budget {amount} la nuit, {city}, {nights} nuits, {people} personnes[, {date}]
      {date} j'arrive à {city} : trouve-moi {room_type}[ pour {nights} nuits]
      Prolongez mon séjour à {venue} : {nights} nuits en tout[, {person}]
      Un hébergement à {city} {date} pour {people}, {nights} nuits, c'est possible ?
    `),
    set_reminder: lines(`
      {date} [{time}] : {task}
      Il ne faut pas que j'oublie de~ {task} {date}[, préviens-moi {time}]
      (Note|Notez|Mets) sur ma liste : {task}[, pour {date}]
      Tu peux me faire penser à {task} {date} [{time}] ?
      Pense-bête : {task}, {date}
      {date} {time}, il faudra {task}, (fais-moi signe|préviens-moi)
      {person} doit {task} {date}, (rappelle-le-lui|envoie un rappel)
      Je voudrais un rappel {date} [{time}] pour {task}
      À faire absolument : {task}[ {date}]
      {task}, {date} au plus tard, merci de me le rappeler
    `),
    schedule_meeting: lines(`
      {topic} : réunion {date} {time} avec {person}[, {duration}]
      (On se voit|On s'appelle) {date} [{time}] avec {person}, sujet : {topic}
      {date} je dois voir {person} pour {topic}, bloque {duration}
      (Invite|Convoque|Ajoute) {person} à la réunion {date} {time} (sur|concernant) {topic}
      Point de {duration} avec {person} {date}[ {time}], thème : {topic}
      Seriez-vous disponible {date} {time} pour échanger sur {topic} ? [Cordialement, {person}]
      (Décale|Déplace) la réunion sur {topic} : {date} {time}
      Visio avec {person} {date} {time}, {duration} maximum, pour parler de ceci : {topic}
      Cale-moi {duration} avec {person} {date}, on parlera de ça : {topic}
      Rendez-vous pris : {person}, {date}, {time}, {topic}
    `),
    play_music: lines(`
      {artist}, {song}[, sur {service}]
      (Balance|Lance|Passe) un peu de~ {artist} [sur {service}]
      {song}, s'il te plaît[, la version de~ {artist}]
      J'ai envie d'entendre {song} [de~ {artist}]
      (Ouvre|Lance) {service} et mets ma playlist {playlist}
      Après ce morceau, mets {song} [de~ {artist}]
      C'est quoi déjà la chanson de~ {artist} ? Ah oui, {song}, mets-la
      Ma playlist {playlist} en aléatoire [sur {service}]
      Un album de~ {artist} [sur {service}], (merci|vite)
      Passe {song} en boucle [sur {service}]
    `),
    get_weather: lines(`
      {city} {date}, il fera (beau|chaud|froid) ?
      (Est-ce qu'il va|Va-t-il) (pleuvoir|geler|neiger) à {city} {date} ?
      {date} je vais à {city}, (comment je m'habille|je prends un pull) ?
      Météo {city} {date}
      Dis-moi (le temps|la température) à {city} {date} [{time}]
      Annonce-t-on (de l'orage|de la neige|du soleil) à {city} {date} ?
      On pique-nique à {city} {date}, quel temps est prévu ?
      Combien de degrés à {city} {date} ?
      Pourriez-vous me donner les prévisions {date} pour {city} ?
      À {city}, ça se couvre {date} ou pas ?
    `),
    order_items: lines(`
      {count} {item} {color}, livraison {date}[, {address}]
      Auriez-vous des {item} {color} ? J'en prendrais {count}
      (Commande|Achète|Prends-moi) {count} {item} [{color}] chez {company}
      {date} on a reçu {count} {item} de~ {company}, facture de {amount}
      Je renvoie {count} {item}, commande {code}
      Merci de livrer {count} {item} au {address}
      Pour {person}, {count} {item} {color}[, budget {amount}]
      Mon panier : {count} {item}, {color}, total {amount}
      C'est combien, {count} {item} {color} ?
      Bon de commande {code} : {count} {item} [{color}], {company}
    `),
    shopping_list: lines(`
      {list}, à acheter {date}
      (Pense à prendre|N'oublie pas d'acheter|Il manque) {list}
      Sur la liste : {list}
      Pour le gâteau, il me faut {list}
      Tu peux rapporter {list} [en rentrant] ?
      {date} au marché je prends {list}
      Note {list} (pour les courses|sur la liste), [merci]
      Il faut racheter {list}[, j'irai {date}]
      Liste de courses : {list}
      On reçoit {date}, achète {list}
    `),
    send_money: lines(`
      {amount} à {person}, (par virement|tout de suite|s'il te plaît)
      {date}, virement de {amount} à {person}
      Je dois {amount} à {person}, (paie-le|fais le virement) {date}
      (Demande|Réclame) {amount} à {person} [{date}]
      (Règle|Paye|Payez) la facture {code} : {amount}, {company}
      Prélèvement de {company} {date} : {amount}
      Pourriez-vous effectuer un virement de {amount} au profit de~ {person} [{date}] ?
      Ma part fait {amount}, envoie-la à {person}
      {person} m'a prêté {amount}, je rembourse {date}
      Facture {code}, {company}, {amount}, échéance {date}
    `),
    send_message: lines(`
      « {message} » : (envoie ça|transmets-le) à {person}
      (Préviens|Informe) {person} : {message}
      SMS à {person} : {message}
      {person2} a un message pour {person} : {message}
      Mail à {email} : « {message} »[, destinataire {person}]
      Peux-tu dire ceci à {person} : {message} ?
      À {person}, de~ {person2} : « {message} »
      Réponds « {message} » à {person}
      (Merci de transmettre|Veuillez transmettre) à {person} : {message}
      {message}, dis-le à {person}
    `),
    add_contact: lines(`
      {person}, {job}, {company} : {phone}
      {phone}, c'est le (numéro|portable) de~ {person}[, {email}]
      Ici {person} de~ {company}, (rappelez-moi au|joignable au) {phone}
      (Ajoute|Mets) {person} à mes contacts : {phone}[, {address}]
      Note l'adresse mail de~ {person} : {email}
      Bonjour, {person}, {job} chez {company}, mon mail est {email}
      {person} habite au {address}, tél. {phone}
      Fiche client : {person}, {address}, {phone}, {email}
      {person} a changé de numéro, c'est le {phone} maintenant
      Pour joindre {person} ({company}) : {phone} ou {email}
    `),
    control_home: lines(`
      {device} {room}, (marche{=on:true}|arrêt{=on:false}), merci
      (Coupe{=on:false}|Lance{=on:true}) {device} {room} [{time}]
      {room}, mets {device} à {number} (pour cent|degrés)
      {date} {time}, démarre{=on:true} {device} {room}
      Il fait (froid|sombre|trop chaud) {room}, règle {device}
      Je sors : éteins{=on:false} {device} {room}
      Pourrais-tu allumer{=on:true} {device} {room} {date} {time} ?
      J'ai laissé {device} en marche {room}, arrête ça{=on:false}
      {time} je veux {device} à {number} {room}
      Active{=on:true} dès maintenant {device} {room}
    `),
    report_problem: lines(`
      {product} acheté {date} chez {company} : {problem}
      {problem}, que faire ? (Modèle|Appareil) : {product}
      Bonjour, ma commande {code} pose problème : {problem}
      Je vous écris au sujet de mon {product} ({code}) : {problem}
      Réclamation de~ {person}, dossier {code} : {problem}
      J'ai payé {amount} ce {product} et {problem}
      {date}, {problem}. (L'appareil|Le produit), c'est le {product}
      Au secours, {problem} avec mon {product}
      {product}, {problem}, je veux récupérer mes {amount}
      SAV {company} : {problem}[, référence {code}]
    `),
    navigate: lines(`
      {address}, {city}, [{transport},] (on y va|l'itinéraire stp)
      Le chemin le plus (court|rapide) pour le {address} [{transport}]
      (Où se trouve|Comment trouver) {venue} à {city} ?
      De~ {origin} à {destination} {transport}, ça prend combien de temps ?
      {transport}, comment rejoindre le {address} depuis {origin} ?
      On m'attend au {address} {date} {time}, guide-moi
      Viens me chercher au {address} {time}
      Itinéraire : {origin}, {destination}[, {transport}]
      Point de rencontre : {venue}, {address}[, {time}]
      Je suis à {origin}, (mène-moi|emmène-moi) au {address}
    `),
    announce_event: lines(`
      {date}, {venue} accueille un {event}[, entrée {amount}]
      Venez nombreux au {event} {date} {time}, {address}
      {city} : le {event} est reporté, ce sera {date}
      Notez la date : {event}, {date}, {venue}
      {artist} en concert à {city} {date}[, {venue}], à partir de {amount}
      Grâce à {company}, le {event} revient à {city} {date}
      On était {count} au {event} à {city}
      Deux places pour le {event} {date} : {amount}
      {person} organise un {event} à {city} {date}[ {time}]
      Le prochain {event} ? {date}, {time}, à {venue}
    `),
    describe_person: lines(`
      À {age} ans, {person} est {job} à {city}
      {company} recrute {person} comme {job} [à {city}]
      Ma voisine, c'est {person}, {job}, {age} ans
      Origine : {origin}, domicile actuel : {destination}, nom : {person}, {job}
      {person}, {job} de métier, vit à {city}[ et a {age} ans]
      Année de naissance de~ {person} : {year}, à {city}
      Arrivé en {year} chez {company}, {person} y est {job}
      Après {age2} ans chez {company}, {person} prend sa retraite
      Profil : {person}, {age} ans, {job}, {company}, {city}
      Qui est {person} ? {job}, {city}[, {age} ans]
    `),
    translate_text: lines(`
      « {message} », en {language} ça donne quoi ?
      Mets en {language} : {message}
      Il me faudrait la version en {language} de cette phrase : « {message} »
      {person} lit uniquement en {language}, écris-lui : {message}
      En {language}, s'il vous plaît : « {message} »
      Pourriez-vous traduire ceci en {language} : « {message} » ?
      Traduction en {language} : {message}
      J'écris à {person} en {language}, comment dire « {message} » ?
      Passe cette phrase en {language} : « {message} »
    `),
    rent_home: lines(`
      {city}, {rooms} pièces, {area} m², {amount} charges comprises
      Loyer {amount}, {rooms} pièces, {address}, libre {date}
      (On voudrait|Je voudrais) visiter le {rooms} pièces à {city} {date} [{time}]
      Pour {amount} par mois, je veux au moins {area} mètres carrés à {city}
      {person} cherche un {rooms} pièces à {city}, budget {amount}
      Studio à louer à {city}, {area} m², contacter le {phone}
      Maison de {rooms} chambres à {city}, {amount} par mois[, {area} mètres carrés]
      Avez-vous un logement de {rooms} pièces à {city} à moins de {amount} ?
      Je loue mon appartement au {address} : {area} m², {amount}
    `),
    set_timer: lines(`
      {duration} de cuisson, (minuteur|préviens-moi|chrono)
      Réveil {date} {time}
      (Préviens-moi|Sonne|Fais-moi signe) dans {duration}
      {date}, debout {time}, mets une alarme
      Compte à rebours de {duration}, (maintenant|vas-y)
      Je fais une sieste de {duration}, réveille-moi après
      Annule l'alarme prévue {time}[ {date}]
      Il faut que je me lève {date} {time}
      Peux-tu programmer une alarme {date} {time} ?
      Dans {duration} la pizza est cuite, lance le minuteur
    `),
  },
  emotions: {
    joy: words(`
      Je suis aux anges !; Quel bonheur !; On a passé un moment génial.; Youpi, c'est les vacances !; J'ai le sourire
      jusqu'aux oreilles.; Je suis ravi de cette nouvelle.; C'est le plus beau jour de ma vie !; La vie est belle.; Je
      nage dans le bonheur.; Ça me met de bonne humeur.; Hourra, j'ai réussi !; J'ai envie de danser tellement je suis
      heureuse.
    `),
    anger: words(`
      J'en ai ras le bol !; C'est inadmissible.; Je suis hors de moi.; On se moque de moi !; Ça m'énerve au plus haut
      point.; Vous exagérez, ça suffit !; J'enrage.; Je ne supporte plus ce manque de respect.; La moutarde me monte
      au nez.; C'est révoltant !; Il m'a mis dans une colère noire.; Fichez-moi la paix !
    `),
    sadness: words(`
      J'ai le moral à zéro.; Il me manque terriblement.; Je me sens si seule.; Je n'ai plus goût à rien.; Les larmes
      me viennent aux yeux.; Quelle tristesse.; J'ai le cœur lourd.; Je suis effondrée.; Je pleure depuis ce matin.;
      Plus rien ne me console.; C'est un jour de deuil pour nous.; Je broie du noir.
    `),
    fear: words(`
      J'ai la trouille.; Je tremble rien que d'y penser.; Ça me fait froid dans le dos.; Je n'ose pas sortir le soir.;
      Je redoute le pire.; Je panique complètement.; Cette maison vide me fait peur.; Je suis mort d'inquiétude.;
      L'opération m'angoisse.; J'ai une peur bleue des serpents.; Pourvu qu'il ne lui soit rien arrivé !; Je suis
      paralysée par la peur.
    `),
    surprise: words(`
      Ça alors !; Je suis stupéfait.; Incroyable mais vrai !; Les bras m'en tombent.; Qui l'eût cru !; Je suis resté
      bouche bée.; Tiens, toi ici !; Jamais je n'aurais imaginé ça.; Je tombe des nues.; C'est à peine croyable !; Je
      suis tombé de ma chaise en l'apprenant.; Oh, je ne vous avais pas vu arriver !
    `),
    gratitude: words(`
      Je ne sais comment vous remercier.; Merci infiniment pour votre aide.; C'est vraiment gentil de votre part.; Je
      te dois une fière chandelle.; Un grand merci à toute l'équipe.; Heureusement que tu étais là, merci.; Je
      n'oublierai pas ce que tu as fait pour moi.; Merci d'avoir pris le temps.; Toute ma reconnaissance.; Votre
      soutien m'a beaucoup touchée, merci.; Sans toi je n'y serais pas arrivé, merci mille fois.; Soyez-en
      chaleureusement remercié.
    `),
  },
  sentiments: {
    positive: lines(`
      Le {product} dépasse toutes mes attentes.
      {venue}, une adresse à retenir, tout était délicieux.
      {company} a livré en avance, bravo !
      Je ne peux plus me passer de mon {product}.
      Accueil chaleureux et belle vue à {venue}.
      Un sans-faute pour {company}, je suis ravi.
      Le meilleur {product} que j'aie eu.
      {venue} à {city}, un vrai coup de cœur !
      Très bon rapport qualité-prix pour ce {product}.
      Chez {company}, on m'a aidé tout de suite, merci.
      Ce {product} est facile à utiliser et très solide.
      Nous reviendrons à {venue} les yeux fermés.
    `),
    negative: lines(`
      Le {product} ne marche pas, c'est de l'argent perdu.
      {venue} : plats froids et addition salée.
      {company} m'a facturé {amount} pour rien.
      Évitez ce {product}, il tombe en panne sans arrêt.
      Accueil glacial et chambre sale à {venue}.
      Je regrette d'avoir choisi {company}.
      Ce {product} est bruyant, lent et trop cher.
      Une heure d'attente à {venue}, inacceptable.
      {company} refuse de me rembourser, c'est honteux.
      La qualité du {product} est vraiment médiocre.
      {venue} à {city} m'a beaucoup déçue.
      Le {product} ne ressemble pas du tout à la photo.
    `),
    neutral: lines(`
      Le {product} coûte {amount}.
      {venue} ouvre {date} {time}.
      {company} emploie {count} personnes à {city}.
      J'ai commandé le {product} {date}.
      {venue} se situe au {address}.
      {company} existe depuis {year}.
      Le {product} est livré avec un câble.
      {venue} est fermé le lundi.
      Le {product} pèse deux kilos.
      {company} a changé d'adresse en {year}.
      Il y a deux salles à {venue}.
      Le {product} sera en rayon {date}.
    `),
  },
  extract: lines(`
    Relève les données dans ce message.
    Complète les champs à partir du texte.
    Quelles sont les informations de cette phrase ?
    Convertis le texte en données.
    Retrouve dans le texte les valeurs demandées.
    Merci d'extraire les éléments utiles.
    Structure le contenu de cette note.
    Lis la phrase et remplis les champs.
    Veuillez saisir les informations du message.
    Analyse le texte et renvoie les détails.
  `),
  classify: lines(`
    Attribue une étiquette au texte : {labels}
    Dans quelle catégorie ranger ce texte ? {labels}
    Quelle étiquette correspond le mieux : {labels} ?
    Réponds par une seule catégorie : {labels}
    Que veut l'utilisateur ? Réponses possibles : {labels}
    Trie ce message : {labels}
    Indique la bonne étiquette parmi : {labels}
    Le sujet du texte, c'est : {labels} ?
    Une seule réponse parmi celles-ci : {labels}
    Détermine la classe du texte. Classes : {labels}
  `),
  outside: lines(`
    (Compose|Invente) (une chanson|un slam|un conte) sur {topic}
    Pourquoi parle-t-on autant de ce sujet : {topic} ?
    D'après toi, {topic}, c'est bien ou mal ?
    Donne-moi (ton opinion|un conseil|une anecdote) sur {topic}
    Écris un programme en Python sur {topic}
    Fais un exposé de dix pages sur {topic}
    Résume l'histoire de ce thème : {topic}
    Comment expliquer {topic} à un enfant de cinq ans ?
    Quels sont les avantages et les inconvénients ? Sujet : {topic}
    Fais-moi rire avec {topic}
    Rédige un discours sur {topic}
    Débattons : {topic}
    Quel est le meilleur livre sur {topic} ?
    Imagine un roman sur {topic}
    {topic}, c'est quoi exactement ?
    Aide-moi à faire mon devoir sur {topic}
    Qu'est-ce que Descartes aurait pensé sur {topic} ?
    Trouve un slogan drôle sur {topic}
    Écris un dialogue de théâtre (sur|autour de ce thème :) {topic}
    Dis-moi tout ce que tu sais sur {topic}
    Résous un exercice de maths sur {topic}
    Quel avenir pour {topic} selon toi ?
    Rédige un article de blog (passionnant|complet) sur {topic}
  `),
  outsideTopics: words(`
    l'intelligence artificielle; la Révolution française; le réchauffement climatique; le bonheur; la gravité; le capitalisme;
    l'Empire romain; la photosynthèse; le système immunitaire; la théorie des cordes; le surréalisme; l'inflation; la mort;
    le Moyen Âge; l'amitié; la mythologie grecque; le cerveau humain; la relativité; le temps qui passe; l'infini;
    le théorème de Pythagore; la guerre froide; l'énergie nucléaire; la vie sur Mars; le rêve; la justice; le féminisme;
    l'art moderne; la blockchain; le hasard; la tectonique des plaques; l'astrologie; le cinéma muet; la jalousie; l'ADN;
    le calcul intégral; la biodiversité; le théâtre classique; la conscience; l'éducation; le trou noir; la liberté
  `),
};
