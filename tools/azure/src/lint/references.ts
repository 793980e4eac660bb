import { suggestion } from '@headwater/k8s';
import type { Body, Configuration, File } from './configuration.ts';
import type { ProviderSchema, ResourceSchema } from './schema.ts';

/** Expressions that name what is not there, and variables and locals that nothing names. */
export function referenceProblems(configuration: Configuration, schema: ProviderSchema): string[] {
  const declared = declarationsOf(Object.values(configuration));
  const used = new Set<string>();
  const problems = Object.entries(configuration).flatMap(([file, content]) =>
    expressionsIn(content)
      .flatMap(namesIn)
      .flatMap((path) => {
        used.add(path.slice(0, 2).join('.'));
        const problem = problemOf(path, declared, schema);
        return problem === undefined ? [] : [`${file}: ${problem}`];
      }),
  );
  const unused = ['var', 'local'].flatMap((kind) =>
    (declared.get(kind) ?? []).filter((name) => !used.has(`${kind}.${name}`)).map((name) => `${kind}.${name}`),
  );
  return [
    ...new Set(problems),
    ...unused.map((name) => `${fileOf(configuration, name)}: nothing uses ${name}; remove it`),
  ];
}

/** What can be named, by what stands in front of it: `var`, `data.azurerm_client_config`, `azurerm_subnet`. */
function declarationsOf(files: readonly File[]): Map<string, string[]> {
  const declared = new Map<string, string[]>();
  const add = (group: string, names: readonly string[]) =>
    declared.set(group, [...(declared.get(group) ?? []), ...names]);
  for (const { variable, locals, resource, data, ephemeral } of files) {
    add('var', Object.keys(variable ?? {}));
    for (const body of locals ?? []) add('local', Object.keys(body));
    for (const [type, named] of Object.entries(resource ?? {})) add(type, Object.keys(named));
    for (const [type, named] of Object.entries(data ?? {})) add(`data.${type}`, Object.keys(named));
    for (const [type, named] of Object.entries(ephemeral ?? {})) add(`ephemeral.${type}`, Object.keys(named));
  }
  return declared;
}

function problemOf(
  path: readonly string[],
  declared: ReadonlyMap<string, readonly string[]>,
  schema: ProviderSchema,
): string | undefined {
  const kind = path[0] === 'data' || path[0] === 'ephemeral' ? path[0] : 'resource';
  const [type = '', name = '', attribute] = kind === 'resource' ? path : path.slice(1);
  const group = kind === 'resource' ? type : `${kind}.${type}`;
  const names = declared.get(group) ?? [];
  if (!names.includes(name)) return `there is no ${group}.${name}${suggestion(name, names)}`;
  const known = schema[kind][type];
  if (attribute === undefined || known === undefined) return undefined;
  const attributes = attributesOf(known);
  return attributes.includes(attribute)
    ? undefined
    : `${group}.${name} has no '${attribute}'${suggestion(attribute, attributes)}`;
}

const attributesOf = ({ attributes, required, optional }: ResourceSchema): string[] => [
  ...new Set([...attributes, ...required, ...optional]),
];

/** The texts that hold expressions: `${…}`, or words with some in between. */
function expressionsIn(value: unknown): string[] {
  if (typeof value === 'string') return value.includes('${') ? [value] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value as Body).flatMap(expressionsIn);
}

/** `var.name`, `azurerm_subnet.nodes.id`, `azurerm_user_assigned_identity.workload["data"].client_id`. */
const name =
  /(?<![\w.])(?:(?:var|local)\.\w+|(?:(?:data|ephemeral)\.)?(?:azurerm|random)_\w+\.\w+(?:(?:\[[^\]]*\])?\.\w+)?)/g;

const namesIn = (text: string): string[][] =>
  [...text.matchAll(name)].map(([path]) => path.replace(/\[[^\]]*\]/g, '').split('.'));

const fileOf = (configuration: Configuration, name: string): string => {
  const [kind, word = ''] = name.split('.');
  const has = ({ variable, locals }: File) =>
    kind === 'var' ? word in (variable ?? {}) : (locals ?? []).some((body) => word in body);
  return Object.entries(configuration).find(([, file]) => has(file))?.[0] ?? 'infra';
};
