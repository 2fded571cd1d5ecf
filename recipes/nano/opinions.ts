// Opinions in English, put together from parts: what is judged, how, and in how many sentences. A few whole sentences
// per feeling (languages/en.ts) would be learned by heart.
import type { Dice } from "./dice.ts";
import type { Sentiment } from "./language.ts";
import { lines, words } from "./lists.ts";
import { capitalized } from "./names.ts";
import { partOf, type Split } from "./split.ts";

const THINGS = words(`
  movie; film; plot; ending; acting; soundtrack; show; episode; book; story; writing; food; pizza; soup; coffee; dessert;
  menu; service; waiter; staff; hotel; room; bed; view; breakfast; location; flight; seat; crew; trip; tour; app; update;
  interface; website; checkout; search; phone; screen; battery; camera; laptop; keyboard; charger; headphones; sound;
  delivery; package; packaging; shipping; support; customer service; refund process; price; quality; material; size; color;
  fit; design; jacket; shoes; dress; game; graphics; controls; course; teacher; lesson; doctor; appointment; gym; pool;
  concert; band; museum; park; car; bike; mattress; vacuum; blender; kettle; toy; manual; setup; installation
`);
const GOOD = words(`
  great; excellent; amazing; fantastic; wonderful; superb; brilliant; lovely; perfect; outstanding; awesome; delightful;
  impressive; beautiful; delicious; comfortable; fast; friendly; helpful; reliable; smooth; easy to use; top notch; superb;
  well made; worth every penny; better than expected; incredible; charming; flawless; very good; really nice; spotless;
  a pleasure; first class; enjoyable; fun; gorgeous; solid; stunning
`);
const BAD = words(`
  terrible; awful; horrible; bad; disappointing; boring; slow; rude; dirty; broken; useless; cold; bland; overpriced; poor;
  annoying; cheap; noisy; uncomfortable; confusing; ugly; a waste of money; a joke; not worth it; below average; stale;
  unacceptable; defective; late; frustrating; dull; a disaster; worse than expected; unreliable; mediocre; full of bugs;
  disgusting; very bad; really poor; unusable
`);
const PLAIN = words(`
  okay; average; fine; as described; what you would expect; standard; nothing special; neither good nor bad; acceptable;
  so-so; ordinary; usable
`);
const PRAISE = lines(`
  I loved the {thing}.
  I really enjoyed the {thing}.
  Would definitely recommend the {thing}.
  Best {thing} I have ever had.
  The {thing} made my day.
  Thank you for the {thing}, I'm so happy with it.
  Can't stop smiling about the {thing}.
  I will come back for the {thing}.
  Ten out of ten for the {thing}.
  The {thing} exceeded my expectations.
`);
const BLAME = lines(`
  I hated the {thing}.
  I can't recommend the {thing}.
  The {thing} stopped working after a week.
  Worst {thing} ever.
  I want my money back for the {thing}.
  The {thing} ruined our evening.
  Never again: the {thing} was a mess.
  I regret paying for the {thing}.
  One star for the {thing}.
  Nobody answered when I complained about the {thing}.
`);
const FACTS = lines(`
  The {thing} arrived on Tuesday.
  I bought the {thing} last month.
  The {thing} comes in two sizes.
  We used the {thing} once.
  The {thing} is on the second floor.
  They changed the {thing} this year.
`);
const JUDGEMENTS = lines(`
  The {thing} was {word}.
  The {thing} is {word}.
  {word} {thing}!
  What a {word} {thing}.
  Honestly, the {thing} is {word}.
  My opinion: the {thing} is {word}.
  The {thing} turned out to be {word}.
  I found the {thing} {word}.
  The {thing} was {word} and the {other} was {second}.
  I have to say the {thing} is {word}, and so is the {other}.
`);

const PARTS: Readonly<
  Record<Sentiment, { readonly adjectives: readonly string[]; readonly sayings: readonly string[] }>
> = {
  positive: { adjectives: GOOD, sayings: PRAISE },
  negative: { adjectives: BAD, sayings: BLAME },
  neutral: { adjectives: PLAIN, sayings: FACTS },
};

/** A text of one to three sentences that feels one way. */
export function opinion(sentiment: Sentiment, dice: Dice, split: Split): string {
  const pick = (list: readonly string[]) => dice.pick(partOf(list, split));
  const { adjectives, sayings } = PARTS[sentiment];
  const sentence = () => {
    const text = pick(dice.chance(0.65) ? JUDGEMENTS : sayings)
      .replace("{thing}", pick(THINGS))
      .replace("{other}", pick(THINGS))
      .replace("{word}", pick(adjectives))
      .replace("{second}", pick(adjectives));
    return capitalized(text);
  };
  const text = Array.from({ length: dice.between(1, 3) }, sentence).join(" ");
  return dice.chance(0.25) ? text.toLowerCase().replace(/[.!]$/, "") : text;
}
