import type { BlockSchema, ResourceSchema } from './schema.ts';

/**
 * The arguments of a resource, out of the types that @cdktf/provider-azurerm declares for it: an interface for each
 * block, whose comments have the names as the provider spells them, and a class whose getters are what it exports.
 */
export function resourceSchema(declarations: string): ResourceSchema {
  const interfaces = new Map(
    [...declarations.matchAll(/^export interface (\w+)(?: extends [^{]+)? \{$([^]*?)^\}$/gm)].map(
      ([, name = '', body = '']) => [name, membersOf(body)],
    ),
  );
  const block = (name: string): BlockSchema => blockSchema(interfaces.get(name) ?? [], interfaces, block);
  const configuration = [...interfaces.keys()].find((name) => name.endsWith('Config')) ?? '';
  const lastClass = declarations.slice(declarations.lastIndexOf('export declare class'));
  const getters = [...lastClass.matchAll(/^ {4}get (\w+)\(\)/gm)].map(([, name = '']) => snakeCase(name));
  return {
    ...block(configuration),
    attributes: getters.filter((name) => !name.endsWith('_input') && name !== 'cdktf_terraform_resource_type').sort(),
  };
}

interface Member {
  readonly name: string;
  readonly needed: boolean;
  readonly type: string;
}

const membersOf = (body: string): Member[] =>
  [...body.matchAll(/#(\w+) \w+#\1\}[^]*?readonly \w+(\??): ([^;]+);/g)].map(([, name = '', optional, type = '']) => ({
    name,
    needed: optional === '',
    type: /^\w+/.exec(type)?.[0] ?? '',
  }));

/** `id` and `timeouts` are on everything, and nobody sets them here. */
const common = ['id', 'timeouts'];

function blockSchema(
  members: readonly Member[],
  interfaces: ReadonlyMap<string, readonly Member[]>,
  block: (name: string) => BlockSchema,
): BlockSchema {
  const own = members.filter(({ name, type }) => !common.includes(name) && !interfaces.has(type));
  const blocks = members.filter(({ name, type }) => !common.includes(name) && interfaces.has(type));
  return {
    required: own.filter(({ needed }) => needed).map(({ name }) => name),
    optional: own.filter(({ needed }) => !needed).map(({ name }) => name),
    blocks: Object.fromEntries(
      blocks.map(({ name, needed, type }) => [name, { ...(needed ? { needed } : {}), ...block(type) }]),
    ),
  };
}

const snakeCase = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
