import { expect, it } from 'vitest';
import { differences, spell } from './differences.ts';

it('finds what is declared and is not so, by its field', () => {
  const declared = { enabled: true, attributes: { pkce: 'S256' }, redirectUris: ['https://a/', 'https://b/'] };
  const live = {
    enabled: true,
    attributes: { pkce: 'plain', 'set.by': 'Keycloak' },
    redirectUris: ['https://a/'],
    id: 'x',
  };
  expect(differences(declared, live).map(spell)).toEqual([
    'attributes.pkce is "plain", to be "S256"',
    'redirectUris is ["https://a/"], to be ["https://a/","https://b/"]',
  ]);
});

it.each([
  ['the order of a list', { webOrigins: ['a', 'b'] }, { webOrigins: ['b', 'a'] }],
  ['what is not declared', {}, { secret: 'x' }],
  ['an empty text that Keycloak leaves out', { attributes: { pkce: '' } }, {}],
])('takes %s for no difference', (_title, declared, live) => {
  expect(differences(declared, live)).toEqual([]);
});
