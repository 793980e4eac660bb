import { expect, it } from 'vitest';
import { mapSchemas, referred, type Definitions, type Schema } from './schema.ts';
import { shared } from './shared.ts';

const text: Schema = { type: 'string' };
const object = (...names: string[]): Schema => ({
  type: 'object',
  properties: Object.fromEntries(names.map((name) => [name, text])),
});
const long = object('one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten');
const container: Schema = { type: 'object', properties: { probe: long, image: text, description: object('anything') } };

const repetitive: Definitions = {
  Job: {
    properties: {
      first: container,
      others: { type: 'array', items: container },
      byName: { additionalProperties: long },
    },
  },
  Pod: { properties: { container } },
};

it('describes once what is the same in several places, under the name of the first', () => {
  const definitions = shared(repetitive);
  expect(Object.keys(definitions)).toEqual(['Job', 'Pod', 'Job.first.probe', 'Job.first']);
  expect(definitions['Pod']).toEqual({ properties: { container: { $ref: '#/types/Job.first' } } });
});

it('means the same as before', () => {
  const definitions = shared(repetitive);
  const expanded = (schema: Schema): Schema =>
    schema.$ref === undefined ? mapSchemas(schema, expanded) : expanded(definitions[referred(schema.$ref)] as Schema);
  for (const [name, schema] of Object.entries(repetitive))
    expect(expanded(definitions[name] as Schema)).toEqual(schema);
});

it('leaves alone what is short, or in one place only', () => {
  const plain: Definitions = { Pod: { properties: { one: object('name'), other: object('name'), probe: long } } };
  expect(shared(plain)).toEqual(plain);
});
