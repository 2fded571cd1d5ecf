// What a word's neighbours decide: English a or an, French de or d', the Korean particle after a final
// consonant, Turkish endings by vowel harmony. Templates write a mark after or before the word: a~, de~, 을~,
// 'da~. The particle of a Korean or Japanese date gives way to another or to a pause: 금요일에까지 is 금요일까지. Values themselves never change: an ending stands after an apostrophe or is a token of its own.
import type { LanguageCode } from "./language.ts";

/** The text with its marks resolved. */
export function agree(written: string, language: LanguageCode): string {
  const text = withoutSecondParticle(written, language);
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
        /(.)(이에요|이라고|이라는|이나|이야|으로|을|은|이|과)~/gu,
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

/** What stands before another particle, a clock time or a pause loses the particle of its own; Italian says l'8 and l'11. */
function withoutSecondParticle(text: string, language: LanguageCode): string {
  switch (language) {
    case "ko":
      return text
        .replace(/(\p{L})예요/gu, (_, last: string) => last + korean(last, "이에요"))
        .replace(/에(?=부터|까지|(?:이에요|이라고|이나|이야|으로|은|이)~)/gu, "")
        .replace(/(?<=[일침녁])에(?= (?:오전|오후|\d{1,2}시|\d{1,2}:\d\d))/gu, "")
        .replace(/(?<=[일침녁시분반\d])에(?=[,.)]|$| -)/gu, "");
    case "ja":
      return text
        .replace(/(?<=[日夜朝時分半\d])に(?=まで|から|の|です|[、。）]|$)/gu, "")
        .replace(/(?<=[日夜朝])に(?=午前|午後|\d{1,2}時|\d{1,2}:\d\d)/gu, "の");
    case "it":
      return text.replace(/\b([Ii])l (?=(?:8|11) \p{L})/gu, (_, i: string) => (i === "I" ? "L'" : "l'"));
    default:
      return text;
  }
}

const AFTER_VOWEL: Readonly<Record<string, string>> = {
  을: "를",
  은: "는",
  이: "가",
  과: "와",
  으로: "로",
  이에요: "예요",
  이라고: "라고",
  이라는: "라는",
  이나: "나",
  이야: "야",
};

/** The final consonant ㄹ, after which 으로 is 로; digits and Latin letters count by how they are read. */
const RIEUL = 8;

function korean(last: string, particle: string): string {
  const code = last.codePointAt(0)! - 0xac00;
  const isSyllable = code >= 0 && code < 11172;
  const final = isSyllable ? code % 28 : /[178l]/i.test(last) ? RIEUL : /[036bckmnpt]/i.test(last) ? 1 : 0;
  const takesShort = final === 0 || (particle === "으로" && final === RIEUL);
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
