// orchard/testing: a model that follows a script, and the contract that every model must keep.
export { type ContractCase, languageModelContract } from "./contract.ts";
export {
  type Script,
  type ScriptedAnswer,
  ScriptedModel,
  type ScriptedModelOptions,
} from "./scripted-model.ts";
