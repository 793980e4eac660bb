import { createRequire } from 'node:module';
import type { SyntaxNode, SyntaxNodeRef, Tree } from '@lezer/common';
import type * as Python from '@lezer/python';
import type { Call, Module, Setting, Text } from './module.ts';
import { decoratorName, decoratorsOf, fullName, importsOf, isRead, namesOf } from './names.ts';
import { argumentsOf, assignedIn, defaultsOf } from './settings.ts';
import { childrenOf, sourceOf, type Context } from './syntax.ts';
import { constantsOf, entriesOf, stringOf } from './values.ts';

/** What the Python file of this text says. What is no Python is left out: ruff and the tests of the DAGs refuse it. */
export function readModule(text: string): Module {
  // most files are known already
  const { parser } = createRequire(import.meta.url)('@lezer/python') as typeof Python;
  const source = sourceOf(text);
  const tree = parser.parse(text);
  const imported = importStatements(tree).flatMap((node) => importsOf(source, node));
  const constants = constantsOf(source, tree.topNode);
  const context: Context = { ...source, names: namesOf(imported), constants };

  const calls: Call[] = [];
  const settings: Setting[] = [];
  const strings: Text[] = [];
  const visit: Readonly<Record<string, (node: SyntaxNode, duringImport: boolean) => void>> = {
    CallExpression: (node, duringImport) => {
      const [callee, list] = childrenOf(node);
      if (callee) called(node, [callee], list, duringImport);
    },
    Decorator: (node, duringImport) => {
      const list = childrenOf(node).find(({ name }) => name === 'ArgList');
      called(node, decoratorName(node), list, duringImport);
    },
    DictionaryExpression: (node) =>
      settings.push(...entriesOf(context, node).map(([name, value]) => ({ name, value }))),
    AssignStatement: (node) => settings.push(...assignedIn(context, node)),
    ParamList: (node) => settings.push(...defaultsOf(context, node)),
    String: (node) => {
      const found = stringOf(context, node) ?? '';
      if (!isDocumentation(node)) strings.push({ line: source.lineAt(node.from), text: found });
    },
  };

  function called(
    node: SyntaxNode,
    callee: readonly SyntaxNode[],
    list: SyntaxNode | undefined,
    duringImport: boolean,
  ): void {
    const name = fullName(context, callee) ?? '';
    const given = argumentsOf(context, list);
    settings.push(...Object.entries(given.keywords).map(([key, value]) => ({ name: key, value, call: name })));
    calls.push({ line: source.lineAt(node.from), name, ...given, duringImport });
  }

  // the ends of the bodies around a node that run later than the file is read
  const ends: number[] = [];
  tree.iterate({
    enter: (reference) => {
      while (ends.length > 0 && reference.from >= ends.at(-1)!) ends.pop();
      if (runsLater(context, reference)) ends.push(reference.to);
      visit[reference.name]?.(reference.node, ends.length === 0);
    },
  });
  return {
    imports: imported.map(({ line, name }) => ({ line, name })),
    calls,
    settings,
    strings,
    constants: Object.fromEntries(constants),
  };
}

function runsLater(context: Context, reference: SyntaxNodeRef): boolean {
  if (reference.name !== 'Body') return reference.name === 'LambdaExpression';
  const { parent } = reference.node;
  return parent?.name === 'FunctionDefinition' && !isRead(decoratorsOf(context, parent));
}

/** Statements that hold others. */
const blocks =
  /^(?:Script|Body|StatementGroup|DecoratedStatement|(?:If|Try|With|For|While|Match)Statement|\w+Definition)$/;

function importStatements(tree: Tree): SyntaxNode[] {
  const found: SyntaxNode[] = [];
  tree.iterate({
    enter: (reference) => {
      if (reference.name === 'ImportStatement') found.push(reference.node);
      return blocks.test(reference.name);
    },
  });
  return found;
}

/** The string at the top of a module, class or function. */
function isDocumentation({ parent }: SyntaxNode): boolean {
  const statement = parent?.name === 'ContinuedString' ? parent.parent : parent;
  return statement?.name === 'ExpressionStatement';
}
