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
    cause: "the signal of loadModel, prewarm or another call without a partial result was aborted.",
    cure: "none needed; it is what you asked for. cause holds the signal's reason.",
  },
  accessDenied: {
    cause:
      "a hub does not let you read the model: it is private or gated, or the token is missing or wrong. Or an endpoint does not take the apiKey of a remote model.",
    cure: "what the message says: accept the licence on the model's page, and set HF_TOKEN to a token that may read it.",
  },
  concurrentRequests: {
    cause: "respond or streamResponse was called while the session was still answering.",
    cure: "await the answer or abort it; look at isResponding; use a session of its own for each conversation. Sessions share a model.",
  },
  connectionFailed: {
    cause:
      "a hub or an endpoint was not reached, answered with errors, or did not send what it promised, several times in a row.",
    cure: "check the connection and pull again: what has arrived is kept.",
  },
  contextSizeExceeded: {
    cause: "the transcript and the new prompt leave no room for an answer.",
    cure: "shorten the transcript (it can be set between requests), begin a new session, or load the model with a larger contextSize, up to the model's own.",
  },
  contractViolation: {
    cause:
      "a LanguageModel of yours broke its contract: no finish, a call of a tool that it was not offered, two calls of one id, or no call where one was required.",
    cure: "run languageModelContract of orchard/testing on it, and mend what fails.",
  },
  corruptModel: {
    cause: "a file of the model contradicts itself or its config: cut off, damaged, or a wrong mix of files.",
    cure: "fetch the file again and compare its size or hash with the publisher's; if it is right, report it.",
  },
  decodingFailure: {
    cause:
      "a typed answer is not what it must be: it breaks a rule that a JSON Schema cannot say (a refinement of Zod, for one), or the model enforces no schema, or it was cut by maximumResponseTokens. A local model writes a whole answer within that limit, short of text, items and optional properties, unless the limit is below the shortest valid one.",
    cure: "allow more tokens; say the rule in the prompt; put what can be said into the schema, which is enforced.",
  },
  deviceFailed: {
    cause: "ONNX Runtime refused a graph or failed while running it; the message is its own.",
    cure: "with little memory free, load the model with fewer bits or a smaller contextSize. Otherwise it is our bug: report the message and the model.",
  },
  deviceUnavailable: {
    cause:
      "ONNX Runtime's library is not there, or cannot be loaded on this machine; or WebGPU was asked for and there is no adapter.",
    cure: "what the message says: install onnxruntime-node again, install the C++ runtime (Windows), use a system with glibc 2.28 or newer (Linux), or set ORCHARD_ONNXRUNTIME to a library of your own. For WebGPU: a GPU with its driver, or a software device (VK_ICD_FILENAMES); or run on the CPU.",
  },
  disposed: {
    cause: "a model was used after it had been disposed of, often at the end of an await using block.",
    cure: "load it again, or keep it for as long as its sessions.",
  },
  guardrailViolation: {
    cause: "the guardrails recognized a request for harm in the prompt, or harm in the answer.",
    cure: 'say it differently; for texts that other people wrote, guardrails: "permissive"; or guardrails of your own.',
  },
  insufficientDisk: {
    cause: "a model does not fit the disk of the cache folder with 1 GiB to spare; nothing has been fetched.",
    cure: "make room (orchard list, orchard rm), or set ORCHARD_CACHE to a folder on another disk.",
  },
  insufficientMemory: {
    cause: "weights, cache and working memory do not fit this machine; nothing has been loaded.",
    cure: "load with bits: fittingBits if that is not null, with keyValueBits: 8, with a smaller contextSize, or take a smaller model. inspectModel says beforehand what a model needs.",
  },
  invalidArgument: {
    cause:
      "an option out of range, a transcript or JSON that does not have the form it must have, or a conversation that the model's chat template refuses.",
    cure: "the message names the argument and what it must be.",
  },
  invalidSchema: {
    cause: "the parts of a schema made with dynamicSchema do not fit together.",
    cure: "details.problem says which of four it is. duplicateType: give the two parts different names; duplicateProperty: name each property once; emptyTypeChoices: give anyOf at least one part; undefinedReferences: add what is missing to the dependencies.",
  },
  modelNotFound: {
    cause:
      "there is no model at the path or of the name, a file of it is missing, or the folder holds several models.",
    cure: "check the path; fetch the missing file; give the path of one model.",
  },
  rateLimited: {
    cause: 'a server answered "too many requests", and went on doing so after the pauses that it asked for.',
    cure: "try again later; with a token the limits of a hub are wider.",
  },
  refusal: {
    cause: "the model declined to answer, in words of its own, where an answer was asked for.",
    cure: "show explanation, or ask differently; another model may answer. The transcript is as before the request.",
  },
  remoteFailed: {
    cause:
      "an endpoint of a remote model refused a request for a reason that has no code of its own, or sent what is no answer.",
    cure: "the message is the endpoint's own. Look into its log; leave out what it does not know (extraBody, options).",
  },
  schemaTooComplex: {
    cause: "a schema has so many combinations that compiling it into a guide would take too long.",
    cure: "make alternatives easy to tell apart, with a required constant property in each, or split the schema.",
  },
  toolCallFailed: {
    cause:
      'a tool threw. The other calls of its batch were aborted, and the transcript is as before the request (unless transcriptErrorHandling is "preserve").',
    cure: "see cause, which is what the tool threw. Return a text instead of throwing to let the model try again.",
  },
  toolRoundsExceeded: {
    cause: "the model called tools in more rounds than maximumToolRounds allows.",
    cure: "allow more, say in the instructions when to stop, or return outputs that answer the question.",
  },
  transcriptMutationWhileResponding: {
    cause: "session.transcript was set while the session was answering.",
    cure: "await the answer or abort it first.",
  },
  unsupportedCapability: {
    cause:
      "a request needs what the model does not have: tools, guided generation, reasoning, vision, or probabilities for a decision.",
    cure: "use a model that has it, or leave it out.",
  },
  unsupportedGuide: {
    cause: "a schema asks for what cannot be enforced while generating, or for what no value satisfies.",
    cure: "leave the keyword out, or say it in a supported way; check the rest in your own code.",
  },
  unsupportedLanguageOrLocale: {
    cause: "the language of a locale is none that the model speaks.",
    cure: "use one of languages; supportsLocale says beforehand.",
  },
  unsupportedModel: {
    cause:
      "the files are sound, but of an architecture, format, element type or tokenizer that Orchard does not have.",
    cure: "what the message says, where there is a way; otherwise use a model of a family that the README names.",
  },
  unsupportedTranscriptContent: {
    cause:
      "earlier entries of the conversation hold what this model cannot read: images, for a model without vision.",
    cure: "go on with a model that can, or take these entries out with historyTransform or by setting history.",
  },
};
