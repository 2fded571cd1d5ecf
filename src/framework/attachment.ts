// Images beside the texts of a prompt or of instructions. Left out: scaling and converting, which are the model's; and
// other attachments, which Apple's framework does not have either.
import { OrchardError } from "../errors.ts";
import type { AttachmentSegment, ImageContent, TranscriptEntry } from "../model.ts";

const attached = Symbol("attached");

/** Something beside text that stands in a prompt; `image` makes one. */
export interface Attachment {
  readonly [attached]: Omit<AttachmentSegment, "type" | "id">;
}

/** How an image is attached. */
export interface ImageOptions {
  /** What texts call it: "receipt". A model that passes an image to a tool gives this label. */
  readonly label?: string;
  /** Of bytes; default: as the bytes say. */
  readonly mediaType?: string;
}

/**
 * An image for a prompt: its bytes (PNG, JPEG, GIF, WebP, or anything with a `mediaType`), or an address: https, http, or a
 * data URL with base64. A model without vision refuses it with `unsupportedCapability`. Throws `invalidArgument` for bytes
 * of no known form and for other addresses.
 *
 * ```ts
 * import { image, LanguageModelSession } from "orchard";
 * import { ScriptedModel } from "orchard/testing";
 * const model = new ScriptedModel(["A cat."], { capabilities: { vision: true } });
 * const photo = image("https://example.com/cat.png", { label: "photo" });
 * console.log((await new LanguageModelSession({ model }).respond(["What is on the photo?", photo])).content);
 * ```
 */
export function image(
  source: Uint8Array | URL | string,
  { label, mediaType }: ImageOptions = {},
): Attachment {
  const content = source instanceof Uint8Array ? contentOf(source, mediaType) : addressed(String(source));
  return { [attached]: label === undefined ? { content } : { content, label } };
}

/** Whether a part of a prompt is an attachment. */
export function isAttachment(part: object): part is Attachment {
  return attached in part;
}

/** An attachment as the transcript holds it. */
export function attachmentSegment(attachment: Attachment): AttachmentSegment {
  return { type: "attachment", id: crypto.randomUUID(), ...attachment[attached] };
}

/**
 * The last image of that label in a transcript; null when there is none. For tools whose arguments name an image.
 *
 * ```ts
 * console.log(imageLabelled(session.transcript, "receipt")?.content);
 * ```
 */
export function imageLabelled(entries: readonly TranscriptEntry[], label: string): AttachmentSegment | null {
  const segments = entries.flatMap((entry) => (entry.type === "toolCalls" ? [] : entry.segments));
  return (
    (segments.findLast((one) => one.type === "attachment" && one.label === label) as AttachmentSegment) ??
    null
  );
}

function addressed(url: string): ImageContent {
  const [, mediaType, data] = /^data:([\w.+-]+\/[\w.+-]+);base64,([A-Za-z0-9+/]+=*)$/.exec(url) ?? [];
  if (mediaType !== undefined && data !== undefined) return { type: "image", mediaType, data };
  if (/^https?:/.test(url) && URL.canParse(url)) return { type: "image", url };
  throw new OrchardError(
    "invalidArgument",
    "An image is given as bytes, or by an https, http or data address (base64); read files to bytes first.",
    { details: { option: "image", value: url.slice(0, 80) } },
  );
}

function contentOf(bytes: Uint8Array, given: string | undefined): ImageContent {
  const mediaType = given ?? mediaTypeOf(bytes);
  if (mediaType === null)
    throw new OrchardError(
      "invalidArgument",
      "These bytes are no PNG, JPEG, GIF or WebP: say their mediaType.",
      {
        details: { option: "mediaType" },
      },
    );
  let text = "";
  // In pieces: a call takes only so many arguments.
  for (let at = 0; at < bytes.length; at += 0x2000)
    text += String.fromCharCode(...bytes.subarray(at, at + 0x2000));
  return { type: "image", mediaType, data: btoa(text) };
}

/** By the first bytes: https://mimesniff.spec.whatwg.org, "image type pattern matching". */
function mediaTypeOf(bytes: Uint8Array): string | null {
  const begins = String.fromCharCode(...bytes.subarray(0, 14));
  if (begins.startsWith("\x89PNG\r\n\x1a\n")) return "image/png";
  if (begins.startsWith("\xff\xd8\xff")) return "image/jpeg";
  if (/^GIF8[79]a/.test(begins)) return "image/gif";
  return /^RIFF[\s\S]{4}WEBPVP/.test(begins) ? "image/webp" : null;
}
