// The facts that passages state (questions.ts), in several wordings, with what can be asked about them.
import { lines, words } from "./lists.ts";
import { inWaves } from "./split.ts";

export interface Fact {
  /** A slot of values.ts, or the values themselves. Two facts of one slot never stand in one passage. */
  readonly slot: string;
  readonly values?: readonly string[];
  /** Whether questions may leave out of whom they ask: no second person has such a fact then. */
  readonly vague: boolean;
  /** {value} is the slot's; {subject} the person or thing that the passage is about. */
  readonly statements: readonly string[];
  readonly questions: readonly string[];
  readonly yesNo: readonly string[];
}

function fact(slot: string, statements: string, questions: string, yesNo: string, values?: string): Fact {
  return {
    slot,
    ...(values === undefined ? {} : { values: words(values) }),
    vague: slot === "color" || slot === "date",
    statements: more(slot, lines(statements)),
    questions: lines(questions),
    yesNo: lines(yesNo),
  };
}

/** Further statements of the first facts, a wave of their own. */
const MORE: Readonly<Record<string, readonly string[]>> = {
  city: lines(
    "{subject} settled in {value}.\nFor years now, {subject} has been living in {value}.\n{value} is where {subject} lives.\n{subject} rents a flat in {value}.",
  ),
  age: lines(
    "Last month, {subject} celebrated birthday number {value}.\n{subject} is now {value}.\nThe age of {subject} is {value}.\n{subject}, aged {value}, feels fine.",
  ),
  job: lines(
    "{subject} earns a living as a~ {value}.\nBy profession, {subject} is a~ {value}.\n{subject} is employed as a~ {value}.\n{subject} trained as a~ {value} and works as one.",
  ),
  company: lines(
    "{subject} has a job at {value}.\n{subject} works for {value}.\nThe salary of {subject} is paid by {value}.\nFor {subject}, {value} is the best employer.",
  ),
};

function more(slot: string, statements: readonly string[]): readonly string[] {
  const further = MORE[slot];
  return further === undefined ? statements : inWaves(statements, further);
}

export const FACTS: readonly Fact[] = [
  fact(
    "city",
    "{subject} lives in {value}.\n{subject} has moved to {value}.\nThe home of {subject} is in {value}.",
    "Where does {subject} live?\nIn which city is the home of {subject}?\nWhat city does {subject} live in?",
    "Does {subject} live in {value}?\nIs {value} where {subject} lives?\nIs the home of {subject} in {value}?",
  ),
  fact(
    "age",
    "{subject} is {value} years old.\n{subject} turned {value} last week.\nAt {value}, {subject} is still learning.",
    "How old is {subject}?\nWhat is the age of {subject}?\nWhich age does {subject} have?",
    "Is {subject} {value} years old?\nIs {value} the age of {subject}?\nDoes {subject} have the age of {value}?",
  ),
  fact(
    "job",
    "{subject} works as a~ {value}.\nThe job of {subject} is {value}.\n{subject} became a~ {value} years ago.",
    "What does {subject} do for a living?\nWhat is the job of {subject}?\nWhich profession does {subject} have?",
    "Does {subject} work as a~ {value}?\nIs {subject} a~ {value}?\nIs {value} the job of {subject}?",
  ),
  fact(
    "company",
    "{subject} is employed at {value}.\nThe employer of {subject} is {value}.\n{value} hired {subject}.",
    "Who employs {subject}?\nWhich company does {subject} work for?\nWhat is the employer of {subject}?",
    "Is {subject} employed at {value}?\nDoes {subject} work for {value}?\nIs {value} the employer of {subject}?",
  ),
  fact(
    "color",
    "{subject} has a~ {value} bicycle.\nThe coat of {subject} is {value}.\n{subject} painted the door {value}.",
    "Which colour did {subject} choose?\nWhat colour does {subject} have?\nWhat is the colour?",
    "Is the colour {value}?\nDid {subject} choose {value}?\nIs {value} the colour?",
  ),
  fact(
    "date",
    "{subject} arrives {value}.\n{subject} will be there {value}.\nThe plane of {subject} lands {value}.",
    "When does {subject} arrive?\nWhen will {subject} be there?\nWhat day is it about?",
    "Does {subject} come {value}?\nWill {subject} be there {value}?\nIs the day {value}?",
  ),
  fact(
    "person2",
    "{subject} is married to {value}.\n{subject} shares an office with {value}.\nThe best friend of {subject} is {value}.",
    "Who is close to {subject}?\nWho is named together with {subject}?\nWith whom is {subject} connected?",
    "Is {value} close to {subject}?\nIs {subject} named together with {value}?\nIs {subject} connected with {value}?",
  ),
  fact(
    "event",
    "{subject} organises a~ {value}.\n{subject} is getting ready for a~ {value}.\nThe {value} is planned by {subject}.\n{subject} bought tickets for a~ {value}.",
    "Which event does {subject} have in mind?\nWhat kind of event is {subject} busy with?\nFor which event does {subject} prepare?\nWhat event is {subject} linked to?",
    "Is {subject} busy with a~ {value}?\nDoes the event of {subject} happen to be a~ {value}?\nIs it a~ {value} that {subject} has in mind?",
  ),
  fact(
    "amount",
    "{subject} paid {value} for the ticket.\nThe ticket cost {subject} {value}.\nFor the ticket, {subject} spent {value}.\n{value} was what {subject} paid for the ticket.",
    "How much did {subject} pay for the ticket?\nWhat was the price of the ticket of {subject}?\nWhat did the ticket cost {subject}?\nHow expensive was the ticket of {subject}?",
    "Did {subject} pay {value} for the ticket?\nWas {value} the price of the ticket of {subject}?\nDid the ticket cost {subject} {value}?",
  ),
  fact(
    "venue",
    "{subject} had dinner at {value}.\nYesterday {subject} went to {value} to eat.\n{subject} met friends for a meal at {value}.\nThe favourite restaurant of {subject} is {value}.",
    "Where did {subject} eat?\nAt which restaurant was {subject}?\nWhich restaurant does {subject} go to?\nWhat is the name of the restaurant of {subject}?",
    "Did {subject} eat at {value}?\nWas {subject} at {value} for a meal?\nIs {value} the restaurant where {subject} was?",
  ),
  fact(
    "number",
    "{subject} collects stamps and has {value} of them.\nThere are {value} stamps in the album of {subject}.\n{subject} owns {value} stamps.\nThe stamp collection of {subject} counts {value} pieces.",
    "How many stamps does {subject} have?\nWhat is the number of stamps of {subject}?\nHow large is the stamp collection of {subject}?\nHow many stamps does {subject} own?",
    "Does {subject} have {value} stamps?\nAre there {value} stamps in the collection of {subject}?\nIs {value} the number of stamps of {subject}?",
  ),
  fact(
    "weather",
    "The day {subject} left, the weather was {value}.\nIt was {value} when {subject} set off.\n{subject} travelled in {value} weather.\nThe sky was {value} over the village of {subject}.",
    "What was the weather like for {subject}?\nHow was the weather when {subject} travelled?\nWhich weather did {subject} have?\nWhat kind of weather did {subject} see?",
    "Was the weather {value} for {subject}?\nDid {subject} have {value} weather?\nWas it {value} when {subject} was there?",
    "rainy; sunny; foggy; stormy; snowy; cloudy; windy; clear; icy; misty; hot; frosty",
  ),
  fact(
    "vehicle",
    "{subject} takes the {value} to work.\nEvery morning {subject} leaves by {value}.\n{subject} came by {value}.\nTo get around, {subject} uses the {value}.",
    "How does {subject} travel?\nWhich means of transport does {subject} use?\nWhat does {subject} take to get around?\nBy what does {subject} go?",
    "Does {subject} travel by {value}?\nIs the {value} what {subject} uses?\nDoes {subject} use the {value} to get around?",
    "train; bus; tram; bicycle; car; ferry; scooter; motorbike; taxi; subway; van; boat",
  ),
  fact(
    "song",
    "The favourite song of {subject} is {value}.\n{subject} always sings {value}.\nAt parties, {subject} asks for {value}.\n{subject} likes no song better than {value}.",
    "What is the favourite song of {subject}?\nWhich song does {subject} like?\nWhat song does {subject} enjoy?\nWhich song makes {subject} happy?",
    "Is {value} the favourite song of {subject}?\nDoes {subject} like the song {value}?\nIs {value} the song that {subject} enjoys?",
  ),
  fact(
    "language",
    "{subject} is learning {value}.\n{subject} takes lessons in {value}.\nFor two years, {subject} has studied {value}.\nThe language course of {subject} is in {value}.",
    "Which language is {subject} learning?\nWhat language does {subject} study?\nIn which language does {subject} take lessons?\nWhich language course does {subject} attend?",
    "Is {subject} learning {value}?\nDoes {subject} study {value}?\nIs {value} the language that {subject} studies?",
  ),
  fact(
    "duration",
    "The walk of {subject} took {value}.\n{subject} walked for {value}.\n{value} is how long {subject} was out walking.\nIt took {subject} {value} to walk home.",
    "How long did {subject} walk?\nHow much time did the walk of {subject} take?\nWhat was the duration of the walk of {subject}?\nFor how long was {subject} walking?",
    "Did {subject} walk for {value}?\nDid the walk of {subject} take {value}?\nWas {subject} out walking for {value}?",
  ),
  fact(
    "time",
    "{subject} gets up at {value}.\nThe alarm clock of {subject} rings at {value}.\nAt {value}, {subject} wakes up.\n{subject} has breakfast at {value}, right after getting up.",
    "At what time does {subject} get up?\nWhen does {subject} wake up?\nWhat time does {subject} rise?\nAt which hour does {subject} leave the bed?",
    "Does {subject} get up at {value}?\nIs {value} when {subject} wakes up?\nDoes {subject} rise at {value}?",
  ),
  fact(
    "product",
    "{subject} bought a~ {value}.\nThe new gadget of {subject} is the {value}.\n{subject} unpacked a~ {value}.\nIn the shop, {subject} chose the {value}.",
    "What did {subject} buy?\nWhich product does {subject} own?\nWhat is the new gadget of {subject}?\nWhich device did {subject} get?",
    "Did {subject} buy the {value}?\nIs the {value} the gadget of {subject}?\nDoes {subject} own the {value}?",
  ),
  fact(
    "year",
    "{subject} finished school in {value}.\nIn {value}, {subject} graduated.\nThe graduation of {subject} was in {value}.\n{subject} left school in {value}.",
    "In which year did {subject} graduate?\nWhen did {subject} finish school?\nWhat was the year of the graduation of {subject}?\nWhich year did {subject} leave school in?",
    "Did {subject} graduate in {value}?\nWas {value} the year {subject} finished school?\nDid {subject} leave school in {value}?",
  ),
  fact(
    "pet",
    "{subject} has a pet: a~ {value}.\nAt home, {subject} keeps a~ {value}.\nThe pet of {subject} is a~ {value}.\n{subject} adopted a~ {value}.",
    "What pet does {subject} have?\nWhich animal lives with {subject}?\nWhat kind of animal does {subject} keep?\nWhich animal did {subject} choose?",
    "Does {subject} have a~ {value}?\nIs the pet of {subject} a~ {value}?\nDoes a~ {value} live with {subject}?",
    "cat; dog; parrot; hamster; rabbit; turtle; snake; goldfish; guinea pig; canary; lizard; pony",
  ),
  fact(
    "sport",
    "{subject} plays {value} every week.\nThe sport of {subject} is {value}.\n{subject} trains hard for {value}.\nAfter work, {subject} goes to {value} practice.",
    "Which sport does {subject} play?\nWhat sport does {subject} do?\nWhat does {subject} train for?\nWhich sport is {subject} good at?",
    "Does {subject} play {value}?\nIs {value} the sport of {subject}?\nDoes {subject} train for {value}?",
    "football; tennis; hockey; basketball; volleyball; golf; rugby; handball; badminton; cricket; table tennis; baseball",
  ),
  fact(
    "food",
    "{subject} ordered {value}.\nFor lunch, {subject} had {value}.\n{subject} cooked {value} for the family.\nThe favourite dish of {subject} is {value}.",
    "What did {subject} eat?\nWhich dish does {subject} have?\nWhat food is mentioned for {subject}?\nWhich food did {subject} choose?",
    "Did {subject} have {value}?\nIs {value} the dish of {subject}?\nDid {subject} choose {value}?",
    "lentil soup; fried rice; pizza; pancakes; fish and chips; lasagne; tacos; sushi; roast chicken; salad; noodles; curry",
  ),
  fact(
    "problem",
    "{subject} complained: {value}.\n{subject} told the service that {value}.\nThe complaint of {subject} reads: {value}.\n{subject} wrote to the shop because {value}.",
    "What did {subject} complain about?\nWhat is the problem of {subject}?\nWhich problem did {subject} report?\nWhy is {subject} unhappy?",
    "Did {subject} report that {value}?\nIs this the complaint of {subject}: {value}?\nDoes {subject} say that {value}?",
  ),
];
