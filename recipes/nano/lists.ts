// How the language files write long lists: words parted by semicolons, sentences one to a line.

/** "milk; green tea" as a list; line ends count as spaces. */
export function words(text: string): string[] {
  return text
    .split(";")
    .map((word) => word.replace(/\s+/g, " ").trim())
    .filter((word) => word !== "");
}

/** The lines of a text without what surrounds them; empty ones do not count. */
export function lines(text: string): string[] {
  return text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
}
