// The words of the sets of labels (label-sets.ts).
import { lines, words } from "./lists.ts";

interface Label {
  /** Names that mean the same; those at one place in all labels of a set go together. */
  readonly names: readonly string[];
  /** What stands in a frame. */
  readonly texts: readonly string[];
}

interface LabelSet {
  /** {} is a text of the label. */
  readonly frames: readonly string[];
  readonly labels: readonly Label[];
}

function label(names: string, texts: string): Label {
  return { names: words(names), texts: words(texts) };
}

const AS_IS = lines(`
  {}
  {}
  Hi, {}
  Hello, {}
  {} Thank you.
  {} Best, Sam
  Good morning. {}
  {} (sent from my phone)
`);

const TICKETS: LabelSet = {
  frames: lines(`
    I'm writing because {}.
    Hello, {}.
    {}. Can you help?
    {}!
    Please look into this: {}.
    Since yesterday there is this: {}.
    My problem is that {}.
    Hi team, {}, what should I do?
  `),
  labels: [
    label(
      "billing; payments; invoice question; accounting",
      `I was charged twice; the invoice shows the wrong total; my card was declined; there is a fee I do not know;
      I need a receipt for last month; the VAT number on the bill is missing; the direct debit failed; you billed me for a year;
      the amount on my statement is too high; the payment is still pending; I want to pay by bank transfer instead`,
    ),
    label(
      "shipping; delivery; parcel question; logistics",
      `my parcel has not arrived; the tracking number does not work; the courier left it at the wrong house;
      the package is stuck in customs; delivery takes far too long; I need to change the delivery address;
      the driver never rang the bell; the shipment is marked as delivered but it is not here; the box was lost in transit;
      I want to know when my order ships`,
    ),
    label(
      "technical; technical support; bug; it support",
      `the app crashes when I open it; the page shows error 500; the device does not turn on; the sync never finishes;
      the software will not install; the connection drops every minute; the video freezes; the button does nothing;
      the latest update broke the search; the file does not open; Bluetooth cannot find my phone`,
    ),
    label(
      "account; account access; login question; user administration",
      `I forgot my password; I cannot log in; my account is locked; I want to change my user name;
      the confirmation code never comes; I need to delete my profile; somebody else uses my account;
      I want to change the email address of my login; two-factor sign-in locks me out; please merge my two profiles`,
    ),
    label(
      "returns; refund; return request; exchange",
      `I want to send the shoes back; I'd like my money back; the jacket is too small and I want to exchange it;
      how do I return the lamp; I changed my mind and want to give it back; when will I get my refund;
      I need a return label; I want to swap it for a larger size; the returned item was not refunded;
      I would like to undo my purchase`,
    ),
    label(
      "sales; pre-sales; purchase question; new business",
      `we are interested in fifty licences; I want a quote for the business plan; I would like a demo of the product;
      do you offer a discount for schools; what does the premium plan cost; we want to become a reseller;
      I'd like to speak to someone about an offer; is there a free trial; we need a price list for large orders`,
    ),
  ],
};

const NEWS: LabelSet = {
  frames: lines(`
    {}
    Breaking: {}
    {}, officials say
    {} on Tuesday
    News this morning: {}
    Report: {}
    {}, as it was announced today
    {}; more details to follow
  `),
  labels: [
    label(
      "sports; sport news; athletics; games and matches",
      `striker scores twice in cup final; champion defends title in five sets; coach leaves club after relegation;
      sprinter breaks national record; goalkeeper out for the season with injury; underdogs reach the semi-final;
      cyclist wins mountain stage; league extends the transfer window; swimmer takes third gold medal; team signs young defender`,
    ),
    label(
      "politics; political news; government; parliament and elections",
      `parliament passes new voting law; senator resigns after scandal; president meets opposition leader;
      party loses majority in regional election; minister presents reform of the constitution; mayor wins second term;
      coalition talks collapse; candidates clash in debate; voters reject referendum; embassy recalls its ambassador`,
    ),
    label(
      "business; economy; finance news; markets",
      `shares fall after profit warning; central bank raises interest rates; carmaker buys battery company;
      retailer closes forty shops; inflation slows to two percent; start-up raises ten million from investors;
      exports grow for the third month; two banks agree on a merger; oil price drops sharply; unemployment reaches record low`,
    ),
    label(
      "science; research; scientific discovery; science news",
      `researchers find water on distant planet; study links gene to memory; fossil of unknown reptile discovered;
      physicists measure particle with new precision; biologists describe new species of frog;
      telescope captures birth of a star; chemists develop plastic that dissolves; astronomers detect signal from galaxy;
      laboratory grows tissue from stem cells`,
    ),
    label(
      "entertainment; culture; show business; arts",
      `singer announces world tour; film wins best picture award; actress joins cast of fantasy series;
      band releases first album in ten years; museum shows lost paintings; novel tops the bestseller list;
      director works on sequel; streaming hit gets a second season; comedian hosts award show; festival reveals its line-up`,
    ),
    label(
      "health; medicine; health news; medical news",
      `hospital opens new cancer ward; doctors warn of flu season; vaccine protects children from malaria;
      patients wait longer for surgery; more people suffer from allergies; nurses ask for more staff on wards;
      new drug lowers blood pressure; doctors advise more sleep for teenagers; clinic reports fewer infections`,
    ),
    label(
      "technology; tech; digital news; computers and gadgets",
      `phone maker shows foldable screen; chip factory starts production; browser blocks trackers by default;
      hackers steal passwords from social network; robot sorts parcels in warehouse; app translates speech offline;
      software update fixes security hole; laptop runs two days on one charge; chatbot learns to write code`,
    ),
    label(
      "weather; weather news; storms and climate; meteorology",
      `storm leaves thousands without power; heat wave reaches forty degrees; snow closes mountain roads;
      heavy rain floods the valley; drought empties the reservoirs; hurricane turns towards the coast;
      first frost expected in the north; hail damages the harvest; fog delays morning traffic`,
    ),
  ],
};

const URGENCY: LabelSet = {
  frames: AS_IS,
  labels: [
    label(
      "urgent; high; critical; immediate",
      `the server is down and nobody can work, we need help right now.; this cannot wait, call me back immediately.;
      emergency: water is running through the ceiling.; please answer within the next ten minutes.; I need it at once, the flight leaves in an hour.;
      production has stopped, every minute costs us money.; act now, the data is being deleted.; we smell gas in the hall, send someone immediately.;
      drop everything else, the customer is waiting on the line.; the alarm is ringing and we cannot stop it, come quickly.`,
    ),
    label(
      "normal; medium; ordinary; this week",
      `could you send me the report this week?; please reply in the next few days.; I'd like an answer by the end of the week.;
      the meeting room needs a new lamp, some day this week would do.; please update the list by Friday.; let me have your comments in two or three days.;
      we should fix the form before next week.; a reply by Thursday would be good.; please order paper this week, we have enough for a few days.`,
    ),
    label(
      "not urgent; low; minor; whenever",
      `no hurry at all, just whenever you have time.; a small wish for some day in the future: a dark theme.; this can wait until next year.;
      take your time, it is only a detail.; if you ever get bored, the old files could be sorted.; it is not important, I merely noticed a typo.;
      there is no deadline for this, any month will do.; nothing pressing, just an idea for later.; low on your list, please, it bothers nobody.`,
    ),
  ],
};

const QUESTION_TYPES: LabelSet = {
  frames: lines(`
    {}?
    {}?
    Question: {}?
    Does anybody know {}?
    I wonder {}?
    Tell me, {}?
    Quiz: {}?
    My child asked {}?
  `),
  labels: [
    label(
      "person; who; human; people",
      `who wrote this novel; who invented the telephone; who was the first president; whose portrait hangs in the hall;
      who won the race; who discovered the island; who leads the company; who painted the ceiling; who teaches the class`,
    ),
    label(
      "place; where; location; geography",
      `where is the highest waterfall; where were the first games held; in which country do pandas live; where does the river end;
      where can you see the northern lights; in which city is the tower; where is the headquarters; where was he born; where do the birds go in winter`,
    ),
    label(
      "time; when; date; point in time",
      `when did the war end; when was the bridge built; in which year did the wall fall; when does the museum open;
      when is the next eclipse; on which day was it founded; when did people start to farm; when will the comet return; when was paper invented`,
    ),
    label(
      "number; how many; quantity; amount",
      `how many legs does a spider have; how many people live there; how much does an elephant weigh; how many moons are there;
      how much does the ticket cost; how many bones are in the hand; how many seats has the hall; how many steps lead up; how many pages has the book`,
    ),
    label(
      "reason; why; cause; explanation",
      `why is the sky blue; why do cats purr; why did the empire fall; why do leaves turn red; why does bread rise;
      why do we dream; why is the sea salty; why did they leave; why does ice float`,
    ),
    label(
      "method; how; procedure; instructions",
      `how do you tie a bow tie; how can I remove a stain; how do you boil an egg; how does one fold a crane from paper;
      how can you whistle with two fingers; how do I change a tyre; how do you sharpen a knife; how can I start a fire; how do you prune roses`,
    ),
  ],
};

const SPAM: LabelSet = {
  frames: AS_IS,
  labels: [
    label(
      "spam; junk; scam; unwanted mail",
      `you have won a free cruise, click here to claim it!; earn 5000 dollars a week from home, no work needed!; your account will be closed, enter your password at this link.;
      cheap pills without prescription, order now!; you were chosen for a secret inheritance of ten million.; lose twenty pounds in a week with this one trick!;
      double your bitcoin in one day, guaranteed!; last chance: claim your prize before midnight!; hot singles near you are waiting, sign up free!;
      send us your card number to receive your reward.`,
    ),
    label(
      "not spam; legitimate; genuine; normal mail",
      `the minutes of yesterday's meeting are attached.; can we move lunch to one o'clock?; mum, I arrived safely.; here are the photos from the hike.;
      the dentist has confirmed your appointment for Monday.; please review my draft when you can.; the team lunch is on Thursday in the canteen.;
      your library books are due next week.; are you coming to practice tonight?; the plumber will be at the flat at nine.`,
    ),
  ],
};

const FORMALITY: LabelSet = {
  frames: ["{}", "{}", "{}", "Message: {}", '"{}"', "> {}", "Text: {}", "- {}"],
  labels: [
    label(
      "formal; official; polite register; business style",
      `Dear Sir or Madam, I am writing to enquire about the vacancy.; We regret to inform you that your application was unsuccessful.;
      Please find enclosed the documents you requested.; I would be grateful if you could confirm receipt.; We look forward to your esteemed reply.;
      Yours faithfully, the board of directors.; It is with great pleasure that we invite you to the reception.; Kindly be advised that the office will be closed.;
      Should you require further information, do not hesitate to contact us.`,
    ),
    label(
      "informal; casual; colloquial; slang",
      `hey dude, what's up?; lol that was so funny; gonna grab a bite, wanna come?; yo, see ya later!; omg can't believe u did that; nah I'm good, cheers mate;
      gimme a sec, brb; that party was lit, bro; dunno, ask your mum haha`,
    ),
  ],
};

const PRODUCTS: LabelSet = {
  frames: lines(`
    {}
    New in our shop: {}
    {}, best price
    For sale: {}, hardly used
    I'm looking for {}
    Do you have {}?
    {} with two years of warranty
    Review of {}
  `),
  labels: [
    label(
      "electronics; tech products; devices; gadgets",
      "wireless headphones; a laptop with 16 GB memory; a smart watch; a 4K monitor; a Bluetooth speaker; a tablet; a game console; an e-book reader; a USB charger; a digital camera",
    ),
    label(
      "clothing; fashion; apparel; clothes",
      "a wool sweater; slim fit jeans; a summer dress; leather boots; a rain coat; cotton socks; a silk tie; a denim skirt; a knitted hat; a white shirt",
    ),
    label(
      "furniture; home furniture; living; furnishings",
      "an oak table; a three-seat sofa; a bookcase; a bunk bed; a chest of drawers; a rocking chair; a desk with drawers; a wardrobe; a bedside cabinet; a bar stool",
    ),
    label(
      "toys; toys and games; children's toys; play",
      "a wooden train set; a doll's house; building blocks; a teddy bear; a toy kitchen; a board game for children; a puzzle with 100 pieces; a water pistol; a spinning top; a kite",
    ),
    label(
      "beauty; cosmetics; personal care; skin and hair",
      "a face cream; red lipstick; shampoo for dry hair; nail polish; perfume with rose; a hair mask; mascara; body lotion; an eyebrow pencil; a shaving foam",
    ),
    label(
      "garden; gardening; outdoor and garden; plants and tools",
      "a lawn mower; a watering can; tulip bulbs; a hedge trimmer; a compost bin; a rake; tomato seeds; a garden hose; a greenhouse; a wheelbarrow",
    ),
    label(
      "books; reading; literature; printed books",
      "a crime novel; a cookbook; an illustrated atlas; a paperback of short stories; a biography; a poetry collection; a dictionary; a travel guide; a picture book; a hardcover edition of a classic",
    ),
    label(
      "sports equipment; sport; fitness; training gear",
      "a tennis racket; a yoga mat; a set of dumbbells; football boots; a punching bag; a skipping rope; a basketball; ski poles; a rowing machine; swimming goggles",
    ),
  ],
};

const DEPARTMENTS: LabelSet = {
  frames: lines(`
    {}
    Who can help me? {}
    Please forward this: {}
    Dear colleagues, {}
    Internal request: {}
    {} Whom should I ask?
    Ticket: {}
    Hello, I work on the third floor. {}
  `),
  labels: [
    label(
      "human resources; hr; personnel; people team",
      `I'd like to take parental leave.; how many vacation days do I have left?; a candidate asks about the interview.; my employment contract needs a signature.;
      I want to report a sick day.; who organises the onboarding of new employees?; I need a certificate of employment.; my working hours should be reduced.; the job advert has a mistake.`,
    ),
    label(
      "finance; accounting; controlling; money matters",
      `my travel expenses were not reimbursed.; the supplier sent a second payment reminder.; we need the budget for the next quarter.; which cost centre is this invoice for?;
      the balance sheet is due.; please approve the purchase of 3000 euros.; the tax adviser needs the figures.; our bank account details changed.; the cash book does not add up.`,
    ),
    label(
      "it; information technology; computer support; systems",
      `my laptop does not start.; I need access to the shared drive.; the VPN is slow.; please install the new software.; my mailbox is full.; the printer is not on the network.;
      my screen flickers.; I forgot my Windows password.; the Wi-Fi does not work in room 12.`,
    ),
    label(
      "legal; law; legal department; lawyers",
      `a client threatens to sue us.; please check the clauses of the contract.; may we use this photo without a licence?; a competitor copied our trademark.; is this non-disclosure agreement valid?;
      we got a letter from a court.; what do we have to do for data protection law?; the terms and conditions need an update.; our patent expires.`,
    ),
    label(
      "marketing; advertising; communications; public relations",
      `we need a slogan for the campaign.; the flyer for the trade fair is missing.; a journalist wants an interview.; who posts on our social media?; the logo on the poster is outdated.;
      please plan the advertising for spring.; the newsletter needs a subject line.; the brochure should be printed.; how many people saw our ad?`,
    ),
    label(
      "facilities; building services; facility management; house",
      `the heating in the office is cold.; the lift is stuck.; the light in the corridor is broken.; we need more desks in room 4.; the toilet is blocked.; the key to the storeroom is missing.;
      the window does not close.; somebody should clean the carpet.; the car park barrier stays down.`,
    ),
  ],
};

const SPEECH_ACTS: LabelSet = {
  frames: AS_IS,
  labels: [
    label(
      "question; inquiry; asks something; query",
      `what time does the shop open?; is the blue one still available?; how old is the building?; do you deliver on Sundays?; which bus goes to the station?; where did you buy that?;
      are dogs allowed?; does the price include breakfast?; who is in charge?`,
    ),
    label(
      "complaint; criticism; dissatisfied; objection",
      `the food was cold and nobody apologised.; I waited an hour and am very unhappy.; this is the third time the order is wrong.; your staff was rude to me.; the room was dirty, that is not acceptable.;
      I'm disappointed by the poor quality.; you promised a call and never called.; the noise last night was unbearable.; what you delivered is broken again.`,
    ),
    label(
      "praise; compliment; satisfied; positive feedback",
      `what a wonderful service, I loved it.; the staff was so kind and helpful.; great work, the result is perfect.; I'm very happy with the repair.; best meal in years, congratulations to the chef.;
      you did a fantastic job.; the new design is beautiful.; everything went smoothly, well done.; I'd recommend you to everybody.`,
    ),
    label(
      "request; demand; asks for action; order",
      `please send me the catalogue.; call me back tomorrow.; put me on the mailing list.; please book the room for Friday.; cancel my subscription.; bring two more chairs to the hall.;
      change my appointment to Monday.; please close the door at six.; ship the rest of the order to my office.`,
    ),
    label(
      "apology; excuse; says sorry; regret",
      `I'm sorry for the delay.; please forgive my late answer.; I apologise for the mistake.; sorry that I missed the call.; my apologies for the confusion.; I regret what I said.;
      please excuse the mess.; I didn't mean to hurt you, sorry.; we apologise for any trouble.`,
    ),
    label(
      "invitation; invite; asks to join; offer to come",
      `would you like to come to my party?; join us for dinner on Saturday.; you are invited to our wedding.; come along to the lake with us!; we'd love to have you at the opening.; care to join our reading group?;
      come and see our new flat.; be our guest at the concert.; would you join me for a coffee?`,
    ),
  ],
};

const SUBJECTS: LabelSet = {
  frames: lines(`
    {}
    Homework: {}
    Today's lesson: {}
    In the exam we had to deal with {}
    I don't understand {}
    Chapter 4: {}
    Can somebody explain {}?
    We are learning about {}
  `),
  labels: [
    label(
      "mathematics; maths; numbers and geometry; algebra and geometry",
      "quadratic equations; the area of a triangle; fractions and decimals; prime numbers; the Pythagorean theorem; long division; linear functions; percentages; square roots",
    ),
    label(
      "history; the past; historical studies; past events",
      "the French Revolution; the fall of the Roman Empire; the Middle Ages; the First World War; ancient Egypt; the age of exploration; the Cold War; the industrial revolution; the Vikings",
    ),
    label(
      "biology; life science; living things; plants and animals",
      "photosynthesis; the human heart; how cells divide; food chains; the life of bees; inheritance and genes; the skeleton of birds; how plants drink; the digestive system",
    ),
    label(
      "geography; earth science; countries and landscapes; the earth",
      "the rivers of Africa; capital cities of Europe; how mountains form; climate zones; volcanoes of the Pacific; map scales; the continents; deserts of the world; population of Asian countries",
    ),
    label(
      "music; music lessons; musical education; sounds and notes",
      "the notes of a major scale; rhythm and beat; the instruments of the orchestra; reading sheet music; choir singing; chords on the piano; a symphony by Beethoven; the treble clef; how a violin makes a sound",
    ),
    label(
      "languages; grammar; language lessons; foreign languages",
      "irregular verbs; French vocabulary; the past tense; German articles; how to form the plural; Spanish pronunciation; adverbs and adjectives; the English conditional; Latin declensions",
    ),
  ],
};

const MEALS: LabelSet = {
  frames: lines(`
    {}
    Today we cook {}
    A recipe for {}
    I'd love {}
    Order number 12: {}
    On the menu: {}
    How do you make {}?
    One portion of {}, please
  `),
  labels: [
    label(
      "dessert; sweet; sweets; something sweet",
      "chocolate cake; vanilla ice cream; apple pie; tiramisu; rice pudding; pancakes with syrup; strawberry mousse; cheesecake; caramel custard; doughnuts",
    ),
    label(
      "drink; beverage; drinks; something to drink",
      "iced tea; fresh orange juice; a cappuccino; lemonade; a glass of red wine; hot chocolate; sparkling water; a banana smoothie; green tea; a pint of beer",
    ),
    label(
      "soup; soup or broth; soups; soup in a bowl",
      "tomato soup; chicken broth; lentil soup; fish chowder; cream of mushroom soup; minestrone; ramen in broth; pumpkin soup; onion soup; cold cucumber soup",
    ),
    label(
      "salad; salad bowl; salads; cold vegetables",
      "a Greek salad; a Caesar salad; coleslaw; potato salad; a bowl of lettuce with dressing; beetroot salad; a tomato and mozzarella salad; bean salad; carrot salad; a mixed green salad",
    ),
    label(
      "main course; main dish; mains; hot main meal",
      "grilled steak with fries; spaghetti with meatballs; roast chicken with rice; vegetable lasagne; fish with potatoes; lamb curry; a beef burger; stuffed peppers; pork chops; mushroom risotto",
    ),
  ],
};

export const LABEL_SETS: readonly LabelSet[] = [
  TICKETS,
  NEWS,
  URGENCY,
  QUESTION_TYPES,
  SPAM,
  FORMALITY,
  PRODUCTS,
  DEPARTMENTS,
  SPEECH_ACTS,
  SUBJECTS,
  MEALS,
];
