// Further wordings in English: long and short, casual and formal, telegram style.
import type { Wordings } from "../language.ts";
import { lines, words } from "../lists.ts";
import { feelings } from "./en-feelings.ts";

export const en: Wordings = {
  venues: words(`
    The {adjective} Spoon; {last}'s Diner; Trattoria {last}; {noun} House; {city} Tavern; The Old {noun};
    {first} & {last}; Sushi {last}; {adjective} Garden; {last} Lodge; The {city} Room; {noun} Bar
  `),
  companies: words(`
    {last} Corp.; {noun} Works; {last} Partners; {city} {noun} Company; {last} & Co.; {noun} Technologies;
    {last} Industries; {adjective} Media; {noun} Logistics; {last} Consulting; {city} Energy; {noun}ly
  `),
  items: words(`
    screwdrivers; coffee filters; wine glasses; storage boxes; yoga mats; paint brushes; bath mats; picture frames;
    extension cords; garden gloves; sleeping bags; lunch boxes; power banks; USB cables; mouse pads; wall clocks;
    cushions; bed sheets; baking trays; cutting boards; plant pots; running shoes; rain jackets; winter hats; scarves;
    baseball caps; travel mugs; board games; puzzles; jigsaw puzzles; envelopes; stamps; markers; sketchbooks;
    headsets; webcams; tripods; flashlights; door mats; shower curtains; coat hangers; laundry baskets
  `),
  groceries: words(`
    flour; sugar; honey; oats; spinach; garlic; lemons; oranges; grapes; mushrooms; chicken breast; salmon; minced beef;
    tofu; lentils; chickpeas; peanut butter; jam; ketchup; mustard; black pepper; cream; oat milk; orange juice;
    sparkling water; toilet paper; laundry detergent; cat food; dark chocolate; crackers; cucumbers; broccoli
  `),
  tasks: words(`
    mow the lawn; clean the oven; change the bed sheets; empty the dishwasher; vacuum the stairs; iron the shirts;
    walk the dog; pick up the kids; collect the parcel; post the letter; print the boarding pass; pack the suitcase;
    order new contact lenses; refill the prescription; take the vitamins; stretch for ten minutes; practise the piano;
    study for the exam; finish the slides; review the contract; reply to the landlord; call the insurance;
    cancel the gym membership; renew the parking permit; update the spreadsheet; send the invoice; approve the timesheets;
    prepare the agenda; test the smoke alarm; change the air filter; bleed the radiators; descale the kettle;
    fix the bicycle; inflate the tyres; wash the car; get the brakes checked; buy a birthday card; wrap the presents;
    bake a cake; marinate the meat; soak the beans; plant the tulips; rake the leaves; prune the roses;
    clean the gutters; sort the recycling; donate the old clothes; sell the sofa; measure the windows;
    hang the curtains; paint the fence; book the vaccination; sign the permission slip; learn the poem;
    charge the camera; download the tickets; check in for the flight; exchange some money; read the meter;
    file the receipts; change the password; clean the aquarium
  `),
  topicsOfMeetings: words(`
    the sales figures; the annual review; the new hires; the holiday schedule; the office move; the design review;
    the bug list; the release date; the test results; the pricing model; the partnership; the grant application;
    the school trip; the charity dinner; the renovation; the lease; the insurance claim; the audit; the press release;
    the user study; the training plan; the supply chain; the warehouse; the newsletter; the survey results;
    the tax report; the budget cuts; the team event; the job description; the salary round; the server outage;
    the data migration; the contract renewal; the brand colours; the customer complaint; the delivery delays;
    the new logo; the conference talk; the thesis; the garden project; the family reunion
  `),
  messages: words(`
    I'm on my way; I'll be there in five minutes; traffic is terrible; save me a seat; the baby is asleep;
    I got the job; we won the match; the plumber is here; your parcel has arrived; the power is out;
    I forgot my keys; the dog is fine; I left my umbrella at your place; let's meet at the usual spot;
    practice is cancelled; the shop closes at six; I can't make it tonight; can we do it another day;
    good luck with the exam; get well soon; congratulations on the new flat; sorry for the noise; the food was great;
    I found your wallet; please water my plants; the code for the door has changed; bring a warm jacket;
    the guests are here; the invoice is attached; I sent you the photos; please call the office; my phone is dying;
    the kids are hungry; I'm stuck in a meeting; the bus never came; we ran out of paper; your appointment is confirmed;
    the heating works again; I'll pay you back soon; the slides are ready; the tests have passed; please check your email;
    don't wait for me; I parked behind the church; the pool is closed; we need more chairs; the cake is in the fridge;
    I changed my number; grandma says hello; the movie was boring; my flight landed early; they accepted the offer;
    it is snowing here; the printer is out of ink; please feed the fish; the lift is broken; I miss you already;
    see you next year; the band is amazing; I'm at the back entrance; the doctor said all is well
  `),
  problems: words(`
    the lid does not close; it makes a strange noise; the display flickers; the remote does not respond;
    the handle came off; it leaks water; the paint is peeling; the button is stuck; it overheats; the fan is too loud;
    the cable is too short; it will not connect to the Wi-Fi; the update failed; the password reset mail never comes;
    the page does not load; my data is gone; the camera is blurry; the microphone does not work; the fabric is torn;
    the colour is wrong; the instructions are missing; it smells burnt; the wheel wobbles; the lamp stays dark;
    the delivery never came; I got somebody else's order; the discount was not applied; the card was declined;
    the subscription renewed by itself; the seal is cracked; the screen is scratched; the keys stick; it shuts off suddenly;
    the alarm goes off at night; the timer is wrong; the hinge is bent; the glass is chipped; the motor does not start;
    the map shows the wrong street; the box was empty; the ink smears
  `),
  events: words(`
    book launch; poetry reading; open day; flea market; street festival; marathon; chess tournament; dance class;
    wine tasting; cooking workshop; science fair; graduation ceremony; housewarming party; farewell party; product demo;
    hackathon; trade fair; opera night; jazz evening; quiz night; karaoke night; car show; dog show; flower show;
    museum night; panel discussion; town hall meeting; blood drive; bake sale; craft market; swimming gala; alumni dinner
  `),
  jobs: words(`
    baker; barber; bus driver; butcher; cashier; civil engineer; cleaner; coach; construction worker; dancer; designer;
    doctor; economist; editor; farmer; firefighter; fisherman; flight attendant; florist; gardener; geologist;
    graphic designer; hairdresser; interpreter; janitor; jeweller; judge; librarian; mechanic; midwife; musician; optician;
    painter; paramedic; pharmacist; physicist; police officer; postman; product manager; professor; receptionist;
    roofer; sailor; secretary; social worker; surgeon; tailor; translator; vet; waiter; web developer; welder
  `),
  openers: words(`
    Hello there,; Good evening.; Dear team,; Sorry to bother you,; One more thing:; So,; Alright,; Hi everyone,; Morning!
  `),
  closers: words(`
    Many thanks.; Thanks in advance!; Best regards.; Have a nice day.; Thx!; See you.; Take care.; No rush.; Bye!
  `),
  templates: {
    book_table: lines(`
      {date} {time}, {people} people, {venue}. Can you book that?
      It's our anniversary, so I'd love a table at {venue} {date} {time}
      (Get|Find) us a table somewhere in {city} {date}, {people} of us, {cuisine} if possible
      I would be grateful if you could reserve a table for {people} at {venue} {date} {time}
      dinner {date}, {venue}, {people} persons
      For {people} people {date}: a~ {cuisine} dinner in {city}
      We're craving {cuisine} food, is there a free table in {city} {date} {time}?
      The reservation at {venue} is {date} {time} for {people} guests, name of {person}
      Under the name {person}, please hold a table {date} {time}
      Can {venue} seat {people} people {date}?
    `),
    book_trip: lines(`
      {origin} to {destination}, {date}, {people} seats
      {date} I have to be in {destination}; get me a ticket from {origin}
      What does a ticket from {origin} to {destination} cost {date}?
      I would like to reserve {people} seats from {origin} to {destination} {date}
      My trip starts in {origin} {date} and ends in {destination}
      Coming from {origin}, {person} needs a ticket to {destination} {date}
      (Which|What) trains leave {origin} for {destination} {date} {time}?
      we're {people} and want to get from {origin} to {destination} {date} {transport}
      one way {origin} {destination} {date}
      Get {person} out of {origin} and over to {destination} {date}
    `),
    book_hotel: lines(`
      {city}, {nights} nights, {room_type}, {date}
      (Is|Would) {room_type} still (be free|be available) at {venue} {date}?
      For {nights} nights I need {room_type} in {city}, at most {amount} a night
      We would like to extend our stay at {venue} to {nights} nights
      {people} of us will be in {city} {date}, so we need a hotel for {nights} nights
      {date} we check in at {venue} in {city}, {nights} nights, {people} guests
      Kindly reserve {room_type} at {venue} {date} in the name of {person}
      any hotel in {city} {date} that costs less than {amount}
      somewhere quiet in {city} for {nights} nights, {room_type}, arriving {date}
    `),
    set_reminder: lines(`
      {date}: {task}. Remind me!
      I keep forgetting to {task}, so remind me {date} {time}
      Nudge me {date} to {task}
      It would be kind if you reminded me {date} {time} to {task}
      {task}, deadline {date}
      Make sure I don't forget to {task} {date}
      On my list {date}: {task}
      {person} asked me to {task} {date}, remind me {time}
      reminder {time} {date} {task}
      At the latest {date} I should {task}
    `),
    schedule_meeting: lines(`
      {person}, {date}, {time}: {topic}
      {duration} with {person} {date} about {topic}, please
      I would appreciate a meeting with {person} {date} regarding {topic}
      Get {person} and me together {date} {time}
      {topic} needs {duration} with {person}, {date} works
      Can we find {duration} {date} to go over {topic} with {person}?
      Invite {person} to a meeting {date} {time}, subject: {topic}
      {date} {time} I'm sitting down with {person} to talk through {topic}
      block {duration} {date} for {topic}
      My call with {person} {date} will be about {topic}
    `),
    play_music: lines(`
      {song}, {artist}, loud please
      some {artist} would be nice now
      {artist}'s {song}, now
      On {service}, play {song} by {artist}
      Would you be so kind as to play {song} by {artist}?
      That song {song} is stuck in my head, play it on {service}
      Next track: {song} by {artist}
      Can we listen to {artist} on {service}?
      I haven't heard {song} in ages, put it on
      Throw {song} into the {playlist} playlist
    `),
    get_weather: lines(`
      {city} weather {date}
      {date} in {city}: sun or rain?
      Before I pack for {city}, what's the forecast {date}?
      Could you tell me what weather to expect in {city} {date}?
      Will there be (fog|snow|wind|frost|thunder) in {city} {date}?
      should I take a coat to {city} {date}?
      How cold will it be {time} {date} in {city}?
      The picnic in {city} is {date}; is it going to stay dry?
      chance of rain in {city} {date}?
    `),
    order_items: lines(`
      {count} {item}, {color}, to {address}
      Could I have {count} {item} {color} for {amount}?
      {count} {item} please, {color}
      I wish to place an order for {count} {item}, total {amount}
      For the office we want {count} {item}, delivered {date}
      {amount} for {count} {item}? I'll take them {color}
      Order {code}: {count} {item} {color}, for {person}
      reorder {count} {item} from {company}
      {company} should send {person} {count} {item} {date}
      My order {code} was {count} {item}, please make it {color}
    `),
    shopping_list: lines(`
      {list}: all of that on the list, please
      We've run out of {list}
      (Pick up|Grab) {list} {date}
      I'm cooking {date} and need {list}
      to buy: {list}
      Please note for the supermarket: {list}
      {list}, that's what's missing in the fridge
      {person} wants you to bring {list}
      Also put {list} down for {date}
      Are {list} already on the list? If not, add them
    `),
    send_money: lines(`
      {person} gets {amount} from me {date}
      {amount} to {person}, please
      pay {company} {amount} by card {date}
      I would like to make a payment of {amount} to {company}
      Could you settle invoice {code} for {amount}?
      {date} I owe {person} {amount}, transfer it
      For {topic}, {company} charges {amount}
      The rent of {amount} goes to {person} {date}
      {company} billed me {amount}, invoice {code}
      request {amount} from {person} for {topic}
    `),
    send_message: lines(`
      {person} should know: {message}
      Shoot {person} a text: {message}
      Drop {person} a line saying {message}
      Please inform {person} that {message}
      To {person}: {message}
      "{message}", send this to {person}
      Forward to {email}: {message}
      From {person2} to {person}: {message}
      Write {person} at {phone}: {message}
      quick note for {person}: {message}
    `),
    add_contact: lines(`
      {person}, {job} at {company}, {phone}
      Put {person} into my contacts: {phone}
      Please store the following contact: {person}, {address}, {email}
      {phone} is the number of {person}
      {email} belongs to {person} from {company}
      I met {person}, a~ {job} at {company}; the number is {phone}
      For questions contact {person}, {email}, {phone}
      Regards, {person}, {job}, {company}, {address}
      save {person} {email}
      You can find {person} at {address} or call {phone}
    `),
    control_home: lines(`
      {device} {room} on{=on:true}, please
      {room} I want {device} at {number}
      Would you mind switching {device} {room} off{=on:false}?
      I'm leaving, shut down{=on:false} {device} {room}
      Power up{=on:true} {device} {room} {time}
      {device} {room}: {number} percent
      It is {time}, so switch {device} on{=on:true}
      Don't let {device} {room} run {date}
      bring {device} {room} to {number}
      I'd like {device} {room} to be on{=on:true} {time}
    `),
    report_problem: lines(`
      {product}: {problem}
      {problem}, and I only got the {product} {date}
      Order {code}. {problem}. What now?
      To whom it may concern: with the {product} I received {date}, {problem}
      Support please! {problem}, model {product}
      The {product} (serial number {code}) has a fault: {problem}
      I'd like my {amount} back, {problem}
      {person} here, order {code}. {problem}
      {company} sold me a~ {product} and {problem}
      hey so {problem} on my {product}
    `),
    navigate: lines(`
      {address}, {city}, {transport}
      {transport} to {venue}, please
      I'm in {origin} and want to reach {destination} {transport}
      Could you guide me to {venue} in {city}?
      What's the best route from {origin} to {destination} {transport}?
      Start at {origin}, stop at {address}
      Where exactly is {venue}? I'm going {transport}
      Get me to {address} by way of {city}
      how long does it take to {address} {transport}
      I have to reach {venue} {time}, which way do I go?
    `),
    announce_event: lines(`
      {event}, {city}, {date}, {time}
      {date} there's a~ {event} at {venue}
      You are cordially invited to the {event} {date} {time} at {venue}
      Entry to the {event} in {city} is {amount}
      Come to {venue} {date} for the {event}
      {company} is holding a~ {event} in {city} {date}
      At {address} a~ {event} takes place {date}
      {person} opens the {event} {date} {time}
      We expect {count} visitors at the {event} in {city} {date}
      who's coming to the {event} {date}? it's at {venue}
    `),
    describe_person: lines(`
      {person}, {age}, {job}, {city}
      At {age}, {person} became a~ {job} in {city}
      In {year}, {person} joined {company} as a~ {job}
      The new {job} at {company} is called {person}
      {person}, who is {age}, has lived in {city} since {year}
      Born in {year}, {person} works for {company}
      {city} is home to the {job} {person}
      {person} left {company} in {year}
      Meet {person}: {job}, {age} years old, from {city}
      My cousin {person} is a~ {job} and {age} years old
    `),
    translate_text: lines(`
      "{message}" in {language}, please
      {language}: "{message}"
      Could you put "{message}" into {language}?
      Please provide a {language} translation of "{message}"
      How would {person} say "{message}" in {language}?
      Turn this into {language}: {message}
      what's {language} for "{message}"
      The sign should read "{message}", but in {language}
      I want to tell {person} in {language}: "{message}"
    `),
    rent_home: lines(`
      {city}: {rooms} rooms, {area} square metres, {amount}
      {amount} a month for {rooms} rooms in {city}, free from {date}
      We offer a flat of {area} square metres at {address} for {amount}
      Any {rooms} room places in {city} below {amount}?
      I'm moving to {city} {date} and need {rooms} rooms
      {person} is letting {rooms} rooms at {address}, {area} square metres
      House hunting in {city}: {rooms} bedrooms, at least {area} square metres
      The flat costs {amount}, has {rooms} rooms and is in {city}
      viewing of the flat at {address} {date} {time}
      If interested in the {area} square metre flat, call {person} at {phone}
    `),
    set_timer: lines(`
      {duration} timer
      timer: {duration}, go
      Get me up {time} {date}
      I have to be awake {time}, set an alarm
      Could you let me know when {duration} have passed?
      Count down {duration}
      Alarm {time}, label: {task}
      In {duration} the cake is done, please ring
      {date} my alarm should go off {time}
      Add {duration} to the timer
    `),
  },
  ...feelings,
  extract: lines(`
    Give me the values as JSON.
    Read out the important information.
    What does the text say about each field?
    Complete the fields from the message.
    Convert the message into structured data.
    Collect the details below.
    Return the data in the text.
    Find the values of the fields.
    Make a record of this text.
    Please structure this.
    List what is said, field by field.
    Get the facts out of this note.
  `),
  classify: lines(`
    To which class does the text belong? {labels}
    Sort the text into one of: {labels}
    Decide between {labels}.
    Answer with exactly one of these labels: {labels}
    The label is one of {labels}. Which one?
    Tag this with one of the following: {labels}
    Select the matching category ({labels}).
    What kind of text is it: {labels}?
    Give the best label out of {labels}
    Valid labels: {labels}
    Categorise this as one of: {labels}
    Which label applies? {labels}
  `),
  outside: lines(`
    (Write|Draft) (a blog post|a speech|a short story|a haiku) about {topic}
    (Teach me|I want to learn) the basics of {topic}
    Why is {topic} important?
    What are the (pros and cons|origins|main ideas) of {topic}?
    Is {topic} (good|bad|overrated) in your opinion?
    (Can you explain|Could you describe) {topic} like I'm five?
    Let's have a debate about {topic}
    Give me a quiz on {topic}
    Recommend me books about {topic}
    How did {topic} change the world?
    What would the world be without {topic}?
    Tell me everything you know about {topic}
    (Imagine|Invent) a dialogue about {topic}
    Make a table of the key facts about {topic}
    Compare {topic} with its rivals
    What is your favourite fact about {topic}?
    Prove a theorem about {topic}
    I don't understand {topic}, help me
    Who are the leading experts on {topic}?
    What happened in the history of {topic}?
    Write a (limerick|sonnet|rap) on {topic}
    Write an essay of five hundred words on {topic}
    (Discuss|Analyse) {topic} from an ethical point of view
    Do you believe in {topic}?
    What does science say about {topic}?
    When did people first hear of {topic}?
    (Convince me|Persuade me) that {topic} matters
    Design a course about {topic}
    Are there any myths about {topic}?
    What are common mistakes people make about {topic}?
    Continue this story: it all began with {topic}
    Write lyrics about {topic}
    How is {topic} taught in school?
    What does {topic} have to do with art?
    Give me a metaphor for {topic}
    Pretend to be a professor of {topic}
    Predict the future of {topic}
    (Review|Criticise) my theory of {topic}
    Solve an exercise about {topic}
    What do philosophers think of {topic}?
    List the most famous films about {topic}
  `),
  outsideTopics: words(`
    gravity; the French Revolution; photosynthesis; cubism; the Cold War; black metal; string theory; the Bible; karma;
    free will; artificial intelligence; nuclear fusion; game theory; probability; prime numbers; the Silk Road; samurai;
    vikings; pirates; the pyramids; mythology; astrology; astronomy; Mars; the moon landing; the Big Bang; relativity;
    genetics; viruses; vaccines; the immune system; the human brain; dreams; memory; happiness; friendship; jealousy;
    courage; justice; human rights; capitalism; socialism; inflation; globalisation; migration; feminism; propaganda;
    censorship; journalism; poetry; Shakespeare; opera; baroque painting; surrealism; architecture; fashion; ballet;
    cinema; comics; video games; sports psychology; the Olympics; yoga; meditation; nutrition; veganism; beekeeping;
    permaculture; coral reefs; whales; wolves; spiders; mushrooms; rainforests; deserts; glaciers; earthquakes; tornadoes;
    the ozone layer; recycling; electric cars; railways; bridges; cryptography; compilers; databases; operating systems;
    neural networks; robots; satellites; time travel; aliens; ghosts; magic tricks; wine; chocolate; bread baking
  `),
};
