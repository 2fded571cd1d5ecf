// Spanish.
import type { Language } from "../language.ts";
import { lines, words } from "../lists.ts";

export const es: Language = {
  code: "es",
  locale: "es-ES",
  faker: "es",
  spaced: true,
  currencies: ["EUR", "EUR", "MXN", "USD"],
  numbers: words("tres; cuatro; cinco; seis; siete; ocho; nueve; diez; once; doce"),
  relativeDates: words(`
    hoy; mañana; pasado mañana; esta noche; mañana por la mañana; la semana que viene; este fin de semana;
    el <próximo viernes>; el <lunes que viene>; el <mes que viene>; dentro de dos semanas; esta tarde;
    mañana por la noche; el <próximo domingo>
  `),
  onWeekday: words("el <{}>; <este {}>; el <{} por la noche>; el <{} por la mañana>"),
  onDate: words("el <{}>; el <{}>; el <{}>"),
  times: words(
    "a las <{h}>; a las <{H}:{MM}>; a las <{h} de la tarde>; sobre las <{H}>; a las <{H}:{MM} h>; a las <{h} de la noche>",
  ),
  amPm: ["a. m.", "p. m."],
  durations: { minutes: "{n} minutos", hours: "{n} horas" },
  venues: words(`
    Casa {last}; El {noun}; Café {last}; Mesón {last}; La Cocina de {first}; Hotel {last}; Taberna {last};
    Hostal {first}; Bar {last}
  `),
  companies: words(
    "{last} S.A.; {last} S.L.; {last} e Hijos; Grupo {last}; {last} Consultores; Talleres {last}",
  ),
  streets: words(
    "calle {last} {number}; avenida {last} {number}; plaza {first} {last} {number}; paseo {last} {number}",
  ),
  items: words(`
    camisas; cuadernos; pilas; tazas; bombillas; fundas; lámparas; calcetines; lápices; cojines; sillas; mochilas;
    toallas; velas; paraguas; platos
  `),
  groceries: words(`
    leche; huevos; pan; manzanas; arroz; mantequilla; aceite; tomates; queso; cebollas; plátanos; café; harina;
    zanahorias; yogures; sal; pasta; patatas
  `),
  tasks: words(`
    llamar al dentista; regar las plantas; pagar el alquiler; comprar flores; dar de comer al gato;
    renovar el pasaporte; enviar el contrato; sacar la basura; devolver los libros; cargar el coche;
    recoger el traje; firmar el presupuesto
  `),
  topicsOfMeetings: words(`
    el presupuesto; el informe trimestral; la nueva web; las contrataciones; el lanzamiento del producto;
    el plan de marketing; las opiniones de los clientes; la oficina; los gastos de viaje; la formación
  `),
  messages: words(`
    llego diez minutos tarde; la cena está lista; las llaves están debajo del felpudo; feliz cumpleaños;
    llámame cuando puedas; el tren va con retraso; yo llevo el postre; gracias por lo de ayer;
    nos vemos en la estación; no olvides las entradas
  `),
  problems: words(`
    la pantalla se queda en negro; no se carga; la aplicación se cierra al abrirla; el paquete llegó roto;
    no puedo iniciar sesión; el sonido se corta; falta una pieza; me cobraron dos veces;
    la talla no es la correcta
  `),
  events: words("concierto; festival; partido; congreso; mercadillo; torneo; desfile; recital"),
  jobs: words(`
    enfermera; programador; profesora; arquitecto; fontanero; abogada; cocinero; contable; fotógrafo;
    electricista; periodista; dentista; carpintero; piloto
  `),
  cities: words(`
    París; Roma; Viena; Lisboa; Tokio; Copenhague; Múnich; Seúl; Estambul; Milán; Ámsterdam; Londres; Oslo;
    Estocolmo; Bruselas; Ginebra; Praga; Atenas; Varsovia; Bogotá; Lima; Buenos Aires
  `),
  enumerations: {
    cuisine: words(`
      restaurante <italiano>; restaurante <japonés>; restaurante <mexicano>; restaurante <indio>;
      restaurante <chino>; restaurante <tailandés>; restaurante <francés>; restaurante <griego>
    `),
    color: words("en <rojo>; en <azul>; en <verde>; en <negro>; en <blanco>; en <amarillo>"),
    device: words(
      "la <luz>; la <calefacción>; la <televisión>; el <ventilador>; la <cafetera>; las <persianas>",
    ),
    room: words(`
      en la <cocina>; en el <dormitorio>; en el <salón>; en el <baño>; en el <garaje>; en la <oficina>
    `),
    transport: words("en <coche>; en <tren>; en <autobús>; en <bicicleta>; a <pie>"),
    room_type: words("una <habitación individual>; una <habitación doble>; una <suite>"),
  },
  openers: words("Hola,; Buenos días,; Buenas tardes,; Oye,; Perdone,; Una pregunta:"),
  closers: words("¡Gracias!; Muchas gracias.; Gracias de antemano.; Hasta luego.; Por favor.; Un saludo."),
  templates: {
    book_table: lines(`
      (Quiero|Quisiera|Me gustaría) reservar una mesa para {people} [personas] en un {cuisine} en {city} {date} [{time}]
      (Reserva|Reserve|Puedes reservar) una mesa [para {people}] en {venue} {date} {time}
      ¿Tienen mesa para {people} (personas|comensales) {date} {time}?
      Somos {people} y buscamos un {cuisine} en {city} para {date}
      Mesa para {people}, {venue}, {date}, {time}, a nombre de {person}
      {person} quiere cenar en {venue} {date} con {people} (amigos|compañeros)[, mejor {time}]
    `),
    book_trip: lines(`
      (Necesito|Busco|Quiero) (un vuelo|un billete|un tren) de {origin} a {destination} {date}[ {time}]
      (Quiero|Queremos|Me gustaría) (viajar|ir|volar) de {origin} a {destination} {date}
      ¿Cómo voy de {origin} a {destination} {transport} {date}?
      {people} billetes para {destination} {date}, salida de {origin} {time}
      {person} viaja {date} a {destination}, el tren sale de {origin} {time}
    `),
    book_hotel: lines(`
      (Quiero|Necesito|Reserva) {room_type} en el hotel {venue} de {city} {date} para {nights} noches
      Busco un hotel en {city}, entrada {date}, {nights} noches, {people} (personas|adultos)
      {room_type} en {city} para {nights} noches[, como mucho {amount} por noche]
      {person} se queda {nights} noches en {venue} y llega {date}
      ¿Tienen {room_type} {date}? Somos {people} y nos quedamos {nights} noches
    `),
    set_reminder: lines(`
      (Recuérdame|Acuérdate de recordarme) {date} [{time}] que tengo que {task}
      Tengo que {task} {date}[, avísame {time}]
      Nueva tarea: {task}, para {date}[ {time}]
      Nota para {date}: {task}
      Añade un recordatorio {date} {time}: {task}
    `),
    schedule_meeting: lines(`
      (Programa|Organiza|Convoca) una reunión con {person} {date} {time} sobre {topic}
      (Quiero|Tengo que) hablar con {person} {date} durante {duration} sobre {topic}
      {person} y yo nos vemos {date} {time} para tratar {topic}
      ¿Está libre {person} {date} {time}? Necesitamos {duration} para {topic}
      Agenda: {topic}, {person}, {date}, {time}, {duration}
    `),
    play_music: lines(`
      (Pon|Reproduce|Quiero escuchar) {song} de {artist} [en {service}]
      Pon algo de {artist}[, por ejemplo {song}]
      Añade {song} de {artist} a mi lista {playlist}
      ¿Puedes buscar la canción {song} [de {artist}]?
    `),
    get_weather: lines(`
      ¿Qué tiempo hará {date} en {city}?
      ¿(Va a llover|Va a nevar|Hará frío) {date} en {city}?
      ¿Necesito (un paraguas|una chaqueta) en {city} {date}?
      El tiempo en {city}, {date}[, por favor]
      ¿Qué temperatura hará {date} {time} en {city}?
    `),
    order_items: lines(`
      (Quiero|Quisiera|Queremos) pedir {count} {item} [{color}] [por {amount}]
      (Añade|Pon) {count} {item} {color} (al carrito|a la cesta)
      Necesitamos {count} {item} para {date}, {color} si puede ser
      {person} pidió {count} {item} a {company} por {amount}
      ¿Cuánto cuestan {count} {item} {color}?
    `),
    shopping_list: lines(`
      (Añade|Pon|Apunta) {list} a la lista de la compra
      Nos (falta|hace falta) {list}
      (Compra|Trae) {list} [de camino a casa]
      Compra {date}: {list}
    `),
    send_money: lines(`
      (Envía|Manda|Transfiere) {amount} a {person} [{date}]
      (Quiero|Puedes) (enviar|transferir) {amount} a {person}
      {person} me debe {amount}[, pídeselo {date}]
      La factura {code} de {company} por {amount} vence {date}
      He pagado {amount} a {company} {date}
    `),
    send_message: lines(`
      (Escribe a|Dile a|Contesta a) {person}: {message}
      (Manda|Envía) un mensaje a {person}: {message}
      Escribe a {person} a {email}: «{message}»
      Mensaje para {person} de parte de {person2}: {message}
    `),
    add_contact: lines(`
      (Guarda|Nuevo contacto:) {person}, {phone}[, {email}]
      Me llamo {person}, mi teléfono es {phone} [y mi correo {email}]
      {person} trabaja de {job} en {company}, teléfono {phone}
      Escriba a {person} a {email}, {company}, {address}
      El nuevo número de {person} es {phone} y vive en {address}
    `),
    control_home: lines(`
      (Enciende{=on:true}|Apaga{=on:false}) {device} {room}
      Pon {device} {room} a {number} (por ciento|grados)
      ¿Puedes apagar{=on:false} {device} {room} {time}?
      (Conecta{=on:true}|Desconecta{=on:false}) {device} {room} {date} {time}
    `),
    report_problem: lines(`
      (Tengo un problema con|Algo le pasa a) mi {product}: {problem}
      Pedido {code}: {problem}[. Devuélvanme {amount}]
      Mi {product} de {company} está roto, {problem}
      Incidencia {code} de {person}: {problem}
      {problem}. Es un {product}, número de serie {code}
    `),
    navigate: lines(`
      (Llévame|Guíame|Quiero ir) a {address} [en {city}] [{transport}]
      ¿Cómo llego a {venue} en {city} {transport}?
      ¿Qué distancia hay de {origin} a {destination} {transport}?
      Tengo que estar en {address} {time}, voy {transport}
      Quedamos en {venue}, {address}, {city}
    `),
    announce_event: lines(`
      El {event} será {date} {time} en {city}[, entradas a {amount}]
      {person} te invita al {event} en {venue} {date}
      {artist} toca en {venue} de {city} {date}, entradas desde {amount}
      No te pierdas el {event} en {city}, {date}, puertas {time}
      {company} patrocina el {event} {date} en {city}
    `),
    describe_person: lines(`
      {person} es {job} en {city} [y trabaja en {company}]
      {person} tiene {age} años y vive en {city}
      Desde {year}, {person} trabaja de {job} en {company}
      {person} nació en {city} en {year}
      {person}, de {age} años, {job}, se muda de {origin} a {destination}
    `),
    translate_text: lines(`
      (Traduce|Traduzca) «{message}» al {language}
      ¿Cómo se dice «{message}» en {language}?
      Necesito esto en {language}: «{message}»
      {person} solo habla {language}, dile: {message}
    `),
    rent_home: lines(`
      Piso de {rooms} habitaciones en {city}, {area} metros cuadrados, {amount} al mes
      (Busco|Buscamos) un piso de {rooms} habitaciones en {city}, hasta {amount}
      Se alquila: {area} metros cuadrados, {rooms} habitaciones, {address}, {amount}
      {person} alquila un piso de {rooms} habitaciones en {city} por {amount} desde {date}
    `),
    set_timer: lines(`
      (Pon|Inicia) un temporizador de {duration}
      Despiértame {date} {time}
      Pon la alarma {date} {time}
      Los huevos necesitan {duration}, pon el reloj
    `),
  },
  labels: words(`
    reservar mesa; reservar viaje; reservar hotel; recordatorio; convocar reunión; poner música; el tiempo; pedido;
    lista de la compra; enviar dinero; enviar mensaje; guardar contacto; control del hogar; informar de un problema;
    cómo llegar; evento; perfil de persona; traducción; alquiler; alarma
  `),
  topics: words("comida; viajes; trabajo; música; clima; compras; dinero; contactos; hogar; eventos"),
  emotions: {
    joy: lines("¡Estoy muy feliz!\n¡Qué día tan bonito!\nNo puedo dejar de sonreír."),
    anger: lines("¡Esto es indignante!\nEstoy muy enfadado.\nMe pone furioso."),
    sadness: lines("Estoy muy triste.\nTengo ganas de llorar.\nMe parte el corazón."),
    fear: lines("Tengo miedo de que salga mal.\nEstoy aterrado.\nMe preocupa mucho."),
    surprise: lines("¡No me lo esperaba!\n¡Qué sorpresa!\nCasi no me lo creo."),
    gratitude: lines("Estoy muy agradecido.\nMil gracias por todo.\nTe lo agradezco de corazón."),
  },
  sentiments: {
    positive: lines(`
      Me encanta mi {product}.
      {venue} fue fantástico, el personal muy amable.
      El {product} funciona perfectamente, lo recomiendo.
      Cinco estrellas para {company}, ¡gran servicio!
      En {venue} se come de maravilla.
    `),
    negative: lines(`
      El {product} se rompió a los dos días.
      Pésimo servicio en {venue}, nunca más.
      Estoy decepcionado con el {product}.
      {company} nunca contesta, atención horrible.
      El {product} es tirar el dinero.
    `),
    neutral: lines(`
      El {product} llegó {date}.
      {venue} está al lado de la estación.
      {company} tiene una oficina en {city}.
      El {product} viene en tres colores.
    `),
  },
  sentimentLabels: words("positivo; negativo; neutro"),
  emotionLabels: words("alegría; enfado; tristeza; miedo; sorpresa; gratitud"),
  fields: words(`
    nombre; ciudad; origen; destino; fecha; hora; personas; lugar; importe; moneda; producto; cantidad; teléfono;
    empresa; profesión; mensaje; tarea; evento; color; habitación
  `),
  extract: lines(`
    Extrae los datos del texto.
    Rellena el formulario.
    ¿Qué datos contiene la frase?
    Devuelve los detalles.
  `),
  classify: lines(`
    Clasifica el texto. Categorías: {labels}
    ¿Cuál encaja mejor: {labels}?
    Elige una categoría: {labels}
    ¿De qué trata? Opciones: {labels}
  `),
  outside: lines(`
    (Escribe|Redacta) (un poema|un cuento|un ensayo) sobre {topic}
    Explícame {topic}
    ¿Qué opinas sobre {topic}?
    Cuéntame un chiste sobre {topic}
    ¿Cómo funciona {topic}?
  `),
  outsideTopics: words(`
    la física cuántica; la democracia; los volcanes; el amor; el ajedrez; la filosofía; la evolución;
    los dinosaurios
  `),
  refusal:
    "No puedo ayudar con eso. Convierto textos breves en datos: con un esquema, categorías o herramientas.",
};
