import type { SyntaxNode } from '@lezer/common';
import type { Import } from './module.ts';
import { childrenOf, written, type Context, type Source } from './syntax.ts';

/** One import of each name of the statement, with the name by which the file calls it. */
export function importsOf(source: Source, node: SyntaxNode): (Import & { readonly alias: string })[] {
  const text = written(source, node)
    .replaceAll(/#.*|\\\n/g, '')
    .replaceAll(/[\s()]+/g, ' ')
    .trim();
  const line = source.lineAt(node.from);
  const [, module, list] = /^(?:from (\S+) )?import (.*)$/.exec(text) ?? [];
  return (list ?? '')
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((part) => {
      const [name = '', alias] = part.split(' as ').map((word) => word.trim());
      if (module !== undefined) return { line, name: `${module}.${name}`, alias: alias ?? name };
      // `import a.b` gives the name a, and a.b by it
      return { line, name, alias: alias ?? '' };
    });
}

export const namesOf = (imports: readonly { readonly name: string; readonly alias: string }[]): Context['names'] =>
  new Map(imports.filter(({ alias }) => alias !== '').map(({ name, alias }) => [alias, name]));

/** `airflow.sdk.Variable.get` of `Variable.get`; undefined of what is no name: a call's result, an element. */
export function fullName(context: Context, nodes: readonly SyntaxNode[]): string | undefined {
  const text = nodes
    .map((node) => written(context, node))
    .join('')
    .replaceAll(/\s/g, '');
  if (!/^[\w.]+$/.test(text)) return undefined;
  const [first = '', ...rest] = text.split('.');
  return [context.names.get(first) ?? first, ...rest].join('.');
}

/** The full names of the decorators of a function. */
export const decoratorsOf = (context: Context, functionNode: SyntaxNode): string[] =>
  functionNode.parent?.name === 'DecoratedStatement'
    ? childrenOf(functionNode.parent)
        .filter(({ name }) => name === 'Decorator')
        .map((decorator) => fullName(context, decoratorName(decorator)) ?? '')
    : [];

/** Airflow calls these while it reads a file: their bodies say what a DAG is made of. */
export const isRead = (decorators: readonly string[]): boolean =>
  decorators.some((name) => /(?:^|\.)(?:dag|task_group)$/.test(name));

/** `task.kubernetes` of `@task.kubernetes(image="…")`. */
export const decoratorName = (decorator: SyntaxNode): SyntaxNode[] =>
  childrenOf(decorator).filter(({ name }) => name !== 'At' && name !== 'ArgList');
