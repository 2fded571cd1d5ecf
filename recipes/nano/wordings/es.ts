// Spanish: further wordings beside languages/es.ts. Events are masculine ("el {event}"), things are plural without an
// article, and topics bring theirs, so that neither "de" nor "a" stands before them.
import type { Wordings } from "../language.ts";
import { lines, words } from "../lists.ts";

export const es: Wordings = {
  relativeDates: words(`
    el <próximo martes>; el <sábado que viene>; dentro de tres días; a <finales de mes>; este mediodía; mañana al mediodía;
    el <jueves de la semana que viene>; de hoy en ocho días; esta madrugada; el <próximo fin de semana>; mañana por la tarde
  `),
  venues: words(`
    Asador {last}; Marisquería {last}; Pizzería {first}; Bodega {last}; Restaurante {last}; El Rincón de {first};
    Cafetería {last}; Parador de {city}; Sala {last}; Teatro {last}
  `),
  companies: words(`
    {last} y Asociados; Transportes {last}; {last} Hermanos; Construcciones {last}; Muebles {last}; Clínica {last};
    {last} Tecnología; Imprenta {last}; Laboratorios {last}
  `),
  items: words(`
    camisetas de algodón; copas de vino; bolígrafos; carpetas; guantes; gorras; chaquetas; pares de zapatillas; auriculares;
    cortinas; marcos de fotos; esterillas de yoga; teclados; ratones inalámbricos; cajas de plástico; mantas; maletas;
    cuencos; tenedores; macetas; balones; llaveros; alargadores; taburetes; relojes de pared; cinturones; bufandas de lana;
    agendas; sábanas; delantales; tarjetas de visita; botellas de agua
  `),
  groceries: words(`
    jamón serrano; yogur natural; limones; chocolate negro; ajo; pechugas de pollo; judías verdes; mostaza; té verde;
    agua con gas; salmón ahumado; champiñones; mermelada de fresa; miel; lentejas; garbanzos; un pepino; dos barras de pan;
    lechuga; pimientos rojos; azúcar moreno; papel higiénico; detergente; cereales; queso rallado; mandarinas; atún en lata;
    galletas; aceitunas; pescado fresco
  `),
  tasks: words(`
    pedir cita con el médico; hacer la declaración de la renta; recoger a los niños; cancelar la suscripción;
    enviar la carta certificada; preparar la presentación; revisar el informe; comprar un regalo para Lucía; cambiar las sábanas;
    vaciar el lavavajillas; pasear al perro; revisar la caldera; pagar el comedor; llamar al casero; aprobar las vacaciones del equipo;
    imprimir los billetes; tomar la medicación; encargar la tarta; pasar por la farmacia; mandar las invitaciones;
    arreglar el grifo; limpiar los cristales; echar gasolina; hacer copia de las fotos; cortar el césped; apuntar a Hugo a natación;
    actualizar el currículum; reclamar al proveedor; entregar las llaves; limpiar el horno; confirmar el hotel; reservar una sala;
    ordenar las facturas; visitar a la abuela; cambiar las ruedas; hacer las maletas; pasar la ITV; firmar el contrato de alquiler;
    ir a por el paquete; revisar las cuentas; felicitar a papá
  `),
  topicsOfMeetings: words(`
    la estrategia comercial; los objetivos del año; el calendario de vacaciones; el rediseño del logo; las quejas de los clientes;
    el contrato de mantenimiento; la seguridad informática; la feria de Valencia; los contratos de verano; la mudanza;
    la fiesta de fin de año; las cifras de ventas; el teletrabajo; la auditoría interna; la campaña de publicidad;
    la elección del proveedor; el prototipo; los plazos de entrega; las obras del almacén; la tabla de salarios;
    la aplicación móvil; las nuevas tarifas; la alianza con el banco; el curso escolar; el balance anual;
    la organización del equipo; el pliego de condiciones; las entrevistas; la gestión del inventario; la protección de datos;
    el proyecto europeo; la renovación de licencias
  `),
  messages: words(`
    salgo ahora mismo; estaré allí a mediodía; hemos ganado el partido; la reunión se ha aplazado; tu paquete lo tiene la vecina;
    me dejé el paraguas en tu casa; el bebé por fin se ha dormido; el coche está en el taller; suerte en el examen;
    esta noche no puedo ir; todo ha salido bien; ha cambiado el código del portal; queda sopa en la nevera; cenamos a las nueve;
    te espero delante del cine; ya ha venido el fontanero; me queda poca batería; te echo de menos; los niños ya duermen;
    he encontrado tu bufanda; la documentación está completa; aceptamos el presupuesto; que te mejores; te dejo la llave en el buzón;
    mañana te devuelvo el dinero; este verano vamos a Galicia; el médico dice que todo está bien; trae pan cuando vuelvas;
    enhorabuena por el nuevo trabajo; ya no quedan plazas; han cancelado el vuelo; estoy en un atasco; felices vacaciones;
    la foto es preciosa; la cita está confirmada; el sábado hacemos barbacoa; hace falta tu firma; el gato ha vuelto;
    te llamo en una hora; perdona por lo de anoche; la nueva dirección va en el correo
  `),
  problems: words(`
    la batería dura una hora; el botón no responde; se calienta demasiado; la imagen se ve borrosa; el cable es demasiado corto;
    la entrega lleva tres semanas de retraso; me enviaron otro color; se apaga solo; la cremallera está rota; hace un ruido raro;
    la actualización lo borró todo; el wifi se corta cada dos por tres; no acepta la contraseña; pierde agua; venía sin instrucciones;
    la pantalla está rajada; el reembolso no ha llegado; las teclas se atascan; huele a quemado; la caja venía vacía;
    la cámara no enciende; el código de descuento no funciona; la factura está mal; nadie coge el teléfono; mi cuenta está bloqueada;
    la tapa no cierra; se han soltado las costuras; no reconoce la memoria USB; falta el mando; no me llegan las notificaciones;
    el motor vibra mucho
  `),
  events: words(`
    concierto de jazz; festival de cine; maratón solidario; rastrillo benéfico; carnaval; torneo de tenis; baile de máscaras;
    desfile de moda; foro de empleo; cóctel de bienvenida; partido de baloncesto; ballet; salón del automóvil; espectáculo de magia;
    simposio; karaoke; pícnic del barrio; mercado medieval; curso de salsa; concurso de tapas; campeonato de ajedrez; musical;
    estreno de teatro; homenaje; encuentro de lectores; rally
  `),
  jobs: words(`
    médica de familia; farmacéutico; conductora de autobús; diseñadora gráfica; veterinario; peluquera; camarero; panadera; albañil;
    ingeniero de sonido; agente inmobiliario; librero; traductora; policía; matrona; jefe de proyecto; directora comercial;
    vendedor; secretaria; profesor de música; fisioterapeuta; florista; guía turístico; bombero; trabajadora social; mecánico;
    bibliotecaria; asesora fiscal; analista de datos; jardinero; modista; investigadora
  `),
  openers: words(
    "Buenas,; Hola a todos,; Estimados señores:; Mira,; Disculpe,; Buenas noches,; Una cosa:; A ver,; Urgente:",
  ),
  closers: words(
    "¡Que tengas buen día!; Atentamente.; Un abrazo.; Mil gracias.; ¡Hasta pronto!; Buenas noches.; Quedo a la espera.; Te lo agradezco.; Saludos cordiales.",
  ),
  templates: {
    book_table: lines(`
      {venue}, {date}, {people} (personas|comensales)[, {time}][, a nombre de {person}]
      ¿(Nos podrían guardar|Nos guardáis|Sería posible reservar) una mesa {date} [{time}]? Seremos {people}[, nombre: {person}]
      {date} (cenamos|comemos) en {city}, búscanos un {cuisine}[, seremos {people}]
      {date} [{time}] vamos {people}, ¿hay sitio en {venue}?
      ¿Te apetece un {cuisine} en {city} {date} {time}? Seríamos {people}
      Reserva a nombre de {person}: {people} (personas|cubiertos), {date}, {time}
      Tengo una reserva en {venue} {date}, (cámbiala|cámbienla) a {people} personas
      ¿Qué {cuisine} abre {date} en {city}? [Somos {people}.]
      {person} celebra su cumpleaños {date}: mesa de {people} en {venue}[, {time}]
      Cena {date}, {people} invitados, mejor un {cuisine}, {city}
    `),
    book_trip: lines(`
      {origin} - {destination}, {date}[, {transport}][, {people} (viajeros|pasajeros)]
      {date} tengo que estar en {destination}, salgo de {origin} [{transport}]
      ¿Hay (algún tren|algún vuelo|algún autobús) a {destination} {date}? Estoy en {origin}
      (Saca|Reserva|Compra) {people} plazas de {origin} a {destination}[, {date}][ {time}]
      Salida {origin} {date} {time}, llegada {destination}[, {people} personas]
      ¡Nos vamos a {destination} {date}! Hacen falta {people} billetes desde {origin}
      Lo más (barato|rápido) entre {origin} y {destination} {date} [{transport}]
      {person} quiere salir de {origin} {date} {time} con destino {destination}
      Les ruego que me reserven el viaje {origin} - {destination} {date} [{transport}]
      {date} vuelvo de {origin}, búscame un billete a {destination}
    `),
    book_hotel: lines(`
      {venue}, {room_type}, {nights} noches[, llegada {date}][, a nombre de {person}]
      (Dormimos|Nos quedamos) {nights} noches en {city}, nos hace falta {room_type}[, {date}]
      En {city}, {room_type} para {people} personas, {nights} noches, máximo {amount}
      ¿Me podrían reservar {room_type} a nombre de {person} {date}? [{nights} noches]
      ¿Cuánto cuesta {room_type} {date} en {venue}? Serían {nights} noches
      Presupuesto {amount} por noche, {city}, {nights} noches, {people} personas[, {date}]
      {date} llego a {city}: encuéntrame {room_type}[ para {nights} noches]
      Amplíen mi estancia en {venue}: {nights} noches en total[, {person}]
      Alojamiento en {city} {date} para {people}, {nights} noches, ¿es posible?
    `),
    set_reminder: lines(`
      {date} [{time}]: {task}
      Que no se me olvide {task} {date}[, avísame {time}]
      (Apunta|Anota|Pon) en mi lista: {task}[, {date}]
      ¿Me (recuerdas|puedes recordar) {date} [{time}] que hay que {task}?
      Recordatorio: {task}, {date}
      {date} {time} habrá que {task}, (avísame|dame un toque)
      {person} tiene que {task} {date}, (recuérdaselo|mándale un aviso)
      Quiero una alerta {date} [{time}] para {task}
      Pendiente: {task}[ {date}]
      {task}, {date} como muy tarde, recuérdamelo por favor
    `),
    schedule_meeting: lines(`
      {topic}: reunión {date} {time} con {person}[, {duration}]
      (Quedamos|Hablamos) {date} [{time}] con {person}, tema: {topic}
      {date} tengo que ver a {person} por {topic}, reserva {duration}
      (Invita|Convoca|Añade) a {person} a la reunión {date} {time} sobre {topic}
      Charla de {duration} con {person} {date}[ {time}], asunto: {topic}
      ¿Tendría un hueco {date} {time} para comentar {topic}? [Un saludo, {person}]
      (Mueve|Pasa|Cambia) la reunión sobre {topic}, ahora es {date} {time}
      Videollamada con {person} {date} {time}, {duration} como mucho, para hablar sobre {topic}
      Búscame {duration} con {person} {date}, queremos repasar {topic}
      Cita confirmada: {person}, {date}, {time}, {topic}
    `),
    play_music: lines(`
      {artist}, {song}[, en {service}]
      Ponme un poco de {artist} [en {service}]
      {song}, por favor[, la versión de {artist}]
      Tengo ganas de oír {song} [de {artist}]
      (Abre|Entra en) {service} y pon mi lista {playlist}
      Después de esta, pon {song} [de {artist}]
      ¿Cómo se llamaba aquella de {artist}? Ah sí, {song}, ponla
      Mi lista {playlist} en aleatorio [en {service}]
      Un disco de {artist} [en {service}], (gracias|venga)
      {song} en bucle [en {service}]
    `),
    get_weather: lines(`
      En {city} {date}, ¿hará (sol|calor|frío)?
      {date} voy a {city}, ¿(cómo me visto|llevo jersey|cojo abrigo)?
      Tiempo {city} {date}
      Dime (el tiempo|la temperatura) en {city} {date} [{time}]
      ¿(Se esperan tormentas|Dan nieve|Dan sol) en {city} {date}?
      Vamos de excursión a {city} {date}, ¿qué tiempo dan?
      ¿A cuántos grados estarán en {city} {date}?
      ¿Podría darme la previsión {date} para {city}?
      ¿Se nubla en {city} {date} o qué?
      Pronóstico de {city}, {date}[, {time}]
    `),
    order_items: lines(`
      {count} {item} {color}, entrega {date}[, {address}]
      ¿Tienen {item} {color}? Me llevaría {count}
      (Encarga|Compra|Pídeme) {count} {item} [{color}] a {company}
      {date} nos llegan {count} {item} de {company}, factura de {amount}
      Devuelvo {count} {item}, pedido {code}
      Por favor, envíen {count} {item} a {address}
      Para {person}, {count} {item} {color}[, presupuesto {amount}]
      Mi cesta: {count} {item}, {color}, total {amount}
      ¿A cuánto salen {count} {item} {color}?
      Orden de compra {code}: {count} {item} [{color}], {company}
    `),
    shopping_list: lines(`
      {list}, para comprar {date}
      (Acuérdate de comprar|No te olvides de comprar|Hay que comprar) {list}
      En la lista: {list}
      Para la tarta necesito {list}
      ¿Puedes traer {list} [cuando vuelvas]?
      {date} en el mercado compro {list}
      Apunta {list} (para el súper|en la lista)[, gracias]
      Se nos ha acabado esto: {list}[, iré {date}]
      Lista del súper: {list}
      {date} tenemos invitados, compra {list}
    `),
    send_money: lines(`
      {amount} a {person}, (por transferencia|ya mismo|por favor)
      {date}, bizum de {amount} a {person}
      Le debo {amount} a {person}, (págaselos|hazle la transferencia) {date}
      (Pide|Reclama) {amount} a {person} [{date}]
      (Paga|Abona|Liquida) la factura {code}: {amount}, {company}
      Cargo de {company} {date}: {amount}
      ¿Podrían hacer una transferencia de {amount} a favor de {person} [{date}]?
      Mi parte son {amount}, mándaselos a {person}
      {person} me prestó {amount}, se los devuelvo {date}
      Factura {code}, {company}, {amount}, vencimiento {date}
    `),
    send_message: lines(`
      «{message}»: (mándale eso|pásaselo) a {person}
      (Avisa|Informa) a {person}: {message}
      SMS a {person}: {message}
      {person2} tiene un recado para {person}: {message}
      Correo a {email}: «{message}»[, destinatario {person}]
      ¿Le puedes decir esto a {person}?: {message}
      Para {person}, de {person2}: «{message}»
      Responde «{message}» a {person}
      Ruego comuniquen a {person} lo siguiente: {message}
      {message}, díselo a {person}
      Whatsapp para {person}: {message}
    `),
    add_contact: lines(`
      {person}, {job}, {company}: {phone}
      {phone} es el (número|móvil) de {person}[, {email}]
      Soy {person} de {company}, (llámenme al|estoy en el) {phone}
      (Añade|Mete) a {person} en mis contactos: {phone}[, {address}]
      Apunta el correo de {person}: {email}
      Hola, soy {person}, {job} en {company}, mi correo es {email}
      {person} vive en {address}, tel. {phone}
      Ficha de cliente: {person}, {address}, {phone}, {email}
      {person} ha cambiado de número, ahora es el {phone}
      Para localizar a {person} ({company}): {phone} o {email}
    `),
    control_home: lines(`
      {room}, (enciende{=on:true}|apaga{=on:false}) {device}
      {room}, pon {device} a {number} (por ciento|grados)
      {date} {time}, activa{=on:true} {device} {room}
      Hace (frío|demasiado calor) {room}, ajusta {device}
      Me voy de casa: apaga{=on:false} {device} {room}
      ¿Podrías encender{=on:true} {device} {room} {date} {time}?
      Me he dejado {device} en marcha {room}, (páralo todo|desconecta){=on:false}
      {time} quiero {device} {room} a {number}
      Por favor, (encended{=on:true}|apagad{=on:false}) {device} {room} {time}, gracias
      (Deja de usar{=on:false}|Pon en marcha{=on:true}) {device} {room}
    `),
    report_problem: lines(`
      {product} comprado en {company}: {problem}
      {problem}, ¿qué hago? (Modelo|Aparato): {product}
      Buenas, mi pedido {code} da problemas: {problem}
      Les escribo por mi {product} ({code}): {problem}
      Reclamación de {person}, expediente {code}: {problem}
      Pagué {amount} por este {product} y {problem}
      Desde ayer {problem}. El (aparato|producto) es el {product}
      Socorro, {problem} con mi {product}
      {product}, {problem}, quiero que me devuelvan {amount}
      Servicio técnico de {company}: {problem}[, referencia {code}]
    `),
    navigate: lines(`
      {address}, {city}, [{transport},] (vamos|ruta por favor)
      El camino más (corto|rápido) a {address} [{transport}]
      ¿(Dónde está|Dónde queda) {venue} en {city}?
      De {origin} a {destination} {transport}, ¿cuánto se tarda?
      ¿Cómo se va {transport} a {address} desde {origin}?
      Me esperan en {address} {date} {time}, guíame
      Recógeme en {address} {time}
      Ruta: {origin}, {destination}[, {transport}]
      Punto de encuentro: {venue}, {address}[, {time}]
      Estoy en {origin}, (llévame|quiero llegar) a {address}
    `),
    announce_event: lines(`
      {date}, {venue} acoge un {event}[, entrada {amount}]
      Os esperamos en el {event} {date} {time}, {address}
      {city}: el {event} se aplaza, será {date}
      Apunta la fecha: {event}, {date}, {venue}
      {artist} en concierto en {city} {date}[, {venue}], desde {amount}
      Gracias a {company}, el {event} vuelve a {city} {date}
      Éramos {count} en el {event} de {city}
      Dos entradas para el {event} {date}: {amount}
      {person} organiza un {event} en {city} {date}[ {time}]
      ¿El próximo {event}? {date}, {time}, en {venue}
    `),
    describe_person: lines(`
      A sus {age} años, {person} trabaja de {job} en {city}
      {company} ficha a {person} como {job} [en {city}]
      Mi vecina se llama {person}, {job}, {age} años
      Origen: {origin}, domicilio actual: {destination}, nombre: {person}, {job}
      {person}, {job} de profesión, vive en {city}[ y tiene {age} años]
      Año de nacimiento de {person}: {year}, en {city}
      {person} entró en {company} en {year} y trabaja de {job}
      Después de {age2} años en {company}, {person} se jubila
      Perfil: {person}, {age} años, {job}, {company}, {city}
      ¿Quién es {person}? {job}, {city}[, {age} años]
    `),
    translate_text: lines(`
      «{message}», ¿cómo queda en {language}?
      Pásame al {language}: {message}
      Me haría falta la versión en {language} de esta frase: «{message}»
      {person} solo entiende {language}, escríbele: {message}
      En {language}, por favor: «{message}»
      ¿Podría traducir esto al {language}: «{message}»?
      Traducción al {language}: {message}
      Le escribo a {person} en {language}, ¿cómo digo «{message}»?
      Pon esta frase en {language}: «{message}»
    `),
    rent_home: lines(`
      {city}, {rooms} habitaciones, {area} m², {amount} gastos incluidos
      Alquiler {amount}, {rooms} habitaciones, {address}, libre {date}
      (Querríamos|Quisiera) ver el piso de {rooms} habitaciones en {city} {date} [{time}]
      Por {amount} al mes quiero al menos {area} metros cuadrados en {city}
      {person} busca un piso de {rooms} habitaciones en {city}, presupuesto {amount}
      Estudio en alquiler en {city}, {area} m², llamar al {phone}
      Casa de {rooms} dormitorios en {city}, {amount} al mes[, {area} metros cuadrados]
      ¿Tienen algún piso de {rooms} habitaciones en {city} por menos de {amount}?
      Alquilo mi piso en {address}: {area} m², {amount}
    `),
    set_timer: lines(`
      {duration} de cocción, (temporizador|avísame|cronómetro)
      Despertador {date} {time}
      (Avísame|Suena|Dame un toque) dentro de {duration}
      {date} me levanto {time}, pon una alarma
      Cuenta atrás de {duration}, (ya|empieza)
      Voy a echar una siesta de {duration}, despiértame después
      Quita la alarma que suena {time}[ {date}]
      Tengo que madrugar {date}, alarma {time}
      ¿Puedes programar una alarma {date} {time}?
      En {duration} está lista la pizza, pon el temporizador
    `),
  },
  emotions: {
    joy: words(`
      ¡Estoy en las nubes!; ¡Qué alegría!; Lo hemos pasado genial.; ¡Por fin vacaciones, yupi!; Estoy encantada con la noticia.;
      ¡Es el mejor día de mi vida!; La vida es maravillosa.; Estoy que no quepo en mí de gozo.; Me pone de muy buen humor.;
      ¡Viva, lo conseguí!; Tengo ganas de bailar de lo contenta que estoy.; Hoy sonrío a todo el mundo.
    `),
    anger: words(`
      ¡Estoy harta!; Es inadmisible.; Estoy que echo humo.; ¡Se están riendo de mí!; Me saca de quicio.; ¡Ya basta, os habéis pasado!;
      Qué rabia me da.; No soporto esta falta de respeto.; Me hierve la sangre.; ¡Es una vergüenza!; Estoy cabreadísimo.; ¡Dejadme en paz de una vez!
    `),
    sadness: words(`
      Tengo el ánimo por los suelos.; Lo echo muchísimo de menos.; Me siento muy sola.; Ya nada me ilusiona.; Se me saltan las lágrimas.;
      Qué pena tan grande.; Tengo el corazón encogido.; Estoy hundida.; Llevo llorando toda la mañana.; No hay nada que me consuele.;
      Es un día de luto para nosotros.; Estoy muy deprimido.
    `),
    fear: words(`
      Estoy muerto de miedo.; Tiemblo solo de pensarlo.; Se me pone la piel de gallina del susto.; No me atrevo a salir de noche.; Me temo lo peor.;
      Me está entrando el pánico.; Esta casa vacía me da miedo.; Me angustia la operación.; Les tengo pavor a las serpientes.;
      ¡Ojalá no le haya pasado nada malo!; Estoy paralizada por el miedo.; Vivo con el alma en vilo.
    `),
    surprise: words(`
      ¡Anda, no me digas!; Me he quedado de piedra.; ¡Increíble pero cierto!; ¡Quién lo iba a decir!; Me quedé con la boca abierta.;
      ¡Vaya, tú por aquí!; Jamás lo habría imaginado.; Estoy alucinando.; ¡Madre mía, qué inesperado!; Casi me caigo de la silla al enterarme.;
      ¡Uy, no os había visto llegar!; No salgo de mi asombro.
    `),
    gratitude: words(`
      No sé cómo agradecértelo.; Muchísimas gracias por la ayuda.; Ha sido muy amable de su parte.; Te debo una muy grande.;
      Gracias de verdad a todo el equipo.; Menos mal que estabas ahí, gracias.; Nunca olvidaré lo que hiciste por mí.;
      Gracias por dedicarme tu tiempo.; Quedo en deuda con ustedes.; Su apoyo me ha emocionado, gracias.;
      Sin ti no lo habría logrado, mil gracias.; Dios se lo pague.
    `),
  },
  sentiments: {
    positive: lines(`
      El {product} supera todas mis expectativas.
      {venue}, muy recomendable, todo riquísimo.
      {company} entregó antes de tiempo, ¡bravo!
      Ya no puedo vivir sin mi {product}.
      Trato cercano y vistas preciosas en {venue}.
      Un diez para {company}, estoy encantado.
      El mejor {product} que he tenido.
      {venue}, en {city}, todo un descubrimiento.
      Muy buena relación calidad-precio, este {product}.
      En {company} me ayudaron enseguida, gracias.
      Este {product} es fácil de usar y muy resistente.
      Volveremos a {venue} sin pensarlo.
    `),
    negative: lines(`
      El {product} no funciona, dinero perdido.
      {venue}: platos fríos y cuenta carísima.
      {company} me cobró {amount} por nada.
      Eviten este {product}, se estropea cada semana.
      Trato grosero y habitación sucia en {venue}.
      Me arrepiento de haber elegido {company}.
      Este {product} es ruidoso, lento y caro.
      Una hora esperando en {venue}, inaceptable.
      {company} se niega a devolverme el dinero, qué vergüenza.
      La calidad del {product} deja mucho que desear.
      {venue}, en {city}, nos decepcionó mucho.
      El {product} no se parece en nada a la foto.
    `),
    neutral: lines(`
      El {product} cuesta {amount}.
      {venue} abre {date} {time}.
      {company} tiene {count} empleados en {city}.
      Encargué el {product} con entrega {date}.
      {venue} se encuentra en {address}.
      {company} existe desde {year}.
      El {product} incluye un cable.
      {venue} cierra los lunes.
      El {product} pesa dos kilos.
      {company} se trasladó en {year}.
      Hay dos salas en {venue}.
      El {product} estará a la venta {date}.
    `),
  },
  extract: lines(`
    Saca los datos de este mensaje.
    Completa los campos a partir del texto.
    ¿Qué información hay en esta frase?
    Convierte el texto en datos.
    Busca en el texto los valores pedidos.
    Por favor, extraiga los elementos útiles.
    Estructura el contenido de esta nota.
    Lee la frase y rellena los campos.
    Introduzca los datos del mensaje.
    Analiza el texto y devuelve los detalles pedidos.
  `),
  classify: lines(`
    Pon una etiqueta al texto: {labels}
    ¿En qué categoría entra este texto? {labels}
    ¿Qué etiqueta le corresponde: {labels}?
    Responde con una sola categoría: {labels}
    ¿Qué quiere el usuario? Respuestas posibles: {labels}
    Ordena este mensaje en un grupo: {labels}
    Indica la etiqueta correcta entre: {labels}
    El tema del texto es uno de estos: {labels}
    Una sola respuesta de la lista: {labels}
    Determina la clase del texto. Clases: {labels}
  `),
  outside: lines(`
    (Compón|Invéntate) (una canción|unos versos|una leyenda) sobre {topic}
    ¿Por qué se habla tanto sobre {topic}?
    Según tú, {topic}, ¿es algo bueno o malo?
    Dame (tu opinión|un consejo|una anécdota) sobre {topic}
    Escribe un programa en Python sobre {topic}
    Hazme un trabajo de diez páginas sobre {topic}
    Resume la historia de este tema: {topic}
    ¿Cómo le explico {topic} a un niño de cinco años?
    ¿Cuáles son las ventajas y los inconvenientes? Tema: {topic}
    Hazme reír con {topic}
    Redacta un discurso sobre {topic}
    Debatamos sobre {topic}
    ¿Cuál es el mejor libro sobre {topic}?
    Imagina una novela sobre {topic}
    ¿Qué es exactamente {topic}?
    Ayúdame con los deberes sobre {topic}
    ¿Qué habría pensado Cervantes sobre {topic}?
    Busca un lema gracioso sobre {topic}
    Escribe una escena de teatro (sobre|en torno a este tema:) {topic}
    Cuéntame todo lo que sepas sobre {topic}
    Resuelve un ejercicio de matemáticas sobre {topic}
    ¿Qué futuro tiene {topic}, en tu opinión?
    Redacta un artículo de blog (completo|apasionante) sobre {topic}
  `),
  outsideTopics: words(`
    la inteligencia artificial; la Revolución francesa; el cambio climático; la felicidad; la gravedad; el capitalismo;
    el Imperio romano; la fotosíntesis; el sistema inmunitario; la teoría de cuerdas; el surrealismo; la inflación; la muerte;
    la Edad Media; la amistad; la mitología griega; el cerebro humano; la relatividad; el paso del tiempo; el infinito;
    el teorema de Pitágoras; la guerra fría; la energía nuclear; la vida en Marte; el sueño; la justicia; el feminismo;
    el arte moderno; la cadena de bloques; el azar; la tectónica de placas; la astrología; el cine mudo; la envidia; el ADN;
    el cálculo integral; la biodiversidad; el Siglo de Oro; la conciencia; la educación; el agujero negro; la libertad
  `),
};
