import { suggestion } from '@headwater/k8s';
import type { Body, Configuration } from './configuration.ts';
import type { BlockSchema, ProviderSchema } from './schema.ts';

/** What every block with a type may have: https://opentofu.org/docs/language/resources/syntax/#meta-arguments */
const everywhere = ['count', 'depends_on', 'for_each', 'lifecycle', 'provider'];

/** Arguments that the provider does not know, or lacks. */
export function argumentProblems(configuration: Configuration, schema: ProviderSchema): string[] {
  return Object.entries(configuration).flatMap(([file, content]) => [
    ...(['resource', 'data', 'ephemeral'] as const).flatMap((kind) =>
      Object.entries(content[kind] ?? {}).flatMap(([type, named]) => {
        const known = schema[kind][type];
        if (known === undefined) return [`${file}: ${unknownType(kind, type, schema)}`];
        return Object.entries(named).flatMap(([name, bodies]) =>
          bodies.flatMap((body) => inBlock(`${file}: ${kind} ${type}.${name}`, body, known, everywhere)),
        );
      }),
    ),
    ...Object.entries(content.provider ?? {}).flatMap(([name, bodies]) => {
      const known = schema.provider[name];
      return known === undefined ? [] : bodies.flatMap((body) => inBlock(`${file}: provider ${name}`, body, known, []));
    }),
  ]);
}

function unknownType(kind: keyof ProviderSchema, type: string, schema: ProviderSchema): string {
  const way = suggestion(type, Object.keys(schema[kind]));
  return `${kind} '${type}' is not recorded${way || '; run tools/azure/src/lint/record.ts'}`;
}

function inBlock(place: string, body: Body, schema: BlockSchema, more: readonly string[]): string[] {
  const dynamic = (body['dynamic'] ?? {}) as Readonly<Record<string, readonly Body[]>>;
  const present = [...Object.keys(body).filter((name) => name !== 'dynamic'), ...Object.keys(dynamic)];
  const known = [...schema.required, ...schema.optional, ...Object.keys(schema.blocks), ...more];
  const needed = [...schema.required, ...Object.keys(schema.blocks).filter((name) => schema.blocks[name]?.needed)];
  return [
    ...present
      .filter((name) => !known.includes(name))
      .map((name) => `${place} has no argument '${name}'${suggestion(name, known)}`),
    ...needed
      .filter((name) => !present.includes(name))
      .map((name) => `${place} lacks '${name}'; the provider needs it`),
    ...Object.entries(schema.blocks).flatMap(([name, block]) => {
      const contents = [...blocksIn(body[name]), ...(dynamic[name] ?? []).flatMap(({ content }) => blocksIn(content))];
      return contents.flatMap((content) => inBlock(`${place}: ${name}`, content, block, []));
    }),
  ];
}

/** An attribute whose value is an expression can't be looked into. */
const blocksIn = (value: unknown): Body[] =>
  (Array.isArray(value) ? value : [value]).filter((each): each is Body => typeof each === 'object' && each !== null);
