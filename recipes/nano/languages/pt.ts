// Portuguese, as in Brazil.
import type { Language } from "../language.ts";
import { lines, words } from "../lists.ts";

export const pt: Language = {
  code: "pt",
  locale: "pt-BR",
  faker: "pt_BR",
  spaced: true,
  currencies: ["BRL", "BRL", "EUR", "USD"],
  numbers: words("três; quatro; cinco; seis; sete; oito; nove; dez; onze; doze"),
  relativeDates: words(`
    hoje; amanhã; depois de amanhã; hoje à noite; amanhã de manhã; na <semana que vem>; neste <fim de semana>;
    na <próxima sexta-feira>; na <próxima segunda-feira>; no <mês que vem>; daqui a duas semanas; hoje à tarde;
    amanhã à noite; no <próximo domingo>
  `),
  onWeekday: words("<{}>; <{}>; <{} à noite>; <{} de manhã>"),
  onDate: words("em <{}>; no dia <{}>; em <{}>"),
  times: words(
    "às <{H}h>; às <{H}h{MM}>; às <{H} horas>; por volta das <{H}h>; às <{H}:{MM}>; às <{h} da noite>",
  ),
  amPm: ["da manhã", "da noite"],
  durations: { minutes: "{n} minutos", hours: "{n} horas" },
  venues: words(`
    Cantina {last}; Casa {last}; Café {last}; Bar do {first}; Sabor de {city}; Hotel {last}; Churrascaria {last};
    Pousada {first}; Espaço {last}
  `),
  companies: words(
    "{last} S.A.; {last} Ltda.; {last} e Filhos; Grupo {last}; {last} Engenharia; Irmãos {last}",
  ),
  streets: words(
    "rua {last}, {number}; avenida {last}, {number}; praça {first} {last}, {number}; alameda {last}, {number}",
  ),
  items: words(`
    camisas; cadernos; pilhas; canecas; lâmpadas; capinhas; luminárias; meias; lápis; almofadas; cadeiras; mochilas;
    toalhas; velas; pratos; garrafas
  `),
  groceries: words(`
    leite; ovos; pão; maçãs; arroz; manteiga; azeite; tomates; queijo; cebolas; bananas; café; farinha; cenouras;
    iogurte; sal; macarrão; batatas
  `),
  tasks: words(`
    ligar para o dentista; regar as plantas; pagar o aluguel; comprar flores; dar comida ao gato;
    renovar o passaporte; enviar o contrato; levar o lixo para fora; devolver os livros; carregar o carro;
    buscar o terno; assinar o orçamento
  `),
  topicsOfMeetings: words(`
    o orçamento; o relatório trimestral; o novo site; as contratações; o lançamento do produto;
    o plano de marketing; a opinião dos clientes; o escritório; as despesas de viagem; o treinamento
  `),
  messages: words(`
    vou chegar dez minutos atrasado; o jantar está pronto; as chaves estão embaixo do tapete; feliz aniversário;
    me liga quando puder; o trem está atrasado; eu levo a sobremesa; obrigado por ontem;
    a gente se vê na estação; não esqueça os ingressos
  `),
  problems: words(`
    a tela fica preta; não carrega mais; o aplicativo fecha ao abrir; o pacote chegou quebrado;
    não consigo entrar na conta; o som está ruim; falta uma peça; fui cobrado duas vezes;
    o tamanho veio errado
  `),
  events: words("show; festival; jogo; congresso; torneio; casamento; desfile; encontro"),
  jobs: words(`
    enfermeira; programador; professora; arquiteto; encanador; advogada; cozinheiro; contador; fotógrafo;
    eletricista; jornalista; dentista; carpinteiro; piloto
  `),
  cities: words(`
    Paris; Roma; Viena; Lisboa; Tóquio; Copenhague; Munique; Seul; Istambul; Milão; Amsterdã; Londres; Oslo;
    Estocolmo; Bruxelas; Genebra; Praga; Atenas; São Paulo; Recife; Salvador; Curitiba; Manaus; Porto
  `),
  enumerations: {
    cuisine: words(`
      restaurante <italiano>; restaurante <japonês>; restaurante <mexicano>; restaurante <indiano>;
      restaurante <chinês>; restaurante <tailandês>; restaurante <francês>; restaurante <grego>
    `),
    color: words("em <vermelho>; em <azul>; em <verde>; em <preto>; em <branco>; em <amarelo>"),
    device: words("a <luz>; o <aquecimento>; a <televisão>; o <ventilador>; a <cafeteira>; as <persianas>"),
    room: words("na <cozinha>; no <quarto>; na <sala>; no <banheiro>; na <garagem>; no <escritório>"),
    transport: words("de <carro>; de <trem>; de <ônibus>; de <bicicleta>; a <pé>"),
    room_type: words("um <quarto individual>; um <quarto duplo>; uma <suíte>"),
  },
  openers: words("Oi,; Olá,; Bom dia,; Boa tarde,; Com licença,; Uma pergunta:"),
  closers: words("Obrigado!; Muito obrigada.; Desde já agradeço.; Até logo.; Por favor.; Abraços."),
  templates: {
    book_table: lines(`
      (Quero|Gostaria de|Queria) reservar uma mesa para {people} [pessoas] em um {cuisine} em {city} {date} [{time}]
      (Reserve|Reserva|Pode reservar) uma mesa [para {people}] no {venue} {date} {time}
      Vocês têm mesa para {people} (pessoas|convidados) {date} {time}?
      Somos {people} e procuramos um {cuisine} em {city} {date}
      Mesa para {people}, {venue}, {date}, {time}, em nome de {person}
      {person} quer jantar no {venue} {date} com {people} (amigos|colegas)[, de preferência {time}]
    `),
    book_trip: lines(`
      (Preciso de|Procuro|Quero) (um voo|uma passagem|um trem) de {origin} para {destination} {date}[ {time}]
      (Quero|Queremos|Gostaria de) (viajar|ir|voar) de {origin} para {destination} {date}
      Como vou de {origin} até {destination} {transport} {date}?
      {people} passagens para {destination} {date}, saindo de {origin} {time}
      {person} viaja {date} para {destination}, o ônibus sai de {origin} {time}
    `),
    book_hotel: lines(`
      (Quero|Preciso de|Reserve) {room_type} no hotel {venue} em {city} {date} por {nights} noites
      Procuro um hotel em {city}, chegada {date}, {nights} noites, {people} (pessoas|adultos)
      {room_type} em {city} por {nights} noites[, no máximo {amount} por noite]
      {person} fica {nights} noites no {venue} e chega {date}
      Vocês têm {room_type} {date}? Somos {people} e ficamos {nights} noites
    `),
    set_reminder: lines(`
      (Me lembre|Lembre-me) {date} [{time}] de {task}
      Preciso {task} {date}[, me avise {time}]
      Nova tarefa: {task}, {date}[ {time}]
      Nota, {date}: {task}
      Crie um lembrete {date} {time}: {task}
    `),
    schedule_meeting: lines(`
      (Marque|Agende|Organize) uma reunião com {person} {date} {time} sobre {topic}
      (Quero|Preciso) falar com {person} {date} por {duration} sobre {topic}
      Eu e {person} nos encontramos {date} {time} para discutir {topic}
      {person} está livre {date} {time}? Precisamos de {duration} para {topic}
      Agenda: {topic}, {person}, {date}, {time}, {duration}
    `),
    play_music: lines(`
      (Toque|Coloque|Quero ouvir) {song} de {artist} [no {service}]
      Toca alguma coisa de {artist}[, por exemplo {song}]
      Adicione {song} de {artist} à minha playlist {playlist}
      Você consegue achar a música {song} [de {artist}]?
    `),
    get_weather: lines(`
      Como vai estar o tempo {date} em {city}?
      Vai (chover|nevar|fazer frio) {date} em {city}?
      Preciso de (guarda-chuva|casaco) em {city} {date}?
      Previsão do tempo para {city}, {date}[, por favor]
      Quantos graus vai fazer {date} {time} em {city}?
    `),
    order_items: lines(`
      (Quero|Gostaria de|Queremos) pedir {count} {item} [{color}] [por {amount}]
      (Adicione|Coloque) {count} {item} {color} no carrinho
      Precisamos de {count} {item} {date}, {color} se possível
      {person} pediu {count} {item} na {company} por {amount}
      Quanto custam {count} {item} {color}?
    `),
    shopping_list: lines(`
      (Adicione|Coloque|Anote) {list} na lista de compras
      (Falta|Precisamos de) {list}
      (Compre|Traga) {list} [no caminho de casa]
      Compras {date}: {list}
    `),
    send_money: lines(`
      (Envie|Mande|Transfira) {amount} para {person} [{date}]
      (Quero|Pode) (enviar|transferir) {amount} para {person}
      {person} me deve {amount}[, cobre {date}]
      A fatura {code} da {company} de {amount} vence {date}
      Paguei {amount} à {company} {date}
    `),
    send_message: lines(`
      (Escreva para|Diga a|Responda a) {person}: {message}
      (Mande|Envie) uma mensagem para {person}: {message}
      Escreva para {person} no {email}: "{message}"
      Recado para {person} da parte de {person2}: {message}
    `),
    add_contact: lines(`
      (Salve|Novo contato:) {person}, {phone}[, {email}]
      Meu nome é {person}, meu telefone é {phone} [e meu e-mail {email}]
      {person} trabalha como {job} na {company}, telefone {phone}
      Escreva para {person}: {email}, {company}, {address}
      O novo número de {person} é {phone}, endereço {address}
    `),
    control_home: lines(`
      (Ligue{=on:true}|Desligue{=on:false}|Acenda{=on:true}|Apague{=on:false}) {device} {room}
      Coloque {device} {room} em {number} (por cento|graus)
      Pode desligar{=on:false} {device} {room} {time}?
      (Ative{=on:true}|Desative{=on:false}) {device} {room} {date} {time}
    `),
    report_problem: lines(`
      (Estou com um problema no|Tem algo errado com o) meu {product}: {problem}
      Pedido {code}: {problem}[. Quero {amount} de volta]
      Meu {product} da {company} quebrou, {problem}
      Chamado {code} de {person}: {problem}
      {problem}. É um {product}, número de série {code}
    `),
    navigate: lines(`
      (Me leve|Quero ir|Como chego) até {address} [em {city}] [{transport}]
      Como chego ao {venue} em {city} {transport}?
      Qual a distância de {origin} até {destination} {transport}?
      Preciso estar em {address} {time}, vou {transport}
      Nos encontramos no {venue}, {address}, {city}
    `),
    announce_event: lines(`
      O {event} será {date} {time} em {city}[, ingressos a {amount}]
      {person} convida você para o {event} no {venue} {date}
      {artist} toca no {venue} em {city} {date}, ingressos a partir de {amount}
      Não perca o {event} em {city}, {date}, abertura {time}
      {company} patrocina o {event} {date} em {city}
    `),
    describe_person: lines(`
      {person} trabalha como {job} em {city} [na empresa {company}]
      {person} tem {age} anos e mora em {city}
      Desde {year}, {person} trabalha como {job} na {company}
      {person} nasceu em {city} em {year}
      {person}, {age} anos, {job}, vai se mudar de {origin} para {destination}
    `),
    translate_text: lines(`
      (Traduza|Traduz) "{message}" para {language}
      Como se diz "{message}" em {language}?
      Preciso disto em {language}: "{message}"
      {person} só fala {language}, diga: {message}
    `),
    rent_home: lines(`
      Apartamento de {rooms} quartos em {city}, {area} metros quadrados, {amount} por mês
      (Procuro|Procuramos) um apartamento de {rooms} quartos em {city}, até {amount}
      Aluga-se: {area} metros quadrados, {rooms} quartos, {address}, {amount}
      {person} aluga um apartamento de {rooms} quartos em {city} por {amount}, disponível {date}
    `),
    set_timer: lines(`
      (Coloque|Inicie) um timer de {duration}
      Me acorde {date} {time}
      Coloque o despertador {date} {time}
      Os ovos precisam de {duration}, comece a contar
    `),
  },
  labels: words(`
    reservar mesa; reservar viagem; reservar hotel; lembrete; marcar reunião; tocar música; previsão do tempo;
    pedido; lista de compras; enviar dinheiro; enviar mensagem; salvar contato; controle da casa;
    relatar problema; como chegar; evento; perfil de pessoa; tradução; aluguel; despertador
  `),
  topics: words("comida; viagens; trabalho; música; clima; compras; dinheiro; contatos; casa; eventos"),
  emotions: {
    joy: lines("Estou tão feliz!\nQue dia maravilhoso!\nNão paro de sorrir."),
    anger: lines("Isso é um absurdo!\nEstou com muita raiva.\nIsso me deixa furioso."),
    sadness: lines("Estou tão triste.\nTenho vontade de chorar.\nIsso parte meu coração."),
    fear: lines("Tenho medo de dar errado.\nEstou apavorado.\nIsso me preocupa muito."),
    surprise: lines("Eu não esperava por isso!\nQue surpresa!\nMal posso acreditar."),
    gratitude: lines("Sou muito grato.\nMuito obrigado por tudo.\nAgradeço de coração."),
  },
  sentiments: {
    positive: lines(`
      Adoro meu {product}.
      O {venue} foi fantástico, equipe muito simpática.
      O {product} funciona perfeitamente, recomendo.
      Cinco estrelas para a {company}, ótimo atendimento!
      A comida do {venue} é deliciosa.
    `),
    negative: lines(`
      O {product} quebrou em dois dias.
      Péssimo atendimento no {venue}, nunca mais.
      Estou decepcionado com o {product}.
      A {company} nunca responde, suporte horrível.
      O {product} é dinheiro jogado fora.
    `),
    neutral: lines(`
      O {product} chegou {date}.
      O {venue} fica ao lado da estação.
      A {company} tem um escritório em {city}.
      O {product} vem em três cores.
    `),
  },
  sentimentLabels: words("positivo; negativo; neutro"),
  emotionLabels: words("alegria; raiva; tristeza; medo; surpresa; gratidão"),
  fields: words(`
    nome; cidade; origem; destino; data; hora; pessoas; local; valor; moeda; produto; quantidade; telefone; empresa;
    profissão; mensagem; tarefa; evento; cor; cômodo
  `),
  extract: lines(`
    Extraia os dados do texto.
    Preencha o formulário.
    Que dados a frase contém?
    Devolva os detalhes.
  `),
  classify: lines(`
    Classifique o texto. Categorias: {labels}
    Qual combina melhor: {labels}?
    Escolha uma categoria: {labels}
    Do que se trata? Opções: {labels}
  `),
  outside: lines(`
    (Escreva|Redija) (um poema|um conto|uma redação) sobre {topic}
    Me explique {topic}
    O que você acha sobre {topic}?
    Conte uma piada sobre {topic}
    Como funciona {topic}?
  `),
  outsideTopics: words(`
    a física quântica; a democracia; os vulcões; o amor; o xadrez; a filosofia; a evolução; os dinossauros
  `),
  refusal:
    "Não posso ajudar com isso. Eu transformo textos curtos em dados: com um esquema, categorias ou ferramentas.",
};
