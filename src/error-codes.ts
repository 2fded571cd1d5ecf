// The closed list of error codes, and what each means in general: docs/errors.md in the same words, which a test holds.

/** The closed list of error codes; stable across versions. */
export type OrchardErrorCode =
  | "aborted"
  | "accessDenied"
  | "concurrentRequests"
  | "connectionFailed"
  | "contextSizeExceeded"
  | "contractViolation"
  | "corruptModel"
  | "decodingFailure"
  | "deviceFailed"
  | "deviceUnavailable"
  | "disposed"
  | "guardrailViolation"
  | "insufficientDisk"
  | "insufficientMemory"
  | "invalidArgument"
  | "invalidSchema"
  | "modelNotFound"
  | "rateLimited"
  | "refusal"
  | "remoteFailed"
  | "schemaTooComplex"
  | "toolCallFailed"
  | "toolRoundsExceeded"
  | "transcriptMutationWhileResponding"
  | "unsupportedCapability"
  | "unsupportedGuide"
  | "unsupportedLanguageOrLocale"
  | "unsupportedModel"
  | "unsupportedTranscriptContent";

/** What an error of a code comes from, and what to do about it. */
interface Explanation {
  readonly cause: string;
  readonly cure: string;
}

export const explanations: Readonly<Record<OrchardErrorCode, Explanation>> = {
  aborted: {
    cause: "the signal of a call without a partial result was aborted.",
    cure: "none needed; it is what you asked for.",
  },
  accessDenied: {
    cause: "the model is private or gated, or the token or apiKey is missing or wrong.",
    cure: "accept the licence on the model's page, and set HF_TOKEN to a token that may read it.",
  },
  concurrentRequests: {
    cause: "the session was asked again while it was still answering.",
    cure: "await the answer or abort it, or use a session of its own for each conversation.",
  },
  connectionFailed: {
    cause: "a hub or an endpoint was not reached or did not answer, several times in a row.",
    cure: "check the connection and pull again: what has arrived is kept.",
  },
  contextSizeExceeded: {
    cause: "the transcript and the new prompt leave no room for an answer.",
    cure: "set a contextPolicy, or load the model with a larger contextSize.",
  },
  contractViolation: {
    cause: "a LanguageModel of yours broke its contract.",
    cure: "run languageModelContract of orchard/testing on it, and mend what fails.",
  },
  corruptModel: {
    cause: "a file of the model is cut off or damaged, or files do not belong together.",
    cure: "fetch the file again; if its size and hash are the publisher's, report it.",
  },
  decodingFailure: {
    cause: "a typed answer breaks a rule that was not enforced, or was cut.",
    cure: "allow more tokens; put what can be said into the schema, the rest into the prompt.",
  },
  deviceFailed: {
    cause: "ONNX Runtime refused a graph or failed while running it.",
    cure: "load the model with fewer bits or a smaller contextSize; if memory is free, report it.",
  },
  deviceUnavailable: {
    cause: "ONNX Runtime's library cannot be loaded on this machine, or there is no adapter for WebGPU.",
    cure: "what the message says, or set ORCHARD_ONNXRUNTIME to a library of your own.",
  },
  disposed: {
    cause: "a model was used after it had been disposed of.",
    cure: "load it again, or keep it for as long as its sessions.",
  },
  guardrailViolation: {
    cause: "the guardrails recognized harm in the prompt or in the answer.",
    cure: "say it differently, or set guardrails.",
  },
  insufficientDisk: {
    cause: "a model, or what is made of one, does not fit the disk of its folder.",
    cure: "make room, or set ORCHARD_CACHE or the output to a folder on another disk.",
  },
  insufficientMemory: {
    cause: "weights, cache and working memory do not fit this machine.",
    cure: "load with fewer bits or a smaller contextSize, or take a smaller model.",
  },
  invalidArgument: {
    cause: "an option, a transcript or JSON is not what it must be.",
    cure: "the message names the argument and what it must be.",
  },
  invalidSchema: {
    cause: "the parts of a schema made with dynamicSchema do not fit together.",
    cure: "mend the part that the message names.",
  },
  modelNotFound: {
    cause: "there is no such model, a file of it is missing, or the folder holds several.",
    cure: "check the path; fetch the missing file; give the path of one model.",
  },
  rateLimited: {
    cause: 'a server went on answering "too many requests".',
    cure: "try again later; with a token the limits of a hub are wider.",
  },
  refusal: {
    cause: "the model declined to answer.",
    cure: "show explanation, or ask differently; another model may answer.",
  },
  remoteFailed: {
    cause: "an endpoint of a remote model refused a request, or sent what is no answer.",
    cure: "look into its log; leave out what it does not know.",
  },
  schemaTooComplex: {
    cause: "a schema has too many combinations to compile.",
    cure: "make alternatives easy to tell apart, with a required constant property in each, or split it.",
  },
  toolCallFailed: {
    cause: "a tool threw; cause is what it threw.",
    cure: "return a text instead of throwing to let the model try again.",
  },
  toolRoundsExceeded: {
    cause: "the model called tools in more rounds than maximumToolRounds allows.",
    cure: "allow more, or say in the instructions when to stop.",
  },
  transcriptMutationWhileResponding: {
    cause: "session.transcript was set while the session was answering.",
    cure: "await the answer or abort it first.",
  },
  unsupportedCapability: {
    cause: "a request needs what the model does not have.",
    cure: "use a model that has it, or leave it out.",
  },
  unsupportedGuide: {
    cause: "a schema asks for what cannot be enforced, or for what no value satisfies.",
    cure: "leave the keyword out, or say it in another way; check the rest in your own code.",
  },
  unsupportedLanguageOrLocale: {
    cause: "the model does not speak the language of a locale.",
    cure: "use one of languages; supportsLocale says beforehand.",
  },
  unsupportedModel: {
    cause: "the files are of an architecture, format, type or tokenizer that Orchard does not have.",
    cure: "what the message says, or use a model of a family that the README names.",
  },
  unsupportedTranscriptContent: {
    cause: "earlier entries of the conversation hold what this model cannot read.",
    cure: "use a model that can, or take them out with historyTransform.",
  },
};
