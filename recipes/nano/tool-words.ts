// The words of composed tools (composed-tools.ts): what can be done with what, and how a request for it begins.
import { lines, words } from "./lists.ts";
import { inWaves } from "./split.ts";

export interface Verb {
  /** What the verb may be mistaken for: two of one family never stand beside each other for one thing. */
  readonly family: string;
  /** Whether it makes no sense without a quality: nobody calculates a triangle. */
  readonly ofQuality: boolean;
  /** How requests say it. */
  readonly spoken: readonly string[];
}

function verb(family: string, spoken: string, ofQuality = false): Verb {
  return { family, ofQuality, spoken: words(spoken) };
}

/** The family of verbs whose answer is a piece of knowledge: a question asks for it too. */
export const KNOWING = "know";

export const VERBS: Readonly<Record<string, Verb>> = {
  calculate: verb(KNOWING, "calculate; compute; work out; find; determine; figure out", true),
  compute: verb(KNOWING, "compute; calculate; work out; find", true),
  estimate: verb(KNOWING, "estimate; approximate; calculate; give me an estimate of", true),
  predict: verb(KNOWING, "predict; forecast; project; estimate", true),
  determine: verb(KNOWING, "determine; find out; work out; establish", true),
  get: verb(KNOWING, "get; show me; give me; look up; fetch; tell me; pull up"),
  fetch: verb(KNOWING, "fetch; get; retrieve; pull up; bring up"),
  retrieve: verb(KNOWING, "retrieve; get; look up; fetch; find"),
  find: verb(KNOWING, "find; search for; look for; locate; look up; help me find"),
  search: verb(KNOWING, "search for; find; look for; look up"),
  check: verb(KNOWING, "check; look up; tell me; find out", true),
  track: verb(KNOWING, "track; follow; check on"),
  create: verb("make", "create; make; set up; add; start; open"),
  generate: verb("make", "generate; create; produce; make"),
  register: verb("make", "register; add; enter; record"),
  design: verb("make", "design; create; draft; come up with"),
  update: verb("change", "update; change; edit; modify; adjust; correct"),
  convert: verb("change", "convert; change; transform; turn"),
  optimize: verb("change", "optimize; improve; tune"),
  delete: verb("drop", "delete; remove; erase; get rid of; discard"),
  cancel: verb("drop", "cancel; call off; drop"),
  archive: verb("archive", "archive; move to the archive; put away"),
  send: verb("send", "send; forward; deliver; transmit"),
  share: verb("send", "share; pass on; send out"),
  book: verb("book", "book; reserve"),
  order: verb("book", "order; buy; purchase"),
  compare: verb("judge", "compare; contrast; weigh up"),
  analyze: verb("judge", "analyze; analyse; examine; study; evaluate; assess"),
  summarize: verb("judge", "summarize; sum up; recap; give an overview of"),
  simulate: verb("simulate", "simulate; model; run a simulation of"),
  plot: verb("plot", "plot; draw; chart; visualize"),
  validate: verb("validate", "validate; verify; make sure of"),
};

export const THINGS = words(`
  file; invoice; account; triangle; rectangle; circle; recipe; book; movie; stock; loan; population; password;
  image; playlist; route; parcel; ticket; course; patient; drug; protein; plant; species; planet; battery; engine;
  circuit; beam; gas; signal; wave; court case; law; painting; museum; sculpture; team; player; match; tournament;
  vehicle; ship; flight; train; tax; mortgage; investment; salary; employee; project; budget; report; survey; poem;
  instrument; chord; melody; color; website; database; server; backup; channel; event; auction; house; garden;
  storm; river; mountain; temperature; distance; speed; force; density; velocity; interest; probability; median;
  cylinder; cone; sphere; cube; pyramid; polygon; ellipse; prism; vector; matrix; polynomial; equation; integral;
  sequence; fraction; histogram; regression; sample; distribution; graph; atom; molecule; electron; isotope; crystal;
  solution; reaction; enzyme; gene; genome; cell; virus; bacterium; fossil; mineral; star; comet; galaxy; satellite;
  telescope; rocket; pendulum; projectile; lens; mirror; magnet; capacitor; resistor; transformer; turbine; pump;
  pipe; bridge; tower; tunnel; road; bond; portfolio; dividend; pension; insurance policy; credit card; paycheck;
  currency; coupon; contract; lawsuit; patent; trademark; will; permit; license; election; treaty; battle; dynasty;
  empire; monument; castle; temple; festival; concert; album; song; symphony; guitar; piano; violin; podcast; film;
  series; novel; essay; magazine; article; library; exhibition; restaurant; menu; meal; dish; cake; soup; wine;
  coffee; diet; workout; marathon; swimmer; league; season; stadium; golf course; chess game; video game; quest;
  hotel; hostel; cruise; trip; visa; passport; airport; bus; taxi; bicycle; scooter; car; truck; phone; laptop; printer;
  router; sensor; thermostat; lamp; camera; robot; drone; table; query; index; log; message; email; calendar; meeting;
  task; note; document; spreadsheet; form; order; shipment; warehouse; product; customer; subscription; review;
  vaccine; symptom; allergy; clinic; appointment; pulse; sleep; calorie intake; pregnancy; wardrobe; apartment; lawn;
  roof; wall; floor; fence; tree; forest; lake; glacier; earthquake; volcano; tide; forecast; pet; horse; farm; crop
`);

export const QUALITIES = words(`
  area; price; status; history; summary; details; value; rating; size; weight; length; volume; age; growth; rate;
  score; schedule; location; owner; version; cost; balance; average; variance; total; list; type; level; ranking;
  perimeter; density; speed; energy; efficiency; capacity; lifespan; risk; yield; return; popularity; availability;
  quality; origin; composition; structure; frequency; duration; temperature; distance; height; depth; range;
  payment; profit; demand; budget; code; label; statistics; trend; limit; deadline; address; description; position
`);

export const QUALIFIERS = words(`
  start; end; total; initial; final; maximum; minimum; target; annual; monthly; first; second; home; main; current
`);

/** Requests that any verb can make: {verb}, {goal} and {values}, which may be several phrases. */
export const REQUESTS = inWaves(
  [
    "{verb} the {goal} {values}",
    "(Please|Can you|Could you|I need you to|I want to) {verb} the {goal} {values}",
    "{verb} {goal} {values}[, please]",
    "I have a question: {verb} the {goal} {values}?",
    "{values}: {verb} the {goal}",
    "Help me {verb} the {goal} {values}",
  ],
  lines(`
    (Would|Could|Can) you (please|) {verb} the {goal} {values}?
    I'd like (you |)to {verb} the {goal} {values}.
    I would like to {verb} the {goal} {values}[, thanks].
    I need to {verb} the {goal} {values}[ today| right away| as soon as possible].
    We (have|want|need) to {verb} the {goal} {values}.
    (Now|Next|First|Okay), {verb} the {goal} {values}.
    I am working on a {area}. {verb} the {goal} {values}.
    For my {area} I have to {verb} the {goal} {values}.
    It is for a {area}: please {verb} the {goal} {values}.
    (My boss|My teacher|A friend|My colleague) asked me to {verb} the {goal} {values}.
    Is it possible to {verb} the {goal} {values}?
    Are you able to {verb} the {goal} {values}?
    Would you mind helping me? I want to {verb} the {goal} {values}.
    I'm trying to {verb} the {goal} {values}. Can you do it (for me|)?
    {values}, {verb} the {goal}.
    {values}, (can|could) you {verb} the {goal}?
    {values}, please {verb} the {goal}.
    Go ahead and {verb} the {goal} {values}.
    Let's {verb} the {goal} {values}.
    hey, {verb} the {goal} {values}
    todo: {verb} {goal} {values}
    {verb} the {goal}. Use this: {values}.
    {verb} the {goal}, {values}.
    I want the {area} to be perfect, so {verb} the {goal} {values}.
    Quickly {verb} the {goal} {values}!
  `),
);

/** Requests for knowledge, which need no verb. */
export const QUESTIONS = lines(`
  What is the {goal} {values}?
  What's the {goal} {values}?
  What would the {goal} be {values}?
  What will be the {goal} {values}?
  I'd like to know the {goal} {values}.
  I want to know the {goal} {values}.
  I (wonder|was wondering) what the {goal} is {values}.
  (Tell me|Give me|Show me) the {goal} {values}[, please].
  Do you know the {goal} {values}?
  (Can|Could) you tell me the {goal} {values}?
  I need the {goal} {values}.
  {values}, what is the {goal}?
  {values}, what would the {goal} be?
  For a {area}, what is the {goal} {values}?
  I am planning a {area}. What is the {goal} {values}?
  We are discussing a {area} and need the {goal} {values}.
  {goal} {values}?
  {goal} {values}
  Any idea what the {goal} is {values}?
  Let me know the {goal} {values}.
  (Please|Kindly) provide the {goal} {values}.
`);

/** What a request may be for, without a word of a tool in it. */
export const AREAS = words(`
  school project; presentation; thesis; surprise; blog post; weekend plan; homework exercise; talk; small experiment;
  workshop; newsletter; hobby; pitch; research paper; class; gift; family gathering; renovation; side job; quiz night
`);
