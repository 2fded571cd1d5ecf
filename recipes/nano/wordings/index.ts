// The further wordings of each language that has some.
import type { LanguageCode, Wordings } from "../language.ts";

export const wordings: Readonly<Partial<Record<LanguageCode, Wordings>>> = {};
