// Guided decoding: from a JSON Schema, a regular expression or a list of choices to masks over tokens, so that
// whatever is sampled under the mask is valid. Compiling refuses what it cannot enforce, by keyword and JSON
// pointer; after it nothing fails. Spec: JSON Schema drafts 4 to 2020-12, RFC 8259, ECMA-262 patterns.
// Left out: context-free grammars beyond JSON, free whitespace (a comma or colon may be followed by one space).

import type { JsonSchema } from "../../json-schema.ts";
import { Constraints } from "./constraints.ts";
import { Budget, tooComplex, unsupported } from "./diagnostics.ts";
import { Documents } from "./documents.ts";
import { Expander } from "./expand.ts";
import { Finish } from "./finish.ts";
import { beforeForm, type Form, textTerm } from "./form.ts";
import { Lexer } from "./lexer.ts";
import { Interner, type State } from "./locals.ts";
import { Machine, type MachineParts, type Spacing } from "./machine.ts";
import { Masks } from "./mask.ts";
import { Matcher, type MatcherParts } from "./matcher.ts";
import { Plans, type PropertyOrder } from "./plans.ts";
import { prepareAll } from "./prepare.ts";
import { RegexStore } from "./regex.ts";
import { remembered } from "./remembered.ts";
import { type Value, Values } from "./value.ts";
import type { Vocabulary } from "./vocabulary.ts";

/** What the output must be: JSON for a schema, text that a pattern matches as a whole, one of some texts, or a form. */
export type GuideSource =
  | { readonly schema: JsonSchema }
  /** `schema` is the document that the form calls "#"; others are named by URI. */
  | { readonly form: Form; readonly schema?: JsonSchema; readonly documents?: SchemaDocuments }
  | { readonly regex: string }
  | { readonly choices: readonly string[] };

export interface GuideOptions {
  /** `declared`: the schema's order, undeclared properties last. `any`: every order. */
  readonly propertyOrder?: PropertyOrder;
  /** Whether one space follows each comma and colon. */
  readonly spacing?: Spacing;
  /** Documents that $ref may name, by URI. */
  readonly documents?: SchemaDocuments;
}

/** Schemas by URI. */
export type SchemaDocuments = Readonly<Record<string, JsonSchema>>;

/** A compiled guide; matchers of the same guide share its caches. */
export interface Compiled {
  matcher(vocabulary: Vocabulary): Matcher;
}

/** Steps that expanding a schema may take. */
const BUDGET = 100_000;

/**
 * Compiles `source`. Throws OrchardError `unsupportedGuide` (details: keyword, pointer, reason) for an assertion
 * that cannot be enforced or a source that nothing satisfies, `schemaTooComplex` for one with too many
 * combinations.
 */
export function compile(source: GuideSource, options: GuideOptions = {}): Compiled {
  try {
    return compileGuide(source, options);
  } catch (error) {
    // Schemas nested beyond the stack of the JavaScript engine.
    if (error instanceof RangeError) throw tooComplex("schema", "");
    throw error;
  }
}

function compileGuide(source: GuideSource, options: GuideOptions): Compiled {
  const { propertyOrder = "declared", spacing = "optional" } = options;
  const documents = { ...options.documents, ...("documents" in source ? source.documents : {}) };
  const store = new RegexStore();
  const schema = "schema" in source ? (source.schema ?? true) : true;
  const constraints = new Constraints(new Documents(schema, documents), store, new Budget(BUDGET));
  const interner = new Interner();
  const expander = new Expander(constraints, (refs) => plans.satisfiable(constraints.conjunction(refs)));
  const values = new Values(constraints, expander);
  const plans: Plans = new Plans(constraints, values, interner, propertyOrder);
  const parts = { constraints, values, interner, lexer: new Lexer(store), plans, spacing };
  const machine = new Machine(parts);
  const start = startOf(source);
  if (start === null)
    throw store.gaveUp ? tooComplex("pattern", "") : unsupported("schema", "", "no value satisfies it");
  store.keep();
  return { matcher: createMatchers(machine, parts, start) };

  function startOf(source: GuideSource): State | null {
    if ("form" in source) {
      const known = new Map<string, Value>();
      const valueFor = ($ref: string) => remembered(known, $ref, () => compiled({ $ref }));
      return interner.state(beforeForm(source.form, machine.done, { machine, store, values, valueFor }));
    }
    if ("schema" in source) return machine.startValue(compiled(schema));
    return machine.startText(textTerm(source, store));
  }

  function compiled(schema: JsonSchema): Value {
    const root = constraints.conjunction([constraints.ref(schema, [])]);
    prepareAll(values, plans, root);
    return values.of(root);
  }
}

function createMatchers(
  machine: Machine,
  parts: MachineParts,
  start: State,
): (vocabulary: Vocabulary) => Matcher {
  const known = new WeakMap<Vocabulary, MatcherParts>();
  return (vocabulary) => {
    const ofVocabulary = remembered(known, vocabulary, () => ({
      machine,
      masks: new Masks(machine, vocabulary),
      finish: new Finish(machine, parts, vocabulary),
      vocabulary,
    }));
    return new Matcher(ofVocabulary, start);
  };
}
