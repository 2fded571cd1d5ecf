// A skill that nothing in recipes/nano teaches: a sentence about a broken device becomes a ticket with the codes of a
// company that does not exist. The codes follow from no word: they can only be learned. What is held out is phrased in
// other ways and pairs products with faults that were not seen together.

const products = {
  "Harbor 3": "HB3", Lumen: "LM1", "Lumen Pro": "LM7", "Kestrel mini": "KS0", Kestrel: "KS4", "Atlas Duo": "AT2",
  "Willow pad": "WL5", Ember: "EM8", "Ember X": "EM9", "Quartz 40": "QZ4", Tundra: "TD6", "Sable watch": "SB1",
}; // biome-ignore format: a table
const faults = {
  DSP: ["the screen flickers", "the display stays black", "there are lines on the screen"],
  BAT: ["the battery is empty after an hour", "it does not charge", "the battery gets hot"],
  AUD: ["there is no sound", "the speaker crackles", "the microphone is silent"],
  NET: ["it loses the Wi-Fi", "it finds no network", "the connection drops"],
  CAM: ["the camera is blurred", "photos come out green", "the lens does not focus"],
  HIN: ["the hinge is loose", "the lid does not close", "the stand is broken"],
  KEY: ["a key is stuck", "the buttons do not react", "the keyboard types twice"],
  SFW: ["it restarts by itself", "the update never ends", "it freezes at the logo"],
};
const urgencies = {
  1: ["whenever you have time", "no hurry", "it can wait"],
  2: ["please look at it this week", "soon would be nice", "within a few days"],
  3: ["it is urgent", "I need it today", "please hurry"],
};
const frames = {
  train: [
    (p, f, u) => `On my ${p} ${f}, ${u}.`,
    (p, f, u) => `Hello, I have a ${p} and ${f}. ${capital(u)}.`,
    (p, f, u) => `${capital(u)}: ${f} on the ${p}.`,
    (p, f, u) => `My ${p} has a problem: ${f}. ${capital(u)}!`,
    (p, f, u) => `${p}: ${f}, ${u}`,
    (p, f, u) => `Since yesterday ${f}. It is a ${p}, ${u}.`,
  ],
  heldOut: [
    (p, f, u) => `Can somebody help? ${capital(f)} with our ${p}; ${u}.`,
    (p, f, u) => `The ${p} I bought from you, ${f}. ${capital(u)}, thanks.`,
    (p, f, u) => `${capital(f)}. That is about the ${p}. ${capital(u)}.`,
  ],
};

export const instructions = "Write the ticket.";

/** What a ticket must be; the codes are told to nobody. */
export const schema = {
  type: "object",
  properties: {
    product: { enum: Object.values(products) },
    part: { enum: Object.keys(faults) },
    severity: { enum: [1, 2, 3] },
  },
  required: ["product", "part", "severity"],
  additionalProperties: false,
};

/** `count` sentences with their tickets; `part` is "train" or "heldOut". The same ones every time. */
export function tickets(part, count) {
  const random = numbers(part === "train" ? 1 : 2);
  const pick = (list) => list[Math.floor(random() * list.length)];
  const made = new Map();
  while (made.size < count) {
    const [name, product] = pick(Object.entries(products));
    const [code, phrases] = pick(Object.entries(faults));
    if (isHeldOut(name, code) !== (part === "heldOut")) continue;
    const [severity, words] = pick(Object.entries(urgencies));
    const prompt = pick(frames[part])(name, pick(phrases), pick(words));
    made.set(prompt, { product, part: code, severity: Number(severity) });
  }
  return [...made].map(([prompt, ticket]) => ({ prompt, ticket }));
}

/** As nano writes JSON. */
export function ticketText({ product, part, severity }) {
  return `{"product": "${product}", "part": "${part}", "severity": ${severity}}`;
}

/** One line of training data. */
export function conversationLine({ prompt, ticket }) {
  return JSON.stringify([
    { role: "system", content: instructions },
    { role: "user", content: prompt },
    { role: "assistant", content: ticketText(ticket) },
  ]);
}

/** A quarter of all pairs. */
function isHeldOut(name, code) {
  return (Object.keys(products).indexOf(name) + 3 * Object.keys(faults).indexOf(code)) % 4 === 0;
}

function capital(text) {
  return text[0].toUpperCase() + text.slice(1);
}

/** Mulberry32. */
function numbers(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
