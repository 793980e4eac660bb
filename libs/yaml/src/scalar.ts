// words, paths, host names, command lines: nothing at the start that YAML gives a meaning to
const plain = /^(?:--?)?[A-Za-z_/$(][\w ./@%+=$(){}[\]~?&*!<>|;^:,'"-]*$/;
// where a mapping would begin, or the end be lost
const structural = /: |[: ]$/;
// 500m, 1.5Gi, 30s
const quantity = /^\d+(?:\.\d+)?(?:m|s|h|[KMGT]i)$/;
// what YAML 1.1 or 1.2 reads as something other than a string: https://yaml.org/type/
const reserved = /^(?:~|null|true|false|yes|no|on|off|y|n|e[+-]?\d+)$/i;
// JSON and the like read better between single quotes
const quotes = /^(?=.*["\\])[\u0020-\u007e]*$/;
// what JSON.stringify leaves as it is, and YAML does not call printable
const unprintable = /[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g;
// a literal block holds no other control character, and does not begin with a space or an empty line
const literal = /^(?=\S)[\t\n\u0020-\u007e\u00a0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd]*$/;

const known = new Map<string, string>();

/** A string as YAML; `indent` is that of the line it stands on, `key` where it has to fit on that line. */
export function scalar(text: string, indent: string, key: boolean): string {
  if (!key && text.includes('\n') && literal.test(text)) return block(text, `${indent}  `);
  let spelled = known.get(text);
  if (spelled === undefined) {
    spelled = spell(text);
    if (text.length < 100) known.set(text, spelled);
  }
  return spelled;
}

function spell(text: string): string {
  if (quantity.test(text) || (plain.test(text) && !structural.test(text) && !reserved.test(text))) return text;
  if (quotes.test(text)) return `'${text.replaceAll("'", "''")}'`;
  return JSON.stringify(text).replace(unprintable, escape);
}

const escape = (character: string): string => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;

function block(text: string, indent: string): string {
  const lines = text.split('\n');
  const last = lines.pop() as string;
  const chomping = last !== '' ? '-' : lines.at(-1) === '' ? '+' : '';
  if (last !== '') lines.push(last);
  return `|${chomping}\n${lines.map((line) => (line === '' ? '' : indent + line)).join('\n')}`;
}
