import { suggestion } from '@headwater/k8s';
import type { Call, Setting, Value } from '../python/module.ts';
import type { Finding } from '../rule.ts';
import type { Graph } from './graph.ts';
import type { DagFile } from './manifests.ts';
import { once } from './once.ts';

/** A name that a DAG spells out. */
export interface Mention {
  /** With the line. */
  readonly file: string;
  readonly name: string;
}

/** The values of arguments, entries of dictionaries, variables and parameters whose names are like that. */
export const settingsOf = (graph: Graph, names: RegExp): (Setting & { readonly file: string })[] =>
  graph.dags.flatMap((dag) =>
    dag.module.settings
      .filter(({ name }) => names.test(name))
      .map((setting) => ({
        ...setting,
        value: followed(graph, setting.value),
        file: place(dag, setting.value.line),
      })),
  );

/** The calls of functions and classes whose full names are like that. */
export const callsOf = (graph: Graph, names: RegExp): (Call & { readonly file: string })[] =>
  graph.dags.flatMap((dag) =>
    dag.module.calls
      .filter(({ name }) => names.test(name))
      .map((call) => ({
        ...call,
        positional: call.positional.map((value) => followed(graph, value)),
        keywords: Object.fromEntries(
          Object.entries(call.keywords).map(([name, value]) => [name, followed(graph, value)]),
        ),
        file: place(dag, call.line),
      })),
  );

/** What a call is given under `keyword`, or else at `position`. */
export const argumentOf = ({ keywords, positional }: Call, keyword: string, position?: number): Value | undefined =>
  keywords[keyword] ?? (position === undefined ? undefined : positional[position]);

/** A constant that one file imports from another is what it is there. */
function followed(graph: Graph, value: Value): Value {
  const text = value.name === undefined ? undefined : constantsOf(graph).get(value.name);
  return text === undefined ? value : { ...value, text };
}

const constantsOf = once((graph: Graph): ReadonlyMap<string, string> => {
  const all = graph.dags.flatMap(({ file, module }) => {
    const path = file.replace(/^dags\//, '').replace(/(?:\/__init__)?\.py$/, '');
    const folder = path.replaceAll('/', '.');
    return Object.entries(module.constants).map(([name, text]) => [`${folder}.${name}`, text] as const);
  });
  return new Map(all);
});

/** What templates ask `object` for: `minio_s3` of `{{ conn.minio_s3.host }}`. */
export const askedOf = (graph: Graph, object: RegExp): Mention[] =>
  graph.dags.flatMap((dag) =>
    dag.module.strings.flatMap(({ line, text }) =>
      templatesIn(text).flatMap((template) =>
        [...template.matchAll(new RegExp(`(?<![\\w.])${object.source}\\.(\\w+)`, 'g'))].map(([, name = '']) => ({
          file: place(dag, line),
          name,
        })),
      ),
    ),
  );

/** `{{ … }}` and `{% … %}`: https://jinja.palletsprojects.com/en/stable/templates/ */
export const templatesIn = (text: string): string[] =>
  text.includes('{') ? [...text.matchAll(/\{\{(.*?)\}\}|\{%(.*?)%\}/gs)].map(([, a, b]) => a ?? b ?? '') : [];

/** The name that `value` is; none where it is a sentence, empty, or known only when a task runs. */
export const mentionOf = (file: string, value: Value | undefined): Mention[] =>
  value?.text === undefined || !/^\S+$/.test(value.text) || templatesIn(value.text).length > 0
    ? []
    : [{ file, name: value.text }];

/** Names that are none of `known`. */
export const unknown = (
  graph: Graph,
  mentions: readonly Mention[],
  what: string,
  known: readonly string[],
  way: string,
): Finding[] =>
  mentions
    .filter(({ name }) => !known.includes(name))
    .map(({ file, name }) => ({
      file,
      message: `names ${what} '${name}', which environment '${graph.contract.environment}' does not have${suggestion(name, known) || `; ${way}`}`,
    }));

export const place = ({ file }: DagFile, line: number): string => `${file}:${line}`;

/** For messages: `KubernetesPodOperator`, `task.kubernetes`. */
export const shortName = (name: string): string =>
  /\btask\.\w+$/.exec(name)?.[0] ?? name.slice(name.lastIndexOf('.') + 1);
