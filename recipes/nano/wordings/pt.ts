// Portuguese as in Brazil: further wordings beside languages/pt.ts. Events are masculine ("o {event}"), things are plural
// without an article, topics bring theirs, so that neither "de" nor "em" stands before them.
import type { Wordings } from "../language.ts";
import { lines, words } from "../lists.ts";

export const pt: Wordings = {
  relativeDates: words(`
    na <próxima terça-feira>; no <sábado que vem>; daqui a três dias; no <fim do mês>; hoje ao meio-dia; amanhã ao meio-dia;
    nesta <madrugada>; na <quinta que vem>; daqui a uma semana; no <próximo feriado>; amanhã à tarde
  `),
  venues: words(`
    Restaurante {last}; Pizzaria {first}; Padaria {last}; Boteco do {first}; Cozinha da {first}; Bistrô {last};
    Empório {last}; Teatro {last}; Quiosque {last}; Recanto {last}
  `),
  companies: words(`
    {last} e Associados; Transportes {last}; Construtora {last}; Móveis {last}; Clínica {last}; {last} Tecnologia;
    Gráfica {last}; Auto Peças {last}; {last} Alimentos
  `),
  items: words(`
    camisetas de algodão; taças de vinho; canetas; pastas; luvas; bonés; jaquetas; pares de tênis; fones de ouvido; cortinas;
    porta-retratos; tapetes de ioga; teclados; mouses sem fio; caixas organizadoras; cobertores; malas; tigelas; garfos;
    vasos; bolas; chaveiros; extensões elétricas; banquetas; relógios de parede; cintos; cachecóis de lã; agendas; lençóis;
    aventais; cartões de visita; guarda-chuvas
  `),
  groceries: words(`
    presunto; iogurte natural; limões; chocolate amargo; alho; peito de frango; feijão preto; mostarda; chá verde;
    água com gás; carne moída; cogumelos; geleia de morango; mel; lentilha; grão-de-bico; um pepino; pão de queijo; alface;
    pimentões vermelhos; açúcar mascavo; papel higiênico; sabão em pó; cereal; queijo ralado; mexericas; atum em lata;
    biscoitos; azeitonas; leite condensado
  `),
  tasks: words(`
    marcar consulta com o médico; fazer o imposto de renda; buscar as crianças na escola; cancelar a assinatura;
    mandar a carta registrada; preparar a apresentação; revisar o relatório; comprar um presente para a Júlia; trocar os lençóis;
    lavar a louça; passear com o cachorro; chamar o técnico da máquina de lavar; pagar a conta de luz; ligar para o síndico;
    aprovar as férias da equipe; imprimir as passagens; tomar o remédio; encomendar o bolo; passar na farmácia; mandar os convites;
    consertar a torneira; limpar as janelas; abastecer o carro; fazer backup das fotos; cortar a grama; matricular o Pedro na natação;
    atualizar o currículo; cobrar o fornecedor; entregar as chaves; limpar o forno; confirmar o hotel; reservar uma sala;
    organizar as notas fiscais; visitar a vovó; trocar os pneus; fazer as malas; levar o carro na revisão; assinar o contrato de aluguel;
    retirar a encomenda; conferir as contas; dar parabéns ao papai
  `),
  topicsOfMeetings: words(`
    a estratégia comercial; as metas do ano; o calendário de férias; o novo logotipo; as reclamações dos clientes;
    o contrato de manutenção; a segurança da informação; a feira de Curitiba; as vagas temporárias; a mudança;
    a festa de fim de ano; os números de vendas; o trabalho remoto; a auditoria interna; a campanha publicitária;
    a escolha do fornecedor; o protótipo; os prazos de entrega; a reforma do depósito; a tabela de salários; o aplicativo novo;
    os novos preços; a parceria com o banco; o ano letivo; o balanço anual; a organização da equipe; o edital; as entrevistas;
    a gestão do estoque; a proteção de dados; o projeto social; a renovação das licenças
  `),
  messages: words(`
    estou saindo agora; chego lá ao meio-dia; ganhamos o jogo; a reunião foi adiada; sua encomenda está com a vizinha;
    deixei meu guarda-chuva na sua casa; o bebê finalmente dormiu; o carro está na oficina; boa sorte na prova;
    hoje à noite não posso ir; deu tudo certo; a senha do portão mudou; tem sopa na geladeira; o almoço sai à uma;
    te espero na frente do cinema; o encanador já veio; estou quase sem bateria; estou com saudade; as crianças já dormiram;
    achei seu cachecol; a documentação está completa; aceitamos a proposta; melhoras; a chave ficou na portaria;
    amanhã te devolvo o dinheiro; nas férias vamos para a Bahia; o médico disse que está tudo bem; traz pão quando voltar;
    parabéns pelo emprego novo; não tem mais vaga; o voo foi cancelado; estou preso no trânsito; boas férias; a foto ficou linda;
    a consulta está confirmada; sábado tem churrasco; falta a sua assinatura; o gato voltou; te ligo daqui a uma hora;
    desculpa por ontem; o novo endereço está no e-mail
  `),
  problems: words(`
    a bateria dura uma hora; o botão não responde; esquenta demais; a imagem está borrada; o cabo é muito curto;
    a entrega está três semanas atrasada; me mandaram outra cor; desliga sozinho; o zíper veio quebrado; faz um barulho estranho;
    a atualização apagou tudo; o wi-fi cai toda hora; não aceita a senha; está vazando água; veio sem manual; a tela trincou;
    o reembolso nunca caiu; as teclas travam; está com cheiro de queimado; a caixa veio vazia; a câmera não liga;
    o cupom de desconto não funciona; a nota fiscal está errada; ninguém atende o telefone; minha conta foi bloqueada;
    a tampa não fecha; a costura abriu; não reconhece o pendrive; falta o controle remoto; não recebo as notificações;
    o motor vibra muito
  `),
  events: words(`
    show de samba; festival de cinema; bazar beneficente; carnaval de rua; torneio de tênis; baile de máscaras; desfile de moda;
    feirão de empregos; coquetel de abertura; jogo de basquete; balé; salão do automóvel; espetáculo de mágica; simpósio; karaokê;
    piquenique do bairro; workshop de fotografia; curso de salsa; concurso de poesia; campeonato de xadrez; musical;
    lançamento do livro; arraial; encontro de leitores; bingo da escola; rodízio beneficente; luau
  `),
  jobs: words(`
    clínica geral; farmacêutico; motorista de ônibus; designer gráfica; veterinário; cabeleireira; garçom; padeiro; pedreiro;
    engenheiro de som; corretor de imóveis; livreiro; tradutora; policial; enfermeira obstetra; gerente de projetos;
    diretora comercial; vendedor; secretária; professor de música; fisioterapeuta; florista; guia de turismo; bombeiro;
    assistente social; mecânico; bibliotecária; consultora fiscal; analista de dados; jardineiro; costureira; pesquisadora
  `),
  openers: words(
    "E aí,; Oi, gente,; Prezados senhores,; Olha,; Desculpe,; Boa noite,; Só uma coisa:; Então,; Urgente:",
  ),
  closers: words(
    "Tenha um bom dia!; Atenciosamente.; Um abraço.; Valeu!; Até mais!; Boa noite.; Fico no aguardo.; Te agradeço.; Grato.",
  ),
  templates: {
    book_table: lines(`
      {venue}, {date}, {people} (pessoas|lugares)[, {time}][, em nome de {person}]
      (Vocês poderiam|Dá para|Tem como) guardar uma mesa {date} [{time}]? Seremos {people}[, nome: {person}]
      {date} (vamos jantar|vamos almoçar) em {city}, ache um {cuisine}[, seremos {people}]
      {date} [{time}] vamos em {people}, tem lugar no {venue}?
      Que tal um {cuisine} em {city} {date} {time}? Seríamos {people}
      Reserva em nome de {person}: {people} (pessoas|lugares), {date}, {time}
      Tenho uma reserva no {venue} {date}, (muda|mudem, por favor,) para {people} pessoas
      Qual {cuisine} abre {date} em {city}? [Somos {people}.]
      {person} faz aniversário {date}: mesa para {people} no {venue}[, {time}]
      Jantar {date}, {people} convidados, de preferência um {cuisine}, {city}
    `),
    book_trip: lines(`
      {origin} - {destination}, {date}[, {transport}][, {people} (viajantes|passageiros)]
      {date} tenho que estar em {destination}, saio de {origin} [{transport}]
      Tem (algum trem|algum voo|algum ônibus) para {destination} {date}? Estou em {origin}
      (Pegue|Reserve|Compre) {people} lugares de {origin} para {destination}[, {date}][ {time}]
      Saída {origin} {date} {time}, chegada {destination}[, {people} pessoas]
      Vamos para {destination} {date}! Precisamos de {people} passagens saindo de {origin}
      O jeito mais (barato|rápido) entre {origin} e {destination} {date} [{transport}]
      {person} quer sair de {origin} {date} {time} com destino a {destination}
      Peço a gentileza de reservar a viagem {origin} - {destination} {date} [{transport}]
      {date} volto de {origin}, ache uma passagem para {destination}
    `),
    book_hotel: lines(`
      {venue}, {room_type}, {nights} noites[, chegada {date}][, em nome de {person}]
      Vamos (dormir|ficar) {nights} noites em {city}, precisamos de {room_type}[, {date}]
      Em {city}, {room_type} para {people} pessoas, {nights} noites, máximo {amount}
      Poderiam reservar {room_type} em nome de {person} {date}? [{nights} noites]
      Quanto custa {room_type} {date} no {venue}? Seriam {nights} noites
      Orçamento de {amount} por noite, {city}, {nights} noites, {people} pessoas[, {date}]
      {date} chego em {city}: encontre {room_type}[ por {nights} noites]
      Estendam minha estadia no {venue}: {nights} noites no total[, {person}]
      Hospedagem em {city} {date} para {people}, {nights} noites, é possível?
    `),
    set_reminder: lines(`
      {date} [{time}]: {task}
      Não posso esquecer de {task} {date}[, me avisa {time}]
      (Anota|Anote|Põe) na minha lista: {task}[, {date}]
      Você (me lembra|pode me lembrar) {date} [{time}] que eu tenho que {task}?
      Lembrete: {task}, {date}
      {date} {time} é preciso {task}, (me avise|me dá um toque)
      {person} tem que {task} {date}, (lembra ele disso|mande um aviso)
      Quero um alerta {date} [{time}] para {task}
      Pendente: {task}[ {date}]
      {task}, {date} no máximo, me lembre por favor
    `),
    schedule_meeting: lines(`
      {topic}: reunião {date} {time} com {person}[, {duration}]
      (Vamos nos ver|Vamos conversar) {date} [{time}] com {person}, tema: {topic}
      {date} tenho que ver {person} para discutir {topic}, reserve {duration}
      (Convide|Chame|Inclua) {person} na reunião {date} {time} sobre {topic}
      Conversa de {duration} com {person} {date}[ {time}], assunto: {topic}
      O senhor teria um horário {date} {time} para tratar isto: {topic}? [Atenciosamente, {person}]
      (Mude|Passe|Remarque) a reunião sobre {topic}, agora é {date} {time}
      Videochamada com {person} {date} {time}, {duration} no máximo, para falar sobre {topic}
      Arruma {duration} com {person} {date}, queremos rever {topic}
      Compromisso confirmado: {person}, {date}, {time}, {topic}
    `),
    play_music: lines(`
      {artist}, {song}[, no {service}]
      Bota um pouco de {artist} [no {service}]
      {song}, por favor[, a versão de {artist}]
      Estou com vontade de ouvir {song} [de {artist}]
      (Abre|Entra no) {service} e toca minha playlist {playlist}
      Depois dessa, toca {song} [de {artist}]
      Como era aquela de {artist}? Ah, {song}, coloca essa
      Minha playlist {playlist} no aleatório [no {service}]
      Um disco de {artist} [no {service}], (obrigado|vai)
      {song} no repeat [no {service}]
    `),
    get_weather: lines(`
      Em {city} {date} vai fazer (sol|calor|frio)?
      {date} vou para {city}, (que roupa eu levo|levo blusa de frio|preciso de capa de chuva)?
      Tempo {city} {date}
      Me diga (o tempo|a temperatura) em {city} {date} [{time}]
      (Tem previsão de temporal|Vai nevar|Vai dar praia) em {city} {date}?
      Vamos fazer trilha em {city} {date}, como fica o tempo?
      Qual vai ser a máxima em {city} {date}?
      Poderia me passar a previsão {date} para {city}?
      Vai ficar nublado em {city} {date} ou não?
      Previsão {city}, {date}[, {time}]
    `),
    order_items: lines(`
      {count} {item} {color}, entrega {date}[, {address}]
      Vocês têm {item} {color}? Eu levaria {count}
      (Encomende|Compre|Peça) {count} {item} [{color}] na {company}
      {date} chegam {count} {item} da {company}, nota de {amount}
      Quero devolver {count} {item}, pedido {code}
      Por favor, enviem {count} {item} para {address}
      Para {person}, {count} {item} {color}[, orçamento {amount}]
      Meu carrinho: {count} {item}, {color}, total {amount}
      Por quanto saem {count} {item} {color}?
      Ordem de compra {code}: {count} {item} [{color}], {company}
    `),
    shopping_list: lines(`
      {list}, para comprar {date}
      (Lembre de comprar|Não esqueça de comprar|Tem que comprar) {list}
      Na lista: {list}
      Para o bolo eu preciso de {list}
      Dá para trazer {list} [quando você voltar]?
      {date} na feira vou comprar {list}
      Anota {list} (para o mercado|na lista)[, obrigado]
      Acabou tudo isto: {list}[, vou lá {date}]
      Lista do mercado: {list}
      {date} vem visita, compra {list}
    `),
    send_money: lines(`
      {amount} para {person}, (por pix|agora mesmo|por favor)
      {date}, pix de {amount} para {person}
      Devo {amount} para {person}, (pague|faça a transferência) {date}
      (Peça|Cobre) {amount} de {person} [{date}]
      (Pague|Quite|Paga) a fatura {code}: {amount}, {company}
      Débito da {company} {date}: {amount}
      Poderiam fazer uma transferência de {amount} em favor de {person} [{date}]?
      Minha parte deu {amount}, manda para {person}
      {person} me emprestou {amount}, devolvo {date}
      Fatura {code}, {company}, {amount}, vencimento {date}
    `),
    send_message: lines(`
      "{message}": (manda isso|repassa) para {person}
      (Avise|Informe) {person}: {message}
      SMS para {person}: {message}
      {person2} tem um recado para {person}: {message}
      E-mail para {email}: "{message}"[, destinatário {person}]
      Você pode dizer isto para {person}: {message}?
      Para {person}, de {person2}: "{message}"
      Responda "{message}" para {person}
      Favor comunicar a {person} o seguinte: {message}
      {message}, fala isso para {person}
      Zap para {person}: {message}
    `),
    add_contact: lines(`
      {person}, {job}, {company}: {phone}
      {phone} é o (número|celular) de {person}[, {email}]
      Aqui é {person} da {company}, (me ligue no|estou no) {phone}
      (Adicione|Coloque) {person} nos meus contatos: {phone}[, {address}]
      Anote o e-mail de {person}: {email}
      Olá, sou {person}, {job} na {company}, meu e-mail é {email}
      {person} mora na {address}, tel. {phone}
      Cadastro de cliente: {person}, {address}, {phone}, {email}
      {person} trocou de número, agora é {phone}
      Para falar com {person} ({company}): {phone} ou {email}
    `),
    control_home: lines(`
      {room}, (ligue{=on:true}|desligue{=on:false}) {device}
      {room}, deixe {device} em {number} (por cento|graus)
      {date} {time}, ative{=on:true} {device} {room}
      Está (frio|quente demais) {room}, ajuste {device}
      Estou saindo de casa: desligue{=on:false} {device} {room}
      Você poderia ligar{=on:true} {device} {room} {date} {time}?
      Esqueci {device} {room}, (desligue tudo|desative){=on:false}
      {time} quero {device} {room} em {number}
      Por gentileza, (liguem{=on:true}|desliguem{=on:false}) {device} {room} {time}
      (Para de usar{=on:false}|Bota para funcionar{=on:true}) {device} {room}
    `),
    report_problem: lines(`
      {product} comprado na {company}: {problem}
      {problem}, o que eu faço? (Modelo|Aparelho): {product}
      Boa tarde, meu pedido {code} está com problema: {problem}
      Escrevo por causa do meu {product} ({code}): {problem}
      Reclamação de {person}, protocolo {code}: {problem}
      Paguei {amount} neste {product} e {problem}
      Desde ontem {problem}. O (aparelho|produto) é o {product}
      Socorro, {problem} no meu {product}
      {product}, {problem}, quero meus {amount} de volta
      Assistência da {company}: {problem}[, referência {code}]
    `),
    navigate: lines(`
      {address}, {city}, [{transport},] (vamos|rota por favor)
      O caminho mais (curto|rápido) para {address} [{transport}]
      (Onde fica|Onde é) o {venue} em {city}?
      De {origin} a {destination} {transport}, quanto tempo leva?
      Como se chega {transport} até {address} saindo de {origin}?
      Me esperam na {address} {date} {time}, me guie
      Me busca na {address} {time}
      Rota: {origin}, {destination}[, {transport}]
      Ponto de encontro: {venue}, {address}[, {time}]
      Estou em {origin}, (me leva|preciso chegar) até {address}
    `),
    announce_event: lines(`
      {date}, o {venue} recebe um {event}[, entrada {amount}]
      Esperamos vocês no {event} {date} {time}, {address}
      {city}: o {event} foi adiado, será {date}
      Anote a data: {event}, {date}, {venue}
      {artist} ao vivo em {city} {date}[, {venue}], a partir de {amount}
      Graças à {company}, o {event} volta a {city} {date}
      Éramos {count} no {event} em {city}
      Dois ingressos para o {event} {date}: {amount}
      {person} organiza um {event} em {city} {date}[ {time}]
      O próximo {event}? {date}, {time}, no {venue}
    `),
    describe_person: lines(`
      Aos {age} anos, {person} trabalha como {job} em {city}
      A {company} contratou {person} como {job} [em {city}]
      Minha vizinha se chama {person}, {job}, {age} anos
      Origem: {origin}, endereço atual: {destination}, nome: {person}, {job}
      {person}, {job} de profissão, vive em {city}[ e tem {age} anos]
      Ano de nascimento de {person}: {year}, em {city}
      {person} entrou na {company} em {year} e trabalha como {job}
      Depois de {age2} anos na {company}, {person} se aposenta
      Perfil: {person}, {age} anos, {job}, {company}, {city}
      Quem é {person}? {job}, {city}[, {age} anos]
    `),
    translate_text: lines(`
      "{message}", como fica em {language}?
      Passa para {language}: {message}
      Eu precisaria da versão em {language} desta frase: "{message}"
      {person} entende apenas {language}, escreva: {message}
      Em {language}, por favor: "{message}"
      Poderia traduzir isto para {language}: "{message}"?
      Tradução para {language}: {message}
      Vou escrever para {person} em {language}, como digo "{message}"?
      Coloque esta frase em {language}: "{message}"
    `),
    rent_home: lines(`
      {city}, {rooms} quartos, {area} m², {amount} com condomínio
      Aluguel {amount}, {rooms} quartos, {address}, livre {date}
      (Gostaríamos|Gostaria) de visitar o apartamento de {rooms} quartos em {city} {date} [{time}]
      Por {amount} ao mês quero pelo menos {area} metros quadrados em {city}
      {person} procura um apartamento de {rooms} quartos em {city}, orçamento {amount}
      Quitinete para alugar em {city}, {area} m², ligar para {phone}
      Casa de {rooms} dormitórios em {city}, {amount} por mês[, {area} metros quadrados]
      Vocês têm algum apartamento de {rooms} quartos em {city} por menos de {amount}?
      Alugo meu apartamento na {address}: {area} m², {amount}
    `),
    set_timer: lines(`
      {duration} de forno, (timer|me avisa|cronômetro)
      Despertador {date} {time}
      (Me avise|Toque|Me dá um toque) daqui a {duration}
      {date} levanto {time}, põe um alarme
      Contagem regressiva de {duration}, (já|pode começar)
      Vou tirar um cochilo de {duration}, me acorda depois
      Tira o alarme que toca {time}[ {date}]
      {date} tenho que madrugar, alarme {time}
      Pode programar um alarme {date} {time}?
      Em {duration} a pizza fica pronta, ligue o timer
    `),
  },
  emotions: {
    joy: words(`
      Estou nas nuvens!; Que alegria!; A gente se divertiu muito.; Finalmente férias, oba!; Fiquei muito contente com a notícia.;
      É o melhor dia da minha vida!; A vida é uma maravilha.; Não caibo em mim de felicidade.; Isso me deixa de ótimo humor.;
      Viva, eu consegui!; Dá vontade de dançar de tão contente que estou.; Hoje estou sorrindo para todo mundo.
    `),
    anger: words(`
      Estou de saco cheio!; É inadmissível.; Estou fora de mim.; Estão rindo da minha cara!; Isso me tira do sério.; Chega, vocês passaram do limite!;
      Que ódio.; Não aguento essa falta de respeito.; Meu sangue ferve.; É uma vergonha!; Estou indignada com esse descaso.; Me deixem em paz de uma vez!
    `),
    sadness: words(`
      Estou com o astral lá embaixo.; Sinto uma falta enorme dele.; Me sinto tão sozinha.; Nada mais me anima.; Meus olhos se enchem de lágrimas.;
      Que tristeza sem fim.; Estou com o coração apertado.; Fiquei arrasada.; Passei a manhã chorando.; Nada me consola.;
      É um dia de luto para nós.; Ando muito deprimido.
    `),
    fear: words(`
      Estou morrendo de medo.; Tremo só de pensar.; Me dá um frio na espinha.; Não tenho coragem de sair à noite.; Temo o pior.;
      Estou entrando em pânico.; Esta casa vazia me dá medo.; A cirurgia me angustia.; Tenho pavor de cobra.;
      Tomara que não tenha acontecido nada de ruim com ele!; Estou paralisada de medo.; Ando assustado com tudo.
    `),
    surprise: words(`
      Nossa, não me diga!; Fiquei de queixo caído.; Inacreditável, mas é verdade!; Quem diria!; Fiquei boquiaberta.;
      Ué, você por aqui!; Jamais teria imaginado.; Estou chocado, nem sei o que dizer.; Caramba, que notícia inesperada!; Quase caí da cadeira quando soube.;
      Opa, não vi vocês chegarem!; Fui pego de surpresa.
    `),
    gratitude: words(`
      Nem sei como agradecer.; Muitíssimo obrigada pela ajuda.; Foi muito gentil da sua parte.; Te devo essa.;
      Um grande obrigado a toda a equipe.; Ainda bem que você estava lá, obrigado.; Nunca vou esquecer o que você fez por mim.;
      Obrigada por dedicar seu tempo.; Serei eternamente grata.; O apoio de vocês me emocionou, obrigada.;
      Sem você eu não teria conseguido, valeu mesmo.; Deus lhe pague.
    `),
  },
  sentiments: {
    positive: lines(`
      O {product} superou todas as minhas expectativas.
      {venue}, super recomendo, tudo uma delícia.
      A {company} entregou antes do prazo, parabéns!
      Já não vivo sem meu {product}.
      Atendimento caloroso e vista linda no {venue}.
      Nota dez para a {company}, amei.
      O melhor {product} que já tive.
      O {venue}, em {city}, é um achado.
      Ótimo custo-benefício, esse {product}.
      Na {company} me ajudaram na hora, obrigado.
      Este {product} é fácil de usar e muito resistente.
      Vamos voltar ao {venue} com certeza.
    `),
    negative: lines(`
      O {product} não funciona, joguei dinheiro fora.
      {venue}: comida fria e conta salgada.
      A {company} me cobrou {amount} por nada.
      Fujam deste {product}, estraga toda semana.
      Funcionários grossos e quarto sujo no {venue}.
      Me arrependo de ter escolhido a {company}.
      Este {product} é barulhento, lento e caro.
      Uma hora de espera no {venue}, inaceitável.
      A {company} se recusa a devolver meu dinheiro, que vergonha.
      A qualidade do {product} deixa muito a desejar.
      O {venue}, em {city}, nos decepcionou demais.
      O {product} não parece nada com a foto.
    `),
    neutral: lines(`
      O {product} custa {amount}.
      O {venue} abre {date} {time}.
      A {company} tem {count} funcionários em {city}.
      Comprei o {product} com entrega {date}.
      O {venue} fica na {address}.
      A {company} existe desde {year}.
      O {product} acompanha um cabo.
      O {venue} fecha às segundas.
      O {product} pesa dois quilos.
      A {company} mudou de sede em {year}.
      Há dois salões no {venue}.
      O {product} estará à venda {date}.
    `),
  },
  extract: lines(`
    Tire os dados desta mensagem.
    Complete os campos a partir do texto.
    Que informações há nesta frase?
    Transforme o texto em dados.
    Procure no texto os valores pedidos.
    Por favor, extraia os elementos úteis.
    Estruture o conteúdo desta nota.
    Leia a frase e preencha os campos.
    Insira os dados da mensagem.
    Analise o texto e devolva os detalhes pedidos.
  `),
  classify: lines(`
    Dê uma etiqueta ao texto: {labels}
    Em que categoria entra este texto? {labels}
    Que etiqueta corresponde melhor: {labels}?
    Responda com uma só categoria: {labels}
    O que o usuário quer? Respostas possíveis: {labels}
    Coloque esta mensagem em um grupo: {labels}
    Indique a etiqueta certa entre: {labels}
    O assunto do texto é um destes: {labels}
    Uma única resposta da lista: {labels}
    Determine a classe do texto. Classes: {labels}
  `),
  outside: lines(`
    (Componha|Invente) (uma canção|uns versos|uma lenda) sobre {topic}
    Por que se fala tanto sobre {topic}?
    Na sua opinião, {topic} é algo bom ou ruim?
    Me dê (sua opinião|um conselho|uma curiosidade) sobre {topic}
    Escreva um programa em Python sobre {topic}
    Faça um trabalho de dez páginas sobre {topic}
    Resuma a história deste tema: {topic}
    Como explico {topic} para uma criança de cinco anos?
    Quais são as vantagens e as desvantagens? Tema: {topic}
    Me faça rir com {topic}
    Redija um discurso sobre {topic}
    Vamos debater sobre {topic}
    Qual é o melhor livro sobre {topic}?
    Imagine um romance sobre {topic}
    O que é exatamente {topic}?
    Me ajuda com o dever de casa sobre {topic}
    O que Machado de Assis diria sobre {topic}?
    Crie um slogan engraçado sobre {topic}
    Escreva uma cena de teatro (sobre|em torno deste tema:) {topic}
    Me conta tudo o que você sabe sobre {topic}
    Resolva um exercício de matemática sobre {topic}
    Que futuro tem {topic}, na sua visão?
    Redija um artigo de blog (completo|envolvente) sobre {topic}
  `),
  outsideTopics: words(`
    a inteligência artificial; a Revolução Francesa; a mudança climática; a felicidade; a gravidade; o capitalismo;
    o Império Romano; a fotossíntese; o sistema imunológico; a teoria das cordas; o surrealismo; a inflação; a morte;
    a Idade Média; a amizade; a mitologia grega; o cérebro humano; a relatividade; a passagem do tempo; o infinito;
    o teorema de Pitágoras; a guerra fria; a energia nuclear; a vida em Marte; o sonho; a justiça; o feminismo;
    a arte moderna; a blockchain; o acaso; a tectônica de placas; a astrologia; o cinema mudo; a inveja; o DNA;
    o cálculo integral; a biodiversidade; o modernismo brasileiro; a consciência; a educação; o buraco negro; a liberdade
  `),
};
