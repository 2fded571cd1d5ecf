// The schema documents of one compilation: which resource ($id) and draft each subschema belongs to, where it
// stands (for diagnostics), and what a reference points at. Drafts 4 to 2020-12; draft 3 is refused. Remote
// documents come from a registry given by the caller; nothing is fetched. Keywords beside $ref are enforced in
// every draft, as Ajv does, though drafts 4 to 7 ignore them.

import { decoded, isObject, type JsonObject, type JsonSchema, type JsonValue } from "../../json-schema.ts";
import { unsupported } from "./diagnostics.ts";

export type Draft = 4 | 6 | 7 | 2019 | 2020;

/** A schema with its own base URI. */
export interface Resource {
  readonly uri: string;
  readonly draft: Draft;
  readonly root: JsonObject | boolean;
  readonly anchors: Map<string, JsonObject>;
  readonly dynamicAnchors: Map<string, JsonObject>;
}

interface Place {
  readonly parent: object | undefined;
  /** The part of the pointer below `parent`, with its leading slash. */
  readonly step: string;
}

const SCHEMA_MAPS = new Set([
  "properties",
  "patternProperties",
  "$defs",
  "definitions",
  "dependentSchemas",
  "dependencies",
]);
const SCHEMA_LISTS = new Set(["allOf", "anyOf", "oneOf", "prefixItems", "items"]);
const SCHEMAS = new Set([
  "additionalItems",
  "additionalProperties",
  "contains",
  "else",
  "if",
  "items",
  "not",
  "propertyNames",
  "then",
  "unevaluatedItems",
  "unevaluatedProperties",
]);
const ABSOLUTE = /^[a-z][a-z0-9+.-]*:/i;

export class Documents {
  readonly #registry: Readonly<Record<string, JsonSchema>>;
  readonly #resources = new Map<string, Resource>();
  readonly #resourceOf = new Map<object, Resource>();
  readonly #places = new Map<object, Place>();
  readonly root: Resource;

  constructor(schema: JsonSchema, registry: Readonly<Record<string, JsonSchema>>) {
    this.#registry = registry;
    this.root = this.#addDocument(schema, "", 2020);
  }

  #addDocument(schema: JsonSchema, uri: string, fallback: Draft): Resource {
    const draft = isObject(schema) ? this.#draftOf(schema, fallback) : fallback;
    const resource = this.#newResource(schema, uri, draft);
    if (isObject(schema)) {
      this.#places.set(schema, { parent: undefined, step: uri === "" ? "" : `${uri}#` });
      this.#index(schema, resource);
      return this.#resourceOf.get(schema)!;
    }
    return resource;
  }

  #newResource(root: JsonObject | boolean, uri: string, draft: Draft): Resource {
    const known = this.#resources.get(uri);
    if (known !== undefined && known.root === root) return known;
    const resource = { uri, draft, root, anchors: new Map(), dynamicAnchors: new Map() };
    if (known === undefined) this.#resources.set(uri, resource);
    return resource;
  }

  #draftOf(schema: JsonObject, fallback: Draft): Draft {
    const dialect = schema.$schema;
    if (typeof dialect !== "string") return fallback;
    if (/draft-0?[123]\b/.test(dialect))
      throw unsupported("$schema", "", "drafts before 4 are not supported");
    if (/draft-0?4\b/.test(dialect)) return 4;
    if (/draft-0?6\b/.test(dialect)) return 6;
    if (/draft-0?7\b/.test(dialect)) return 7;
    return /2019-09/.test(dialect) ? 2019 : 2020;
  }

  /** Walks the subschemas that keywords can hold; references may reach further later. */
  #index(schema: JsonObject, enclosing: Resource): void {
    if (this.#resourceOf.has(schema)) return;
    const resource = this.#enter(schema, enclosing);
    this.#resourceOf.set(schema, resource);
    for (const key of Object.keys(schema)) {
      const value = schema[key]!;
      if (SCHEMA_MAPS.has(key) && isObject(value)) {
        for (const name of Object.keys(value))
          this.#indexChild(schema, `/${key}/${escapeStep(name)}`, value[name], resource);
      } else if (SCHEMA_LISTS.has(key) && Array.isArray(value)) {
        for (let index = 0; index < value.length; index++) {
          this.#indexChild(schema, `/${key}/${index}`, value[index], resource);
        }
      } else if (SCHEMAS.has(key)) {
        this.#indexChild(schema, `/${key}`, value, resource);
      }
    }
  }

  #indexChild(parent: object, step: string, child: JsonValue | undefined, resource: Resource): void {
    if (!isObject(child)) return;
    if (!this.#places.has(child)) this.#places.set(child, { parent, step });
    this.#index(child, resource);
  }

  /** The resource that `schema` starts or belongs to; registers its anchors. */
  #enter(schema: JsonObject, enclosing: Resource): Resource {
    let resource = enclosing;
    const id = enclosing.draft === 4 ? (schema.id ?? schema.$id) : schema.$id;
    const isReference = typeof schema.$ref === "string" && enclosing.draft <= 7;
    if (typeof id === "string" && !isReference) {
      if (id.startsWith("#")) {
        resource.anchors.set(id.slice(1), schema);
      } else {
        const [uri = "", fragment = ""] = resolveUri(id, enclosing.uri).split("#", 2);
        resource = this.#newResource(schema, uri, this.#draftOf(schema, enclosing.draft));
        if (fragment !== "") resource.anchors.set(fragment, schema);
      }
    }
    if (typeof schema.$anchor === "string") resource.anchors.set(schema.$anchor, schema);
    if (typeof schema.$dynamicAnchor === "string") {
      resource.anchors.set(schema.$dynamicAnchor, schema);
      resource.dynamicAnchors.set(schema.$dynamicAnchor, schema);
    }
    if (schema.$recursiveAnchor === true) resource.dynamicAnchors.set("", schema);
    return resource;
  }

  /** The resource of a schema of these documents. */
  resourceOf(schema: JsonObject): Resource {
    return this.#resourceOf.get(schema) ?? this.root;
  }

  /** Registers a schema made while compiling: it stands where `origin` stands. */
  adopt(schema: JsonObject, origin: JsonObject): JsonObject {
    this.#resourceOf.set(schema, this.resourceOf(origin));
    this.#places.set(schema, { parent: origin, step: "" });
    return schema;
  }

  /** The JSON pointer of a schema, after the URI of its document when that is not the root document. */
  pointerOf(schema: JsonObject): string {
    const steps: string[] = [];
    let current: object | undefined = schema;
    while (current !== undefined) {
      const place: Place | undefined = this.#places.get(current);
      if (place === undefined) break;
      steps.push(place.step);
      current = place.parent;
    }
    return steps.reverse().join("");
  }

  /** The schema that `reference`, found in `from`, points at. */
  resolve(reference: string, from: JsonObject, keyword: string): JsonSchema {
    const base = this.resourceOf(from);
    const [uri = "", rawFragment = ""] = resolveUri(reference, base.uri).split("#", 2);
    const resource = this.#find(uri, base);
    const target = resource === undefined ? undefined : this.#at(resource, decoded(rawFragment), reference);
    if (target === undefined) {
      const reason = `"${reference}" is not in the schema or among the documents given`;
      throw unsupported(keyword, this.pointerOf(from), reason);
    }
    return target;
  }

  /** As `resolve`, but a dynamic anchor gives way to the outermost one of the same name in `scope`. */
  resolveDynamic(reference: string, from: JsonObject, scope: readonly string[], keyword: string): JsonSchema {
    const target = this.resolve(reference, from, keyword);
    const anchor = keyword === "$recursiveRef" ? "" : reference.slice(reference.indexOf("#") + 1);
    if (!isObject(target) || this.resourceOf(target).dynamicAnchors.get(anchor) !== target) return target;
    for (const uri of scope) {
      const outer = this.#resources.get(uri)?.dynamicAnchors.get(anchor);
      if (outer !== undefined) return outer;
    }
    return target;
  }

  #find(uri: string, base: Resource): Resource | undefined {
    if (uri === base.uri) return base;
    const known = this.#resources.get(uri);
    if (known !== undefined) return known;
    const key = Object.hasOwn(this.#registry, uri) ? uri : `${uri}#`;
    if (!Object.hasOwn(this.#registry, key)) return undefined;
    const resource = this.#addDocument(this.#registry[key]!, uri, base.draft);
    this.#resources.set(uri, resource);
    return resource;
  }

  #at(resource: Resource, fragment: string, reference: string): JsonSchema | undefined {
    if (fragment === "") return resource.root;
    if (!fragment.startsWith("/")) return resource.anchors.get(fragment);
    const found = this.#walk(resource, fragment);
    // Real schemas write "#/definitions/x" below an $id of their own and mean the document.
    if (found === undefined && reference.startsWith("#")) return this.#walk(this.root, fragment);
    return found;
  }

  #walk(resource: Resource, pointer: string): JsonSchema | undefined {
    let current: unknown = resource.root;
    let parent: object | undefined;
    let enclosing = resource;
    let step = "";
    for (const rawKey of pointer.slice(1).split("/")) {
      if (current === null || typeof current !== "object") return undefined;
      const key = rawKey.replace(/~1/g, "/").replace(/~0/g, "~");
      if (!Object.hasOwn(current, key)) return undefined;
      if (this.#places.has(current)) {
        parent = current;
        step = "";
        enclosing = this.#resourceOf.get(current) ?? enclosing;
      }
      step += `/${escapeStep(key)}`;
      current = (current as Record<string, unknown>)[key];
    }
    if (typeof current === "boolean") return current;
    if (!isObject(current)) return undefined;
    if (!this.#places.has(current)) this.#places.set(current, { parent, step });
    this.#index(current, enclosing);
    return current;
  }
}

function escapeStep(key: string): string {
  return key.replace(/~/g, "~0").replace(/\//g, "~1");
}

function resolveUri(reference: string, base: string): string {
  if (reference.startsWith("#")) return base + reference;
  if (ABSOLUTE.test(reference)) return reference;
  try {
    return new URL(reference, base).href;
  } catch {
    return reference;
  }
}
