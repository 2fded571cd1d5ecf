// `npm run measure [-- --json]`: what `LanguageModelSession` alone, with a model of the application's own, weighs in a bundle.
// Prints a table, and exits with an error when it is too heavy or holds code of the runtime. `loadModel` stands beside it to
// show what that would be, and guided decoding, which has a limit of its own.

import { esbuildBundle, rolldownBundle } from "./bundle.mjs";
import { repository } from "./support.mjs";

const session = 'export { LanguageModelSession } from "orchard";\n';
const remote = 'export { LanguageModelSession, remoteModel } from "orchard";\n';

/** What guides answers: schemas to grammars, grammars to masks. The notations of tool calls are the dialects'. */
const guide = ["compile", "matcher", "vocabulary"]
  .map((name) => `export * from ${JSON.stringify(`${repository}dist/runtime/guide/${name}.js`)};\n`)
  .join("");

/** The most bytes of a session, and of guided decoding, minified and gzipped. */
const mostBytes = 30_000;
const mostBytesOfGuide = 40_000;

/** Plain data, which is open to all, and the framework or remote models; or guided decoding. */
const isFramework = /^dist\/((framework|remote)\/)?[\w-]+\.js$/;
const isGuide = /^dist\/(runtime\/guide\/)?[\w-]+\.js$/;

const rows = [
  { name: "session, Rolldown", most: mostBytes, bundle: await rolldownBundle(session) },
  { name: "session, esbuild", most: mostBytes, bundle: await esbuildBundle(session) },
  { name: "session and remoteModel, Rolldown", most: mostBytes, bundle: await rolldownBundle(remote) },
  { name: "session and remoteModel, esbuild", most: mostBytes, bundle: await esbuildBundle(remote) },
  {
    name: "loadModel, Rolldown",
    most: null,
    bundle: await rolldownBundle('export { loadModel } from "orchard";\n'),
  },
  {
    name: "guided decoding, esbuild",
    most: mostBytesOfGuide,
    bundle: await esbuildBundle(guide),
    home: isGuide,
  },
].map(({ name, most, bundle: { files, minified, gzipped }, home = isFramework }) => {
  const strangers = files.filter((path) => !home.test(path));
  const pass = most === null ? null : gzipped <= most && strangers.length === 0;
  return { name, minified, gzipped, most, files, strangers, pass };
});

if (process.argv.includes("--json")) console.log(JSON.stringify(rows));
else
  console.table(
    Object.fromEntries(
      rows.map(({ name, files, strangers, ...row }) => [
        name,
        { ...row, files: files.length, "not its own": strangers.length },
      ]),
    ),
  );
for (const { name, pass, strangers } of rows)
  if (pass === false) console.error(`${name}: too heavy, or not its own: ${strangers.join(", ")}`);
if (rows.some(({ pass }) => pass === false)) process.exitCode = 1;
