import type { SyntaxNode } from '@lezer/common';
import type { Value } from './module.ts';
import { childrenOf, written, type Context, type Source } from './syntax.ts';

export function valueOf(context: Context, node: SyntaxNode): Value {
  const value = { line: context.lineAt(node.from), source: written(context, node) };
  switch (node.name) {
    case 'ParenthesizedExpression': {
      const inner = childrenOf(node)[1];
      return inner ? { ...valueOf(context, inner), source: value.source } : value;
    }
    case 'ArrayExpression':
    case 'TupleExpression':
    case 'SetExpression': {
      const items = childrenOf(node).filter(({ name }) => !/^[[\](){},]$/.test(name));
      return { ...value, items: items.map((item) => valueOf(context, item)) };
    }
    case 'DictionaryExpression':
      return { ...value, entries: Object.fromEntries(entriesOf(context, node)) };
    case 'VariableName': {
      const [text, name] = [context.constants.get(value.source), context.names.get(value.source)];
      if (text !== undefined) return { ...value, text };
      return name === undefined ? value : { ...value, name };
    }
    default: {
      const text = stringOf(context, node);
      return text === undefined ? value : { ...value, text };
    }
  }
}

/** The entries of a dictionary whose keys are strings. */
export function entriesOf(context: Context, dictionary: SyntaxNode): [string, Value][] {
  const nodes = childrenOf(dictionary);
  return nodes.flatMap((colon, index): [string, Value][] => {
    const [key, value] = [nodes[index - 1], nodes[index + 1]];
    const name = colon.name === ':' && key && value ? stringOf(context, key) : undefined;
    return name === undefined ? [] : [[name, valueOf(context, value!)]];
  });
}

/** The text of a string that has no gaps to fill in. */
export function stringOf(source: Source, node: SyntaxNode): string | undefined {
  if (node.name === 'String') return decoded(written(source, node));
  if (node.name !== 'ContinuedString') return undefined;
  const parts = childrenOf(node).map((part) => stringOf(source, part));
  return parts.includes(undefined) ? undefined : parts.join('');
}

/** https://docs.python.org/3.12/reference/lexical_analysis.html#string-and-bytes-literals */
function decoded(literal: string): string {
  const [, prefix = '', quote = ''] = /^([a-zA-Z]*)("""|'''|"|')/.exec(literal) ?? [];
  const text = literal.slice(prefix.length + quote.length, literal.length - quote.length);
  if (/r/i.test(prefix)) return text;
  return text.replaceAll(/\\(\n|.)/g, (_, escaped: string) => escapes[escaped] ?? escaped);
}

const escapes: Readonly<Record<string, string>> = { '\n': '', n: '\n', t: '\t', r: '\r' };

export function constantsOf(source: Source, script: SyntaxNode): Context['constants'] {
  const constants = new Map<string, string>();
  const assigned = new Set<string>();
  for (const statement of childrenOf(script)) {
    const [target, ...rest] = statement.name === 'AssignStatement' ? childrenOf(statement) : [];
    if (target?.name !== 'VariableName') continue;
    const name = written(source, target);
    const value = rest.at(-1);
    const text = value && stringOf(source, value);
    if (text === undefined || assigned.has(name)) constants.delete(name);
    else constants.set(name, text);
    assigned.add(name);
  }
  return constants;
}
