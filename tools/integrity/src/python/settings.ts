import type { SyntaxNode } from '@lezer/common';
import type { Call, Setting, Value } from './module.ts';
import { decoratorsOf } from './names.ts';
import { childrenOf, written, type Context } from './syntax.ts';
import { stringOf, valueOf } from './values.ts';

/** What a call is given: `("first", keyword="second", **more)`. */
export function argumentsOf(
  context: Context,
  list: SyntaxNode | undefined,
): Pick<Call, 'positional' | 'keywords' | 'open'> {
  const positional: Value[] = [];
  const keywords: Record<string, Value> = {};
  let open = false;
  const nodes = list ? childrenOf(list).filter(({ name }) => !/^[(),]$/.test(name)) : [];
  // `sum(x for x in list)` is given one thing that has no name
  if (nodes.some(({ name }) => name === 'for')) return { positional, keywords, open: true };
  for (let index = 0; index < nodes.length; index += 1) {
    const node = nodes[index]!;
    if (node.name === '*' || node.name === '**') {
      open = true;
      index += 1;
    } else if (nodes[index + 1]?.name === 'AssignOp') {
      const value = nodes[index + 2];
      if (value) keywords[written(context, node)] = valueOf(context, value);
      index += 2;
    } else positional.push(valueOf(context, node));
  }
  return { positional, keywords, open };
}

/** `name = value`, `self.name = value` and `mapping["name"] = value`. */
export function assignedIn(context: Context, statement: SyntaxNode): Setting[] {
  const nodes = childrenOf(statement);
  const value = nodes.at(-1);
  if (!value) return [];
  return nodes.slice(0, -1).flatMap((target) => {
    const name = targetName(context, target);
    return name === undefined ? [] : [{ name, value: valueOf(context, value) }];
  });
}

function targetName(context: Context, target: SyntaxNode): string | undefined {
  if (target.name === 'VariableName') return written(context, target);
  if (target.name !== 'MemberExpression') return undefined;
  const parts = childrenOf(target);
  const property = parts.find(({ name }) => name === 'PropertyName');
  const element = parts.find(({ name }) => name === 'String');
  return property ? written(context, property) : element && stringOf(context, element);
}

/** The parameters of a function that have defaults, with the decorators of the function. */
export function defaultsOf(context: Context, parameters: SyntaxNode): Setting[] {
  const nodes = childrenOf(parameters).filter(({ name }) => name !== 'TypeDef');
  const decorators = parameters.parent ? decoratorsOf(context, parameters.parent) : [];
  return nodes.flatMap((operator, index) => {
    const [name, value] = [nodes[index - 1], nodes[index + 1]];
    if (operator.name !== 'AssignOp' || !name || !value) return [];
    return [{ name: written(context, name), value: valueOf(context, value), decorators }];
  });
}
