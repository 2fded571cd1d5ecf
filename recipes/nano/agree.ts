// What a word's neighbours decide: English a or an, French de or d', the Korean particle after a final
// consonant, Turkish endings by vowel harmony. Templates write a mark after or before the word: a~, de~, 을~,
// 'da~. Values themselves never change: an ending stands after an apostrophe or is a token of its own.
import type { LanguageCode } from "./language.ts";

/** The text with its marks resolved. */
export function agree(text: string, language: LanguageCode): string {
  if (!text.includes("~")) return text;
  switch (language) {
    case "en":
      return text.replace(/\b([Aa])~ ?(\S)/g, (_, a: string, next: string) =>
        /[aeiou]/i.test(next) ? `${a}n ${next}` : `${a} ${next}`,
      );
    case "fr":
      return text.replace(/\b([Dd]e|[Qq]ue)~ ?(\S)/g, (_, word: string, next: string) =>
        /[aeiouyhéèêàâîôœ]/i.test(next) ? `${word.slice(0, -1)}'${next}` : `${word} ${next}`,
      );
    case "ko":
      return text.replace(
        /(.)(을|은|이|과|으로)~/gu,
        (_, last: string, particle: string) => last + korean(last, particle),
      );
    case "tr":
      return text.replace(
        /(\S*)'(da|dan|ya|nın)~/gu,
        (_, word: string, ending: string) => `${word}'${turkish(word, ending)}`,
      );
    default:
      return text.replaceAll("~", "");
  }
}

const AFTER_VOWEL: Readonly<Record<string, string>> = { 을: "를", 은: "는", 이: "가", 과: "와", 으로: "로" };

function korean(last: string, particle: string): string {
  const code = last.codePointAt(0)! - 0xac00;
  const isSyllable = code >= 0 && code < 11172;
  const final = isSyllable ? code % 28 : /[aeiouy0-9]/i.test(last) ? 0 : 1;
  const takesShort = final === 0 || (particle === "으로" && final === 8);
  return takesShort ? AFTER_VOWEL[particle]! : particle;
}

function turkish(word: string, ending: string): string {
  const lower = word.toLocaleLowerCase("tr");
  const vowels = lower.match(/[aâıoueiöüéèáóú]/gu) ?? ["e"];
  const last = vowels.at(-1)!;
  const back = "aâıouáóú".includes(last);
  const round = "ouöüóú".includes(last);
  const endsInVowel = /[aâıoueiöüéèáóú]$/u.test(lower);
  const hard = /[fstkçşhp]$/u.test(lower);
  switch (ending) {
    case "ya":
      return (endsInVowel ? "y" : "") + (back ? "a" : "e");
    case "nın":
      return `${endsInVowel ? "n" : ""}${back ? (round ? "u" : "ı") : round ? "ü" : "i"}n`;
    default:
      return (hard ? "t" : "d") + (back ? "a" : "e") + (ending === "dan" ? "n" : "");
  }
}
