// English. The richest of the languages: most of the real data and of the tools are in English too.
import type { Language } from "../language.ts";
import { lines, words } from "../lists.ts";
import { inWaves } from "../split.ts";

export const en: Language = {
  code: "en",
  locale: "en-US",
  faker: "en",
  spaced: true,
  currencies: ["USD", "EUR", "GBP", "CAD", "AUD"],
  numbers: words(`
    three; four; five; six; seven; eight; nine; ten; eleven; twelve
  `),
  relativeDates: words(`
    today; tomorrow; tonight; the day after tomorrow; next week; this weekend; this afternoon;
    tomorrow morning; tomorrow evening; next month; next Friday; next Monday; in two weeks; this Sunday;
    on <New Year's Eve>; at <the end of the month>
  `),
  onWeekday: words(`
    on <{}>; <this {}>; on <{} morning>; on <{} evening>; by <{}>
  `),
  onDate: words(`
    on <{}>; on <{}>; for <{}>; <{}>
  `),
  times: words(`
    at <{h} {ap}>; at <{h}:{MM} {ap}>; at <{h}{ap}>; at <{H}:{MM}>; around <{h} {ap}>; at <{h} o'clock>;
    at <{h}:{MM}>; at <{h}>
  `),
  amPm: ["am", "pm"],
  durations: {
    minutes: "{n} minutes",
    hours: "{n} hours",
  },
  venues: words(`
    Chez {first}; {last}'s; Café {last}; The {adjective} {noun}; {last} & Sons; {first}'s Kitchen;
    Casa {last}; {noun} Inn; Bistro {last}; {city} Grill; Hotel {last}; The {noun} and {noun}
  `),
  companies: words(`
    {last} Inc.; {last} LLC; {last} Group; {last} and {last}; {last} Labs; {noun} Systems;
    {adjective} {noun} Ltd
  `),
  streets: words(`
    {number} {last} Street; {number} {last} Avenue; {number} {noun} Road; {number} {first} Lane
  `),
  items: words(`
    shirts; notebooks; batteries; coffee mugs; light bulbs; phone cases; desk lamps; pairs of socks;
    pencils; pillows; concert tickets; water bottles; chairs; backpacks; towels; candles; umbrellas;
    keyboards
  `),
  groceries: words(`
    milk; eggs; bread; apples; rice; butter; olive oil; tomatoes; cheese; onions; bananas; coffee;
    dish soap; carrots; yoghurt; salt; pasta; paper towels; green tea; potatoes
  `),
  tasks: words(`
    call the dentist; water the plants; pick up the dry cleaning; pay the rent; buy flowers;
    feed the cat; renew my passport; submit the tax return; charge the car; take out the trash;
    back up my laptop; book a haircut; return the library books; defrost the chicken;
    send the signed contract; check the oil
  `),
  topicsOfMeetings: words(`
    the budget; the quarterly report; the new website; hiring; the product launch; the marketing plan;
    customer feedback; office space; the roadmap; security training; the merger; travel costs
  `),
  messages: words(`
    I'm running ten minutes late; dinner is ready; the keys are under the mat; happy birthday;
    can you call me back; the train is delayed; I'll bring the dessert; thanks for yesterday;
    please bring the documents; see you at the station; the meeting has moved to room 5;
    don't forget the tickets
  `),
  problems: words(`
    the screen stays black; it does not charge; the app crashes when it starts;
    the package arrived damaged; I cannot log in; the sound is distorted; a part is missing;
    it keeps restarting; the zip is broken; I was charged twice; the wrong size was delivered;
    the battery gets hot
  `),
  events: words(`
    concert; wedding; book fair; art exhibition; football match; charity run; job fair; film festival;
    school play; garden party
  `),
  jobs: words(`
    nurse; software engineer; teacher; architect; plumber; lawyer; chef; accountant; photographer;
    electrician; sales manager; dentist; journalist; carpenter; data analyst; pilot
  `),
  cities: words(`
    Lyon; Rome; Vienna; Lisbon; Tokyo; Copenhagen; Munich; Seoul; Istanbul; Hanoi; Shanghai; Amsterdam;
    Madrid; Oslo; Stockholm; Milan; Brussels; Geneva; Prague; Athens; Cairo; Nairobi; Sydney; Toronto
  `),
  enumerations: {
    cuisine: words(`
      <Italian>; <Japanese>; <Mexican>; <Indian>; <Chinese>; <Thai>; <French>; <Greek>
    `),
    color: words(`
      in <red>; in <blue>; in <green>; in <black>; in <white>; in <yellow>
    `),
    device: words(`
      the <light>; the <heating>; the <TV>; the <fan>; the <coffee machine>; the <blinds>
    `),
    room: words(`
      in the <kitchen>; in the <bedroom>; in the <living room>; in the <bathroom>; in the <garage>;
      in the <office>
    `),
    transport: words(`
      by <car>; by <train>; by <bus>; by <bike>; on <foot>
    `),
    room_type: words(`
      a <single room>; a <double room>; a <suite>
    `),
  },
  openers: words(`
    Hi,; Hello!; Good morning.; Hey there,; Quick question:; Excuse me,; Hi team,; Okay,
  `),
  closers: words(`
    Thanks!; Thank you.; Please.; Cheers.; Let me know.; That's all.; Appreciate it!; Talk soon.
  `),
  templates: {
    book_table: inWaves(
      lines(`
        (I'd like|I would like|We want|I need|Can I get) a table for {people} [people] at a~ {cuisine} (place|restaurant) in {city} {date} [{time}]
        (Book|Reserve|Please book) a table [for {people}] at {venue} [in {city}] {date} {time}
        (Make|Set up|Can you make) a [dinner|lunch] reservation at {venue} for {people} (people|guests|persons) {time} {date}
        Do you have a table for {people} free {date} {time}[, ideally {cuisine} food]?
        We are a party of {people} and (would love|want) to eat {cuisine} food in {city} {date}
        Table for {people} at {venue}, {date}, {time}, under the name {person}
        find me a~ {cuisine} restaurant in {city} for {people} {date}
        {person} wants to have dinner at {venue} {date} {time} with {people} (friends|colleagues|guests)
        Could you get us a spot at {venue} in {city} {date}? We'll be {people} people[ arriving {time}]
  `),
      lines(`
        (Can you find|Find|I'm looking for) a table at a~ {cuisine} (place|restaurant|spot) in {city} for {people} {date} {time}
        Is there a~ {cuisine} place in {city} that has room for {people} {date} {time}?
        {people} of us (want|would like) {cuisine} food in {city} {date}[ {time}]
        (Book|Reserve) a~ {cuisine} restaurant for {people} {date} {time}[ in {city}]
        (We'd|I'd) (like|love) to have (dinner|lunch) at a~ {cuisine} (place|restaurant) in {city} {date}[ {time}]
        a table in {city} for {people} people {date} {time}, {cuisine} if possible
        (Dinner|Lunch) for {people} at a~ {cuisine} (bistro|place) near {city} {date}, please
        What about {cuisine} food {date} {time}? We are {people} and stay in {city}
        (I'd like|We need) a table for {people} at {venue} in {city} {date} {time}
      `),
    ),
    book_trip: lines(`
      (I need|Book me|Find|Get me|I'm looking for) a (flight|ticket|train) from {origin} to {destination} {date}[ {time}]
      (I want|I'd like|I need) to (fly|travel|go) to {destination} from {origin} {date} [with {people} people]
      How do I get from {origin} to {destination} {date} {transport}?
      {people} tickets to {destination} {date}, leaving {origin} {time}[, please]
      We leave {origin} {date} {time} and want to arrive in {destination} the same day
      Is there anything to {destination} {date}? (I'm starting|We start) in {origin}
      {person} is flying to {destination} {date}; the plane leaves {origin} {time}
      show me the cheapest connection between {origin} and {destination} {date} {transport}
      Next stop {destination}: please reserve {people} seats out of {origin} {date}
    `),
    book_hotel: lines(`
      (Book|Reserve|I need|We need) {room_type} at (the |){venue} in {city} {date} for {nights} nights
      I'm looking for a hotel in {city} {date}, {nights} nights, {people} (guests|people|adults)
      {room_type} for {nights} nights in {city}, arriving {date}[, not more than {amount} a night]
      Do you have {room_type} {date}? We are {people} people and stay {nights} nights
      {person} will stay at {venue} for {nights} nights, checking in {date}
      Please change my booking at {venue} to {nights} nights, arriving {date}
      find a place to sleep in {city} {date} for {people} people under {amount}
      We'd love {room_type} in {city} for {nights} nights, budget {amount} per night
    `),
    set_reminder: lines(`
      (Remind me|Please remind me|Can you remind me|Don't let me forget) to {task} {date} [{time}]
      (Set|Create|Add) a reminder {date} {time}: {task}
      I (have to|need to|must) {task} {date}, please remind me [{time}]
      {task} {date} {time}, put that on my to-do list
      Note for {date}: {task}
      New task: {task}. Due {date}[ {time}]
      ping me {date} {time} so that I remember to {task}
      Tell {person} to {task} {date}
    `),
    schedule_meeting: lines(`
      (Schedule|Set up|Plan|Arrange) a meeting with {person} {date} {time} about {topic}
      (I want|I'd like|I need) to (talk|speak) with {person} about {topic} {date} for {duration}
      Put a {duration} call with {person} in my calendar {date} [{time}]
      {person} and I (meet|will meet) {date} {time} to discuss {topic}
      Is {person} free {date} {time}? We need {duration} for {topic}
      Move the meeting about {topic} to {date} {time}
      Let's discuss {topic} with {person} {date}, {duration} should be enough
      calendar: {topic}, {person}, {date}, {time}, {duration}
    `),
    play_music: lines(`
      (Play|Put on|Start|I want to hear) {song} by {artist} [on {service}]
      (Play|Put on) (something|some songs|the best) by {artist} [on {service}]
      I'm in the mood for {artist}, (play|put on) {song}
      Add {song} by {artist} to my {playlist} playlist
      Can you find the track {song}[ from {artist}]?
      queue up {song} [next] on {service}
      My favourite song of {artist} is {song}
      shuffle my {playlist} list on {service}
    `),
    get_weather: lines(`
      (What's|What is|How is) the weather (like |)in {city} {date}?
      (Will|Is) it (going to |)(rain|snow|be sunny|be cold) in {city} {date}?
      Do I need (an umbrella|a jacket|sunscreen) in {city} {date}?
      (Weather|Forecast) for {city}, {date}[, please]
      Tell me the temperature in {city} {date} {time}
      We are hiking near {city} {date}, what will the weather be?
      how hot does it get in {city} {date}
      Is there a storm coming to {city} {date}?
    `),
    order_items: lines(`
      (I'd like to order|Please order|Order|I want to buy|Send me) {count} {item} [{color}] [for {amount}]
      (Add|Put) {count} {item} {color} (to|in) my (cart|basket)
      We need {count} {item} by {date}, {color} if possible
      How much are {count} {item} {color}?
      {person} ordered {count} {item} at {company} for {amount}
      Do you have {item} {color}? I'd take {count}
      Please send {count} {item} to {address}
      I'm returning {count} {item}, order {code}
    `),
    shopping_list: lines(`
      (Add|Put) {list} (to|on) (my|the) shopping list
      We (need|are out of) {list}
      (Buy|Get|Please bring) {list} [from the store|on your way home]
      Shopping list {date}: {list}
      For the cake I still need {list}
      Could you pick up {list} {date}?
      don't forget {list} when you go shopping
    `),
    send_money: lines(`
      (Send|Transfer|Wire|Pay) {amount} to {person} [{date}]
      (I want to|Please|Can you) (send|transfer) {person} {amount} for {topic}
      {person} owes me {amount}, please request it {date}
      I paid {company} {amount} {date}
      Invoice {code} from {company} over {amount} is due {date}
      Move {amount} from my checking to my savings account {date}
      we split the bill: {amount} each, send it to {person}
      Refund {amount} to {person}, order {code}
    `),
    send_message: lines(`
      (Text|Message|Tell|Write to) {person}: {message}
      (Send|Write) a message to {person} (saying|that says) {message}
      Let {person} know that {message}
      Email {person} at {email}: "{message}"
      (Can you|Please) tell {person} {message}
      Message for {person} from {person2}: {message}
      {message}. Please pass that on to {person}
      Reply to {person}: {message}
    `),
    add_contact: lines(`
      (Add|Save|Create) [a contact:] {person}, {phone}[, {email}]
      My name is {person}, (you can reach me|call me) at {phone} [or {email}]
      {person} works as a~ {job} at {company}, (phone|number|tel.) {phone}
      You can write to {person} at {email}, {company}, {address}
      New contact: {person}, {job}, {company}, {email}
      {person}'s new number is {phone} and the address is {address}
      Hi, this is {person} from {company}, my email is {email}
      contact {person} ({job}): {phone}
    `),
    control_home: lines(`
      (Turn|Switch) (on{=on:true}|off{=on:false}) {device} {room}
      (Set|Turn) {device} {room} to {number} (percent|degrees)
      (Can you|Please) turn {device} off{=on:false} {time}
      It's too (dark|cold|warm) {room}, adjust {device}
      Dim {device} {room} {date} {time}
      is {device} {room} still on?
      Start{=on:true} {device} {room} {time}
      Make sure {device} {room} is off{=on:false} {date}
    `),
    report_problem: lines(`
      (I have a problem with|Something is wrong with|There is an issue with) my {product}: {problem}
      I bought a~ {product} {date} and {problem}. Order number {code}
      Order {code}: {problem}[. Please refund {amount}]
      {problem}. It's a~ {product}, serial number {code}
      My {product} from {company} is broken, {problem}
      Ticket {code} from {person}: {problem}
      Since {date} {problem}. I own the {product}
      please help, {problem} ({product})
    `),
    navigate: lines(`
      (Take me|Drive me|Navigate|Show me the way|Directions) to {address} [in {city}] [{transport}]
      How do I get to {venue} in {city} {transport}?
      How far is it from {origin} to {destination} {transport}?
      (Find|What's) the (fastest|shortest) way to {address}
      I need to be at {address} {time}, going {transport}
      We meet at {venue}, {address}, {city}
      route from {origin} to {address} {transport}
      Pick me up at {address} {date} {time}
    `),
    announce_event: lines(`
      The {event} (takes place|is|will be held) {date} {time} in {city}[, tickets cost {amount}]
      {person} invites you to a~ {event} at {venue} {date}
      {artist} plays at {venue} in {city} {date}, tickets from {amount}
      Don't miss the {event} in {city} {date}, doors open {time}
      Save the date: {event}, {date}, {address}
      Last year {count} people came to the {event} in {city}
      {company} sponsors the {event} at {venue} {date}
      two tickets for the {event} {date} cost {amount}
    `),
    describe_person: lines(`
      {person} is a~ {job} (from|in) {city} [and works (for|at) {company}]
      {person} is {age} years old and lives in {city}
      My neighbour {person}, {age}, is a~ {job}
      Since {year}, {person} has been working as a~ {job} at {company}
      {person} was born in {city} in {year}
      {company} has hired {person} as a~ {job} in {city}
      The {job} {person} ({age}) moved from {origin} to {destination}
      After {age2} years at {company}, the {job} {person} is retiring
    `),
    translate_text: lines(`
      (Translate|Please translate) "{message}" (into|to) {language}
      How do you say "{message}" in {language}?
      What is "{message}" in {language}?
      I need this in {language}: "{message}"
      translate to {language}: {message}
      {person} speaks only {language}, so tell them "{message}"
      Write "{message}" in {language}
    `),
    rent_home: lines(`
      {rooms} room (apartment|flat) in {city}, {area} square metres, {amount} a month
      (We are|I'm) looking for a {rooms} bedroom flat in {city}, up to {amount}
      (For rent|To let): {area} square metres, {rooms} rooms, {address}, {amount}
      {person} rents out a {rooms} room apartment in {city} for {amount} from {date}
      The house at {address} has {rooms} bedrooms and costs {amount}
      can I view the {rooms} room flat in {city} {date} {time}?
      Studio in {city}, {area} square metres, call {phone}
    `),
    set_timer: lines(`
      (Set|Start) a timer for {duration}
      Wake me up {date} {time}
      (Set|Create) an alarm {time} [{date}]
      Give me a signal in {duration}
      alarm {date} {time} called {task}
      The eggs need {duration}, start the clock
      Cancel my alarm {time} and set one {date}
      {duration} on the clock, please
    `),
  },
  labels: words(`
    book table; book trip; book hotel; set reminder; schedule meeting; play music; get weather;
    order items; shopping list; send money; send message; add contact; control home; report problem;
    navigate; announce event; describe person; translate text; rent home; set timer
  `),
  topics: words(`
    food; travel; work; music; weather; shopping; money; contacts; home; events
  `),
  emotions: {
    joy: lines(`
      I'm so happy about it!
      What a wonderful day!
      I can't stop smiling.
      This makes me so glad.
      We are thrilled!
      Best news ever!
    `),
    anger: lines(`
      This is outrageous!
      I'm really angry now.
      I'm sick and tired of this.
      How dare they!
      This makes me furious.
      Unacceptable!
    `),
    sadness: lines(`
      I feel so sad.
      It makes me want to cry.
      I miss the old days.
      My heart is broken.
      I've been feeling down.
      What a pity, I'm heartbroken.
    `),
    fear: lines(`
      I'm afraid it will go wrong.
      I'm really scared.
      It worries me a lot.
      I'm terrified.
      I get nervous just thinking of it.
      I fear the worst.
    `),
    surprise: lines(`
      I did not see that coming!
      Wow, what a surprise!
      I can hardly believe it.
      That was unexpected.
      I'm astonished.
      Who would have thought?
    `),
    gratitude: lines(`
      I'm so grateful.
      I can't thank you enough.
      I really appreciate your help.
      Many thanks for everything.
      I owe you one.
      Thank you from the bottom of my heart.
    `),
  },
  sentiments: {
    positive: lines(`
      I love my {product}.
      The {product} works perfectly, highly recommended.
      {venue} was fantastic, the staff was so friendly.
      Best purchase I've made in years: {product}.
      We had a great evening at {venue}.
      {product}: excellent quality and fast delivery.
      Five stars for {company}, great service!
      The food at {venue} is delicious.
    `),
    negative: lines(`
      The {product} broke after two days.
      Terrible service at {venue}, never again.
      I'm disappointed with the {product}.
      {company} never answers, awful support.
      The {product} is a waste of money.
      The room at {venue} was dirty and loud.
      Do not buy the {product}, it does not work.
      We waited an hour at {venue} and the food was cold.
    `),
    neutral: lines(`
      The {product} arrived {date}.
      {venue} is next to the station.
      The {product} comes in three colours.
      {company} has an office in {city}.
      I have owned the {product} since {year}.
      {venue} opens {time}.
      The {product} is average, neither good nor bad.
      The {product} weighs {number} grams.
    `),
  },
  sentimentLabels: words(`
    positive; negative; neutral
  `),
  emotionLabels: words(`
    joy; anger; sadness; fear; surprise; gratitude
  `),
  fields: words(`
    person; city; from; to; date; time; people; place; amount; currency; product; quantity; phone;
    company; job; message; task; event; color; room
  `),
  extract: lines(`
    Extract the data.
    Fill in the form from the text.
    Pull out the fields from this sentence.
    Read the message and return its details.
    Turn the text into an object.
    What are the details?
    Parse this.
    Extract the requested information.
  `),
  classify: lines(`
    Classify the text. Labels: {labels}
    Which of these fits the message: {labels}?
    Choose one label: {labels}
    What is this about? Options: {labels}
    Assign the category. Categories: {labels}
    Pick the best intent from {labels}.
    Possible classes: {labels}. Answer with one of them.
    Label the message as one of {labels}
  `),
  outside: lines(`
    (Write|Compose) (a poem|a song|an essay|a story) about {topic}
    (Explain|Describe) {topic} (to me|in detail|in simple words)
    What do you think (about|of) {topic}?
    (Who invented|What is the history of|Why do people like) {topic}?
    Give me (advice|ten ideas|a lesson) on {topic}
    (Tell me a joke|Make up a riddle|Tell me something interesting) about {topic}
    How does {topic} work?
    write code (in Python |)that simulates {topic}
    Summarise the debate on {topic}
  `),
  outsideTopics: words(`
    quantum physics; autumn; democracy; the Roman Empire; black holes; love; chess; climate change;
    dinosaurs; the stock market; philosophy; volcanoes; jazz; evolution; the meaning of life;
    deep-sea fish
  `),
  refusal:
    "I can't help with that. I turn short texts into data: give me a text with a schema, labels or tools.",
};
