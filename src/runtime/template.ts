// Chat templates: how a family of models writes a conversation as text. The language is Jinja, run by
// @huggingface/jinja with the globals that Hugging Face gives a template (transformers, "chat templating").
// The messages are made in messages.ts, the tokens in prompt.ts. Left out: images, documents, generation
// masks.
import { Environment, Interpreter, Template } from "@huggingface/jinja";
import { OrchardError } from "../errors.ts";
import type { JsonValue } from "../json-schema.ts";
import type { ChatMessage, ChatTool } from "./messages.ts";

export interface RenderOptions {
  readonly tools?: readonly ChatTool[];
  /** End the text where the model's answer begins; default true. */
  readonly addGenerationPrompt?: boolean;
  /** The time that `strftime_now` tells, in the local time zone; default now. */
  readonly now?: Date;
  /** More variables for the template, such as `enable_thinking`. */
  readonly variables?: Readonly<Record<string, JsonValue>>;
}

export interface ChatTemplate {
  readonly source: string;
  /** Whether instructions may be a message of their own; if not, they open the first message of the user. */
  readonly hasSystemRole: boolean;
  /** Whether it lists tools, writes the assistant's calls, and shows the outputs of tools. */
  readonly listsTools: boolean;
  readonly writesCalls: boolean;
  readonly writesOutputs: boolean;
  /**
   * The conversation as text, control tokens written out. Throws `invalidArgument` with the template's own
   * words when it refuses the conversation, and `unsupportedModel` when it uses what the interpreter lacks.
   */
  render(messages: readonly ChatMessage[], options?: RenderOptions): string;
}

/**
 * Compiles a template. `tokens` are the texts of the tokens that begin and end a text, for `bos_token` and
 * `eos_token`. Throws `unsupportedModel` when the source is not understood.
 *
 * @example
 * const template = chatTemplate("{% for m in messages %}{{ m.role }}: {{ m.content }}\n{% endfor %}");
 * template.render([{ role: "user", content: "Hi" }]); // "user: Hi\n"
 */
export function chatTemplate(
  source: string,
  tokens: { readonly bos?: string; readonly eos?: string } = {},
): ChatTemplate {
  const { parsed } = understood("cannot be compiled", () => new Template(source));

  function run(messages: readonly ChatMessage[], tools: readonly ChatTool[] | null, options: RenderOptions) {
    const globals = {
      true: true,
      false: false,
      none: null,
      True: true,
      False: false,
      None: null,
      range,
      raise_exception(message: string) {
        throw new Refusal(message);
      },
      strftime_now: (format: string) => formatTime(options.now ?? new Date(), format),
      bos_token: tokens.bos ?? "",
      eos_token: tokens.eos ?? "",
      documents: null,
      add_generation_prompt: options.addGenerationPrompt ?? true,
      ...options.variables,
      messages,
      tools,
    };
    const environment = new Environment();
    for (const [name, value] of Object.entries(globals)) environment.set(name, value);
    return String(new Interpreter(environment).run(parsed).value);
  }

  /** Hugging Face passes null for no tools; a template that always lists its tools needs an empty list. */
  function runWithTools(messages: readonly ChatMessage[], options: RenderOptions): string {
    if (options.tools !== undefined && options.tools.length > 0) return run(messages, options.tools, options);
    try {
      return run(messages, null, options);
    } catch (error) {
      if (error instanceof Refusal) throw error;
      return run(messages, [], options);
    }
  }

  const hasSystemRole = showsSystemMessage((messages) => runWithTools(messages, {}));
  const shows = (text: string, messages: readonly ChatMessage[]) => {
    try {
      return runWithTools(messages, { tools: [probe.tool] }).includes(text);
    } catch {
      return false;
    }
  };
  let knows: { readonly calls: boolean; readonly outputs: boolean } | null = null;
  const knowsTools = () => {
    knows ??= {
      calls: shows(probe.value, [probe.user, probe.call]),
      outputs: shows(probe.output.content, [probe.user, probe.call, probe.output]),
    };
    return knows;
  };
  let listsTools: boolean | null = null;
  return {
    source,
    hasSystemRole,
    get listsTools() {
      listsTools ??= shows(probe.tool.function.name, [probe.user]);
      return listsTools;
    },
    get writesCalls() {
      return knowsTools().calls;
    },
    get writesOutputs() {
      return knowsTools().outputs;
    },
    render(messages, options = {}) {
      const shown = hasSystemRole ? messages : foldInstructions(messages);
      return understood("cannot be rendered", () => runWithTools(shown, options));
    },
  };
}

/** A conversation that shows what a template knows of tools. */
const probe = {
  value: "orchard-value",
  tool: {
    type: "function",
    function: {
      name: "orchard_tool",
      description: "Looks.",
      parameters: { type: "object", properties: { at: { type: "string", description: "Where." } } },
    },
  } satisfies ChatTool,
  user: { role: "user", content: "orchard-prompt" } satisfies ChatMessage,
  call: {
    role: "assistant",
    content: "",
    tool_calls: [
      {
        id: "call00001",
        type: "function",
        function: { name: "orchard_tool", arguments: { at: "orchard-value" } },
      },
    ],
  } satisfies ChatMessage,
  output: {
    role: "tool",
    name: "orchard_tool",
    tool_call_id: "call00001",
    content: "orchard-output",
  } satisfies ChatMessage,
};

/** What a template says with raise_exception. */
class Refusal extends Error {}

function understood<T>(problem: string, action: () => T): T {
  try {
    return action();
  } catch (error) {
    if (error instanceof Refusal) {
      throw new OrchardError("invalidArgument", `The model's chat template says: ${error.message}`, {
        details: { reason: error.message },
      });
    }
    const reason = error instanceof Error ? error.message : String(error);
    throw new OrchardError(
      "unsupportedModel",
      `The model's chat template ${problem}: ${reason}. Pass another template, or use raw text.`,
      { details: { reason }, cause: error },
    );
  }
}

/** Some templates refuse a system message, some leave it out: a conversation with one tells. */
function showsSystemMessage(render: (messages: readonly ChatMessage[]) => string): boolean {
  const instructions = "orchard-instructions";
  const user: ChatMessage = { role: "user", content: "orchard-prompt" };
  try {
    return render([{ role: "system", content: instructions }, user]).includes(instructions);
  } catch {
    // A template that renders nothing at all is not one without a system role.
    try {
      render([user]);
      return false;
    } catch {
      return true;
    }
  }
}

function foldInstructions(messages: readonly ChatMessage[]): ChatMessage[] {
  const instructions = messages.filter(({ role }) => role === "system").map(({ content }) => content);
  const rest = messages.filter(({ role }) => role !== "system");
  if (instructions.length === 0) return rest;
  const text = instructions.join("\n\n");
  const first = rest.findIndex(({ role }) => role === "user");
  if (first < 0) return [{ role: "user", content: text }, ...rest];
  return rest.map((message, i) =>
    i === first ? { ...message, content: `${text}\n\n${message.content}` } : message,
  );
}

/** Python's range(stop), range(start, stop) and range(start, stop, step). */
function range(startOrStop: number, stop?: number, step = 1): number[] {
  const [from, to] = stop === undefined ? [0, startOrStop] : [startOrStop, stop];
  const count = step === 0 ? 0 : Math.max(0, Math.ceil((to - from) / step));
  return Array.from({ length: count }, (_, i) => from + i * step);
}

const MONTHS = "January February March April May June July August September October November December".split(
  " ",
);
const DAYS = "Sunday Monday Tuesday Wednesday Thursday Friday Saturday".split(" ");

/** Python's strftime in the C locale, for the directives that templates use; others stay as they are. */
function formatTime(time: Date, format: string): string {
  const two = (value: number) => String(value).padStart(2, "0");
  const month = MONTHS[time.getMonth()]!;
  const day = DAYS[time.getDay()]!;
  const hour12 = time.getHours() % 12 || 12;
  const directives: Readonly<Record<string, string>> = {
    "%Y": String(time.getFullYear()),
    "%y": two(time.getFullYear() % 100),
    "%m": two(time.getMonth() + 1),
    "%B": month,
    "%b": month.slice(0, 3),
    "%d": two(time.getDate()),
    "%-d": String(time.getDate()),
    "%A": day,
    "%a": day.slice(0, 3),
    "%H": two(time.getHours()),
    "%I": two(hour12),
    "%p": time.getHours() < 12 ? "AM" : "PM",
    "%M": two(time.getMinutes()),
    "%S": two(time.getSeconds()),
    "%%": "%",
  };
  return format.replace(/%-?[A-Za-z%]/g, (directive) => directives[directive] ?? directive);
}
