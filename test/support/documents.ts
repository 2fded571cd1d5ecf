// Reading the project's documents and doc comments: their fenced code blocks, links and shell commands. Only as much
// Markdown as the documents use: fences of three backticks at the start of a line, inline links and inline code.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";

/** The folder of the repository. */
export const root = fileURLToPath(new URL("../..", import.meta.url));

/** The smallest real model, and the value of `path/to/model` and `MODEL` in every document. */
export const stories = fileURLToPath(
  new URL("../../../shared/data/checkpoints/stories260K", import.meta.url),
);

/** A fenced block of code; `line` is the line of its first code line in `file`, from 1. */
export interface Block {
  readonly file: string;
  readonly line: number;
  /** What follows the backticks; "" for plain text. */
  readonly language: string;
  readonly code: string;
}

const folders = ["docs", "examples", "recipes", "models", "playground"];

/** Every file under a folder of the repository, as paths from the root; none when it does not exist. */
export function filesUnder(folder: string): string[] {
  const absolute = join(root, folder);
  if (!existsSync(absolute)) return [];
  return readdirSync(absolute, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join("/"));
}

/** The text of a file of the repository. */
export function textOf(file: string): string {
  return readFileSync(join(root, file), "utf8");
}

/** Every document: those at the root, llms.txt among them, and those in the folders that have some. */
export function documentFiles(): string[] {
  const atRoot = readdirSync(root).filter((name) => name.endsWith(".md") || name === "llms.txt");
  return [...atRoot, ...folders.flatMap(filesUnder).filter((file) => file.endsWith(".md"))].sort();
}

/** Every source file that the package is built from. */
export function sourceFiles(): string[] {
  return filesUnder("src").filter((file) => file.endsWith(".ts") && !file.endsWith(".test.ts"));
}

/** The fenced blocks of a text whose first line is line `firstLine` of `file`. */
function fencedBlocks(file: string, text: string, firstLine: number): Block[] {
  return [...text.matchAll(/^```(.*)\n([\s\S]*?)^```$/gm)].map(({ index, 1: language, 2: code }) => ({
    file,
    line: firstLine + text.slice(0, index).split("\n").length,
    language: language!.trim(),
    code: code!,
  }));
}

/** The fenced blocks of a Markdown document. */
export function blocksOfDocument(file: string): Block[] {
  return fencedBlocks(file, textOf(file), 1);
}

/** The fenced blocks of the doc comments of a source file. */
export function blocksOfDocComments(file: string): Block[] {
  const text = textOf(file);
  return [...text.matchAll(/^ *\/\*\*$[\s\S]*?\*\//gm)].flatMap(({ index, 0: comment }) => {
    const firstLine = text.slice(0, index).split("\n").length;
    return fencedBlocks(file, comment.replaceAll(/^ *(\/\*\*|\*\/|\* ?)/gm, ""), firstLine);
  });
}

/** The targets of the inline links of a Markdown text. */
export function linksOf(text: string): string[] {
  return [...withoutBlocks(text).matchAll(/\]\(([^)\s]+)\)/g)].map(([, target]) => target!);
}

/** The anchors of a Markdown text's headings, as GitHub makes them. */
export function anchorsOf(text: string): string[] {
  return [...withoutBlocks(text).matchAll(/^#+ (.+)$/gm)].map(([, heading]) =>
    heading!
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N} _-]/gu, "")
      .replaceAll(" ", "-"),
  );
}

/** The inline code of a Markdown text. */
export function inlineCodeOf(text: string): string[] {
  return [...withoutBlocks(text).matchAll(/`([^`\n]+)`/g)].map(([, code]) => code!);
}

function withoutBlocks(text: string): string {
  return text.replaceAll(/^```[\s\S]*?^```$/gm, "");
}

/** The commands of a shell block as words: lines joined at `\`, split at `&&`, comments left out. */
export function commandsOf(code: string): string[][] {
  const commands: string[][] = [];
  for (const line of code.replaceAll("\\\n", " ").split("\n")) {
    let words: string[] = [];
    for (const [token] of line.matchAll(/"[^"]*"|'[^']*'|#.*|[^\s"'#][^\s"']*/g)) {
      if (token.startsWith("#")) break;
      if (token === "&&") {
        commands.push(words);
        words = [];
      } else words.push(/^["']/.test(token) ? token.slice(1, -1) : token);
    }
    if (words.length > 0) commands.push(words);
  }
  return commands;
}
