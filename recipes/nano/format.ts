// How orchard-nano reads and writes: its control tokens, its words, its chat template.
//
// A model of 3 M parameters does one thing well here: it finds a value in the prompt and copies it into the
// answer. So a value must be the same tokens in both places, whatever stands around it. In the usual
// byte-level vocabularies it is not: " Lyon" in a sentence and "Lyon" after the quote of a JSON string are
// different tokens, often cut at different letters, and a name that the model never saw is lost. Hence:
// - a space is a token of its own and never part of a word, at the price of about a third more tokens;
// - a word is capitals and then small letters ("partySize" is "party" and "Size"), and any other letter
//   (kana, hanzi, hangul) is a word alone, so a value inside an unspaced sentence is cut as it is alone;
// - digits stay apart: a number is copied as it is read, and its length is visible;
// - punctuation stays apart, but for what JSON puts between two values ('": "', '", "', '"}'): one token each,
//   so that an answer costs little more than its values. None of them can be within a value, which cannot hold
//   a bare quote.
// Schemas and tools are written in a short form of TypeScript's types instead of JSON Schema: a quarter of the
// tokens, and a field is the same tokens there as in the answer. They stand before the text that they apply
// to: the text is read knowing what is asked for, and a schema that stays is read once, then cached.

/** Control tokens; their places here are their ids. `<|end|>` ends every answer. */
export const SPECIAL_TOKENS = [
  "<|end|>",
  "<|system|>",
  "<|tool|>",
  "<|schema|>",
  "<|user|>",
  "<|assistant|>",
  "<|call|>",
  "<|result|>",
] as const;

/** Where words begin and end; Unicode's general categories only, so every reader of tokenizer.json agrees. */
export const SPLIT = [
  String.raw`"(?:: (?:[\[{]"?|")?|[\]}]*, [\[{]?"?|[\]}]+|\|")`,
  String.raw`[\]}]*, [\[{]?"`,
  String.raw`[\[{]"`,
  ", |: ",
  String.raw`\p{Lu}*[\p{Ll}\p{M}]+`,
  String.raw`\p{Lu}+`,
  String.raw`[^\p{Lu}\p{Ll}\p{M}]`,
].join("|");

/** models/nano/chat_template.jinja. */
export const CHAT_TEMPLATE = `{#- Types as in TypeScript: {city: string, guests?: integer, kind: "a"|"b"} -#}
{%- macro type(s, root, depth) -%}
{%- if s is boolean -%}any
{%- elif s['$ref'] is defined -%}
{%- set name = s['$ref'].split('/')[-1] -%}
{%- if depth < 4 and root['$defs'] is defined and root['$defs'][name] is defined -%}
{{- type(root['$defs'][name], root, depth + 1) -}}
{%- else -%}{{ name }}{%- endif -%}
{%- elif s['const'] is defined -%}{{ s['const'] | tojson }}
{%- elif s['enum'] is defined -%}
{%- for value in s['enum'] -%}{{ value | tojson }}{%- if not loop.last -%}|{%- endif -%}{%- endfor -%}
{%- elif s.anyOf is defined or s.oneOf is defined -%}
{%- for part in (s.anyOf if s.anyOf is defined else s.oneOf) -%}
{{- type(part, root, depth + 1) -}}{%- if not loop.last -%}|{%- endif -%}
{%- endfor -%}
{%- elif s.type is defined and s.type is not string -%}
{%- for one in s.type -%}
{{- one if one not in ['object', 'array'] else type({'type': one, 'items': s['items'], 'properties': s.properties, 'required': s.required}, root, depth + 1) -}}
{%- if not loop.last -%}|{%- endif -%}
{%- endfor -%}
{%- elif s.type == 'object' or s.properties is defined -%}
{{- '{' -}}
{%- if s.properties is defined and s.properties -%}
{%- for name in s.properties -%}
{%- set field = s.properties[name] -%}
{{- name -}}{%- if name not in (s.required if s.required is defined and s.required else []) -%}?{%- endif -%}
{{- ': ' + type(field, root, depth + 1) -}}
{%- if field is not boolean and field.description is defined -%}{{ ' (' + field.description + ')' }}{%- endif -%}
{%- if not loop.last -%}{{ ', ' }}{%- endif -%}
{%- endfor -%}
{%- endif -%}
{{- '}' -}}
{%- elif s.type == 'array' -%}
{{- '[' -}}{%- if s['items'] is defined and s['items'] -%}{{ type(s['items'], root, depth + 1) }}{%- endif -%}{{- ']' -}}
{%- elif s.type == 'string' and s.format is defined -%}{{ s.format }}
{%- elif s.type is defined -%}{{ s.type }}
{%- else -%}any{%- endif -%}
{%- endmacro -%}
{#- Whether a schema is none of objects: the model knows these alone, and gives any other as {answer: …} -#}
{%- macro bare(s) -%}
{%- if s is boolean -%}
{%- elif s.type is defined -%}{%- if s.type is string -%}{{ '' if s.type == 'object' else 'yes' }}{%- else -%}{{ '' if 'object' in s.type else 'yes' }}{%- endif -%}
{%- elif s.anyOf is defined or s.oneOf is defined -%}{{ bare((s.anyOf if s.anyOf is defined else s.oneOf)[0]) }}
{%- elif s['enum'] is defined or s['const'] is defined -%}yes
{%- endif -%}
{%- endmacro -%}
{%- set asked = namespace(bare='') -%}
{%- for tool in tools or [] -%}
{%- set f = tool.function -%}
<|tool|>{{ f.name }}{{ type(f.parameters, f.parameters, 0) }}{%- if f.description -%}{{ ' ' + f.description }}{%- endif -%}
{%- endfor -%}
{%- for m in messages -%}
{%- if m.role == 'system' -%}<|system|>{{ m.content }}
{%- elif m.role == 'user' -%}
{%- set asked.bare = '' -%}
{%- if m.response_format is defined and m.response_format -%}
{%- set schema = m.response_format.json_schema.schema -%}
{%- set asked.bare = bare(schema) -%}
{%- set note = ' (' + schema.description + ')' if asked.bare and schema.description is defined else '' -%}
<|schema|>{{ '{answer: ' + type(schema, schema, 0) + note + '}' if asked.bare else type(schema, schema, 0) }}
{%- endif -%}
<|user|>{{ m.content }}
{%- elif m.role == 'assistant' -%}
<|assistant|>{%- set value = asked.bare and m.content and (m.content[0] in '"[-0123456789' or m.content in ['true', 'false', 'null']) -%}
{{ '{"answer": ' + m.content + '}' if value else m.content }}
{%- for call in m.tool_calls or [] -%}
<|call|>{{ {'name': call.function.name, 'arguments': call.function.arguments} | tojson }}
{%- endfor -%}
<|end|>
{%- else -%}<|result|>{{ m.content }}
{%- endif -%}
{%- endfor -%}
{%- if add_generation_prompt -%}<|assistant|>{%- endif -%}
`;
