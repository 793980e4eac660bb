import { expect, it } from 'vitest';
import type { Schema } from './schema.ts';
import { strict } from './strict.ts';

const text: Schema = { type: 'string' };

it('closes every object that says what it holds', () => {
  expect(strict({ properties: { spec: { type: 'array', items: { properties: { name: text } } } } })).toEqual({
    properties: { spec: { type: 'array', items: { properties: { name: text }, additionalProperties: false } } },
    additionalProperties: false,
  });
});

it('leaves open what says that it is: maps, opaque objects, and what keeps unknown fields', () => {
  const map = { type: 'object', additionalProperties: text };
  expect(strict(map)).toEqual(map);
  expect(strict({ type: 'object' })).toEqual({ type: 'object' });
  expect(strict({ properties: { name: text }, 'x-kubernetes-preserve-unknown-fields': true })).toEqual({
    properties: { name: text },
  });
});

it('drops prose, extensions and the permission to be null', () => {
  expect(
    strict({ ...text, description: 'A name', default: 'web', nullable: true, 'x-kubernetes-list-type': 'set' }),
  ).toEqual(text);
});

it('keeps fields that are called like a keyword', () => {
  const properties = { description: text, default: text, nullable: text, format: text, 'x-kubernetes-list-type': text };
  expect(strict({ properties }).properties).toEqual(properties);
});

it('keeps what limits a value', () => {
  const limits = { type: 'integer', minimum: 1, maximum: 5, enum: [1, 3], required: ['name'] };
  expect(strict({ ...limits, format: 'int32' })).toEqual(limits);
  expect(strict({ ...text, format: 'date-time', pattern: '^2' })).toEqual({
    ...text,
    format: 'date-time',
    pattern: '^2',
  });
});

it('takes a number or a text where Kubernetes takes both', () => {
  const either = { anyOf: [{ type: 'integer' }, text], pattern: '^[0-9]+%$', 'x-kubernetes-int-or-string': true };
  expect(strict(either)).toEqual({ type: ['integer', 'string'], pattern: '^[0-9]+%$' });
});
