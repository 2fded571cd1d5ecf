// Finding what is meant by the words that it shares with a request, and nothing else: many small tools, and a request that
// names several of them. Training only, as echo.ts: a choice among tools is one decision in a long answer elsewhere and
// nearly all of the answer here. A tool's name and the request write the same words in other forms: "oak_table" and
// "the table of oak".
import type { Dice } from "./dice.ts";
import type { NanoExample, ToolCallValue } from "./example.ts";
import { type Field, styled } from "./fields.ts";
import { capitalized, wordOf } from "./names.ts";
import { type Split, splitOf } from "./split.ts";
import { toolOf, toolsKey } from "./tool-case.ts";
import { QUALITIES, THINGS, VERBS } from "./tool-words.ts";

interface Selectable {
  readonly verb: string;
  /** One of the ways to say the verb. */
  readonly spoken: string;
  readonly thing: string;
  readonly quality: string | null;
}

/** Several tools and a request for some of them, in the order of the calls. */
export function selection(dice: Dice, split: Split): Omit<NanoExample, "id" | "language"> {
  const verbs = Object.keys(VERBS);
  const shared = dice.chance(0.5) ? thing(dice, split) : null;
  const all = new Map<string, Selectable>();
  for (let count = dice.between(2, 8); all.size < count; ) {
    const verb = dice.pick(verbs);
    const one: Selectable = {
      verb,
      spoken: dice.chance(0.5) ? verb : dice.pick(VERBS[verb]!.spoken),
      thing: shared !== null && dice.chance(0.5) ? shared : thing(dice, split),
      quality: dice.chance(0.4) ? dice.pick(QUALITIES) : null,
    };
    // Verbs of one family may be said with the same word.
    all.set(`${VERBS[verb]!.family} ${one.thing} ${one.quality}`, one);
  }
  const style = dice.pick(["snake", "snake", "camel"] as const);
  const described = dice.pick([0, 0.5, 1]);
  const counted = dice.chance(0.5);
  const fields: readonly Field[] = counted ? [{ name: "count", type: { type: "integer" }, value: null }] : [];
  const offered = dice.shuffled([...all.values()]).map((one) => {
    const description = dice.chance(described) ? capitalized(`${one.verb} the ${goalOf(one)}`) : "";
    const tool = toolOf(
      nameOf(one, style, dice),
      description,
      fields,
      fields.map(({ name }) => name),
    );
    return { one, tool };
  });
  const callable = offered.filter(({ tool }) => splitOf(toolsKey(tool)) === split);
  if (callable.length === 0) return selection(dice, split);
  const calls: ToolCallValue[] = [];
  const said = dice.some(callable, dice.between(1, Math.min(3, callable.length))).map(({ one, tool }) => {
    const count = dice.between(1, 99);
    calls.push({ name: tool.name, arguments: counted ? { count } : {} });
    return counted ? `${say(one, dice)} ${count}` : say(one, dice);
  });
  return {
    skill: "tools",
    prompt: capitalized(said.join(dice.pick([", ", " and ", ", then ", ". ", "; "]))),
    tools: offered.map(({ tool }) => tool),
    expected: { type: "calls", value: calls },
  };
}

function thing(dice: Dice, split: Split): string {
  return dice.chance(0.5) ? dice.pick(THINGS) : wordOf("noun", dice, split);
}

function nameOf({ verb, thing, quality }: Selectable, style: "snake" | "camel", dice: Dice): string {
  const noun = (quality === null ? thing : `${thing}_${quality}`).replaceAll(" ", "_");
  const name = dice.pick([`${verb}_${noun}`, `${verb}_${noun}`, `${noun}_${verb}`]).replace(/[^\w]/g, "_");
  return styled(name, style);
}

function goalOf({ thing, quality }: Selectable): string {
  return quality === null ? thing : `${quality} of the ${thing}`;
}

function say(one: Selectable, dice: Dice): string {
  const { spoken, thing, quality } = one;
  const goal = quality === null ? thing : dice.pick([`${thing} ${quality}`, `${quality} of the ${thing}`]);
  return dice.pick([
    `${spoken} the ${goal}`,
    `please ${spoken} the ${goal}`,
    `${spoken} ${goal}`,
    `the ${goal}: ${spoken}`,
    `I want to ${spoken} the ${goal}`,
  ]);
}
