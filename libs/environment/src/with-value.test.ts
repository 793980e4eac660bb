import { expect, it } from 'vitest';
import { valueAt, withValue } from './with-value.ts';

const text = `# who comes in
gateway:
  # one address
  kind: traefik # for all
  port: 8443

# what watches
observability: { kind: prometheus, days: 7 } # a week
images: {}
`;

it('changes one value and keeps every byte around it', () => {
  expect(withValue(text, ['gateway'], '{ kind: none }')).toBe(`# who comes in
gateway:
  # one address
  { kind: none }

# what watches
observability: { kind: prometheus, days: 7 } # a week
images: {}
`);
  expect(withValue(text, ['observability', 'days'], '9')).toBe(text.replace('7 }', '9 }'));
});

it('says what a value is, and that there is none', () => {
  expect(valueAt(text, ['gateway', 'port'])).toBe('8443');
  expect(valueAt('apiServer:\n  - cidr: 10.0.0.0/28\n', ['apiServer', '0', 'cidr'])).toBe('10.0.0.0/28');
  expect(valueAt(text, ['gateway'])).toBeUndefined();
  expect(valueAt(text, ['identity', 'kind'])).toBeUndefined();
});

it('adds nothing', () => {
  expect(withValue(text, ['identity'], '{ kind: none }')).toBe(text);
});
