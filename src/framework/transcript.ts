// A transcript as JSON in the form Apple's framework writes (26.x, described in ../../PARITY.md), and back.
// Prompts have the role "user"; tool calls and responses share the role "response" and differ by the key
// "toolCalls". Apple's form of a prompt's `options` and `metadata`, of thinking and of images (27) is not published;
// ours are written in their own names.
import { OrchardError } from "../errors.ts";
import type { JsonObject, JsonSchema, JsonValue } from "../json-schema.ts";
import type {
  AttachmentSegment,
  GenerationOptions,
  ImageContent,
  ResponseFormat,
  Segment,
  ToolCall,
  ToolDefinition,
  TranscriptEntry,
} from "../model.ts";
import { checkGenerationOptions } from "./options.ts";

const header = { type: "FoundationModels.Transcript", version: 1 } as const;

/** A transcript as a JSON value for `JSON.stringify`. */
export function transcriptToJson(entries: readonly TranscriptEntry[]): JsonObject {
  return { ...header, transcript: { entries: entries.map(entryToJson) } };
}

/**
 * Reads what `transcriptToJson` wrote. Throws `invalidArgument` with the place of the first thing that is
 * wrong.
 */
export function transcriptFromJson(json: JsonValue): TranscriptEntry[] {
  const root = object(json, "");
  if (root.type !== header.type) throw wrong("/type", JSON.stringify(header.type));
  if (root.version !== header.version) throw wrong("/version", String(header.version));
  const entries = object(root.transcript, "/transcript").entries;
  return list(entries, "/transcript/entries").map((entry, index) =>
    entryFromJson(entry, `/transcript/entries/${index}`),
  );
}

function entryToJson(entry: TranscriptEntry): JsonObject {
  const { id } = entry;
  switch (entry.type) {
    case "instructions":
      return {
        role: "instructions",
        id,
        contents: entry.segments.map(segmentToJson),
        tools: entry.tools.map(({ name, description, parameters, isSchemaInPrompt = true }) => ({
          type: "function",
          function: { name, description, parameters, ...(isSchemaInPrompt ? {} : { isSchemaInPrompt }) },
        })),
      };
    case "prompt":
      return {
        role: "user",
        id,
        contents: entry.segments.map(segmentToJson),
        options: plain(entry.options),
        ...(entry.responseFormat === undefined ? {} : { responseFormat: formatToJson(entry.responseFormat) }),
        ...(entry.metadata === undefined ? {} : { metadata: entry.metadata }),
      };
    case "toolCalls":
      return {
        role: "response",
        id,
        toolCalls: entry.calls.map((call) => ({
          id: call.id,
          name: call.toolName,
          arguments: call.arguments,
        })),
      };
    case "toolOutput": {
      const contents = entry.segments.map(segmentToJson);
      return { role: "tool", id, toolCallID: id, toolName: entry.toolName, contents };
    }
    case "reasoning":
      return {
        role: "reasoning",
        id,
        contents: entry.segments.map(segmentToJson),
        ...(entry.signature === undefined ? {} : { signature: entry.signature }),
      };
    case "response":
      return {
        role: "response",
        id,
        assets: entry.assets ?? [],
        contents: entry.segments.map(segmentToJson),
      };
  }
}

function segmentToJson(segment: Segment): JsonObject {
  const { id } = segment;
  switch (segment.type) {
    case "text":
      return { type: "text", id, text: segment.text };
    case "structure":
      return { type: "structure", id, structure: { source: segment.source, content: segment.content } };
    case "attachment": {
      const { content, label } = segment;
      return {
        type: "attachment",
        id,
        attachment: { ...content },
        ...(label === undefined ? {} : { label }),
      };
    }
    default:
      throw segment satisfies never;
  }
}

/** `isInPrompt` is ours, and written only where it is not the default. */
function formatToJson({ name, schema, isInPrompt = true }: ResponseFormat): JsonObject {
  const format = { type: "jsonSchema", jsonSchema: { name, schema } };
  return isInPrompt ? format : { ...format, isInPrompt };
}

/** Options hold JSON values only; a round trip drops the keys that are undefined. */
function plain(options: GenerationOptions): JsonObject {
  return JSON.parse(JSON.stringify(options)) as JsonObject;
}

function entryFromJson(json: JsonValue, at: string): TranscriptEntry {
  const entry = object(json, at);
  const id = string(entry.id, `${at}/id`);
  switch (entry.role) {
    case "instructions": {
      const tools = list(entry.tools ?? [], `${at}/tools`).map((tool, index) =>
        toolFromJson(tool, `${at}/tools/${index}`),
      );
      return { type: "instructions", id, segments: segments(entry, at), tools };
    }
    case "user":
      return {
        type: "prompt",
        id,
        segments: segments(entry, at),
        options: options(entry.options, `${at}/options`),
        ...(entry.responseFormat === undefined
          ? {}
          : { responseFormat: formatFromJson(entry.responseFormat, `${at}/responseFormat`) }),
        ...(entry.metadata === undefined ? {} : { metadata: object(entry.metadata, `${at}/metadata`) }),
      };
    case "tool": {
      const toolName = string(entry.toolName, `${at}/toolName`);
      return { type: "toolOutput", id, toolName, segments: segments(entry, at) };
    }
    case "reasoning": {
      const reasoning = { type: "reasoning", id, segments: segments(entry, at) } as const;
      if (entry.signature === undefined) return reasoning;
      return { ...reasoning, signature: string(entry.signature, `${at}/signature`) };
    }
    case "response": {
      if (entry.toolCalls === undefined) {
        const assets = list(entry.assets ?? [], `${at}/assets`).map((asset, index) =>
          string(asset, `${at}/assets/${index}`),
        );
        const response = { type: "response", id, segments: segments(entry, at) } as const;
        return assets.length === 0 ? response : { ...response, assets };
      }
      const calls = list(entry.toolCalls, `${at}/toolCalls`).map((call, index) =>
        callFromJson(call, `${at}/toolCalls/${index}`),
      );
      return { type: "toolCalls", id, calls };
    }
    default:
      throw wrong(`${at}/role`, '"instructions", "user", "tool", "reasoning" or "response"');
  }
}

function segments(entry: JsonObject, at: string): Segment[] {
  return list(entry.contents, `${at}/contents`).map((json, index) => {
    const place = `${at}/contents/${index}`;
    const segment = object(json, place);
    const id = string(segment.id, `${place}/id`);
    if (segment.type === "text") return { type: "text", id, text: string(segment.text, `${place}/text`) };
    if (segment.type === "attachment") return { id, ...attachmentFromJson(segment, place) };
    if (segment.type !== "structure") throw wrong(`${place}/type`, '"text", "structure" or "attachment"');
    const structure = object(segment.structure, `${place}/structure`);
    const source = string(structure.source, `${place}/structure/source`);
    if (structure.content === undefined) throw wrong(`${place}/structure/content`, "a JSON value");
    return { type: "structure", id, source, content: structure.content };
  });
}

function attachmentFromJson(segment: JsonObject, at: string): Omit<AttachmentSegment, "id"> {
  const place = `${at}/attachment`;
  const { type, url, mediaType, data } = object(segment.attachment, place);
  if (type !== "image") throw wrong(`${place}/type`, '"image"');
  const content: ImageContent =
    url === undefined
      ? { type, mediaType: string(mediaType, `${place}/mediaType`), data: string(data, `${place}/data`) }
      : { type, url: string(url, `${place}/url`) };
  const read = { type: "attachment", content } as const;
  return segment.label === undefined ? read : { ...read, label: string(segment.label, `${at}/label`) };
}

function toolFromJson(json: JsonValue, at: string): ToolDefinition {
  const place = `${at}/function`;
  const tool = object(object(json, at).function, place);
  return {
    name: string(tool.name, `${place}/name`),
    description: string(tool.description, `${place}/description`),
    parameters: schema(tool.parameters, `${place}/parameters`),
    ...(tool.isSchemaInPrompt === false ? { isSchemaInPrompt: false } : {}),
  };
}

function formatFromJson(json: JsonValue, at: string): ResponseFormat {
  const format = object(json, at);
  const place = `${at}/jsonSchema`;
  const inner = object(format.jsonSchema, place);
  const read = { name: string(inner.name, `${place}/name`), schema: schema(inner.schema, `${place}/schema`) };
  return format.isInPrompt === false ? { ...read, isInPrompt: false } : read;
}

function callFromJson(json: JsonValue, at: string): ToolCall {
  const call = object(json, at);
  return {
    id: string(call.id, `${at}/id`),
    toolName: string(call.name, `${at}/name`),
    arguments: string(call.arguments, `${at}/arguments`),
  };
}

function options(json: JsonValue | undefined, at: string): GenerationOptions {
  const read: GenerationOptions = json === undefined ? {} : object(json, at);
  checkGenerationOptions(read);
  return read;
}

function schema(json: JsonValue | undefined, at: string): JsonSchema {
  return typeof json === "boolean" ? json : object(json, at);
}

function object(json: JsonValue | undefined, at: string): JsonObject {
  if (typeof json !== "object" || json === null || Array.isArray(json)) throw wrong(at, "an object");
  return json as JsonObject;
}

function list(json: JsonValue | undefined, at: string): readonly JsonValue[] {
  if (!Array.isArray(json)) throw wrong(at, "an array");
  return json;
}

function string(json: JsonValue | undefined, at: string): string {
  if (typeof json !== "string") throw wrong(at, "a string");
  return json;
}

function wrong(at: string, expected: string): OrchardError {
  return new OrchardError(
    "invalidArgument",
    `This is no transcript: ${at || "the whole"} must be ${expected}.`,
    {
      details: { pointer: at },
    },
  );
}
