// The further wordings of each language, by its code.
export { da } from "./da.ts";
export { de } from "./de.ts";
export { en } from "./en.ts";
export { es } from "./es.ts";
export { fr } from "./fr.ts";
export { it } from "./it.ts";
export { ja } from "./ja.ts";
export { ko } from "./ko.ts";
export { nb } from "./nb.ts";
export { nl } from "./nl.ts";
export { pt } from "./pt.ts";
export { sv } from "./sv.ts";
export { tr } from "./tr.ts";
export { vi } from "./vi.ts";
export { zh } from "./zh.ts";
