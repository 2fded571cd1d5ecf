// orchard/testing: a model that follows a script, a tiny one that computes, and the contract that every model must keep.
export { type ContractCase, languageModelContract } from "./contract.ts";
export { guidedModelContract } from "./guided-contract.ts";
export {
  type Script,
  type ScriptedAnswer,
  ScriptedModel,
  type ScriptedModelOptions,
} from "./scripted-model.ts";
export { type TinyModelOptions, tinyModel } from "./tiny-model.ts";
