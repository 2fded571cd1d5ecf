// Languages: which ones a model speaks, and whether a locale is served by them. Locales are BCP 47 tags, understood by
// Intl.Locale. Falls back as Apple's framework does: a region to its language, and a few languages to one that nearly
// all of their readers read.
import { OrchardError } from "../errors.ts";

/** ISO 639-1: the languages of the embedded model and of its training data. The order is part of the data's seeds. */
export const modelLanguages = [
  "en",
  "da",
  "de",
  "es",
  "fr",
  "it",
  "ja",
  "ko",
  "nb",
  "nl",
  "pt",
  "sv",
  "tr",
  "vi",
  "zh",
] as const;

/** The languages of the embedded model. */
export const supportedLanguages: readonly string[] = modelLanguages;

/** Languages that are read as another: Catalan through Spanish, and so on. */
const fallbacks: Readonly<Record<string, string>> = {
  ca: "es",
  gl: "es",
  eu: "es",
  no: "nb",
  nn: "nb",
  lb: "de",
  gsw: "de",
  fy: "nl",
  af: "nl",
  oc: "fr",
  br: "fr",
  co: "fr",
  sc: "it",
  fo: "da",
  cmn: "zh",
  yue: "zh",
};

/** The supported language that serves a locale, or null. Throws `invalidArgument` for what is no locale. */
export function languageFor(
  locale: string,
  languages: readonly string[] = supportedLanguages,
): string | null {
  const { language } = parsed(locale);
  if (languages.includes(language)) return language;
  const other = fallbacks[language];
  return other !== undefined && languages.includes(other) ? other : null;
}

/**
 * Whether a locale is served, by itself or through another language; default: the locale of this process.
 *
 * ```ts
 * import { supportsLocale } from "orchard";
 * console.log(supportsLocale("en-AU"), supportsLocale("ca-ES"), supportsLocale("fi"));
 * ```
 */
export function supportsLocale(
  locale: string = Intl.DateTimeFormat().resolvedOptions().locale,
  languages: readonly string[] = supportedLanguages,
): boolean {
  return languageFor(locale, languages) !== null;
}

/** The language of a locale. Throws `unsupportedLanguageOrLocale` (details: `languageCode`) for one that is not served. */
export function requireLanguage(locale: string, languages: readonly string[] = supportedLanguages): string {
  const language = languageFor(locale, languages);
  if (language !== null) return language;
  throw new OrchardError(
    "unsupportedLanguageOrLocale",
    `The model does not speak the language of "${locale}". It speaks ${languages.join(", ")}.`,
    { details: { languageCode: parsed(locale).language, languages } },
  );
}

function parsed(locale: string): Intl.Locale {
  try {
    return new Intl.Locale(locale.replaceAll("_", "-"));
  } catch (error) {
    throw new OrchardError("invalidArgument", `"${locale}" is no locale: write a tag such as "en-GB".`, {
      details: { locale },
      cause: error,
    });
  }
}
