# Writes chat-templates.json: what Jinja itself (jinja2 3.1.6, set up as in transformers' chat_template_utils.py) makes
# of every template in ../shared/data/chat-templates, as the first 12 hexadecimal digits of the text's SHA-256.
# null: Jinja or the template refuses. The conversations are those of src/runtime/template.test.ts.
# Run: python3 test/golden/chat-templates.py, from the root of the repository.
import datetime, glob, hashlib, json, os
from jinja2.exceptions import TemplateError
from jinja2.ext import loopcontrols
from jinja2.sandbox import ImmutableSandboxedEnvironment

plain = [
    {"role": "user", "content": "Hello, first?"},
    {"role": "assistant", "content": "An answer."},
    {"role": "user", "content": "And a second?"},
]
system = [{"role": "system", "content": "Be brief."}, *plain]
parameters = {
    "type": "object",
    "properties": {
        "a": {"type": "number", "description": "one"},
        "b": {"type": "number", "description": "other"},
    },
    "required": ["a"],
}
tools = [{"type": "function", "function": {"name": "add", "description": "Adds two numbers.", "parameters": parameters}}]
call = {"id": "call00001", "type": "function", "function": {"name": "add", "arguments": {"a": 1, "b": 2}}}
calling = [
    {"role": "user", "content": "What is 1 + 2?"},
    {"role": "assistant", "content": "", "tool_calls": [call]},
    {"role": "tool", "name": "add", "tool_call_id": "call00001", "content": "3"},
    {"role": "assistant", "content": "It is 3."},
    {"role": "user", "content": "Thanks."},
]


def tojson(value, ensure_ascii=False, indent=None, separators=None, sort_keys=False):
    return json.dumps(value, ensure_ascii=ensure_ascii, indent=indent, separators=separators, sort_keys=sort_keys)


def raise_exception(message):
    raise TemplateError(message)


environment = ImmutableSandboxedEnvironment(trim_blocks=True, lstrip_blocks=True, extensions=[loopcontrols])
environment.filters["tojson"] = tojson
environment.globals["raise_exception"] = raise_exception
environment.globals["strftime_now"] = datetime.datetime(2026, 2, 3, 4, 5, 6).strftime


def digest(source, messages, choices):
    for chosen in choices:
        try:
            text = environment.from_string(source).render(
                messages=messages, tools=chosen, documents=None, add_generation_prompt=True,
                bos_token="<BOS>", eos_token="<EOS>", functions="[]", datetime="today",
            )
            return hashlib.sha256(text.encode()).hexdigest()[:12]
        except (TemplateError, TypeError):
            pass
    return None


golden = {}
for path in sorted(glob.glob("../shared/data/chat-templates/*.jinja")):
    with open(path, encoding="utf8") as file:
        source = file.read()
    # A template that cannot do without a list of tools gets an empty one.
    without = [None, []]
    golden[os.path.basename(path)[:-6]] = [
        digest(source, plain, without), digest(source, system, without), digest(source, calling, [tools])
    ]
with open("test/golden/chat-templates.json", "w") as file:
    file.write("{\n" + ",\n".join(f"  {json.dumps(k)}: {json.dumps(v)}" for k, v in golden.items()) + "\n}\n")
