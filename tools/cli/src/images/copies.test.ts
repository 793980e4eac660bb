import { expect, it } from 'vitest';
import { copiesOf, copyCommand } from './copies.ts';

const digest = `sha256:${'a'.repeat(64)}`;

it('copies what the mirror has to have, by its digest where that is known', () => {
  const images = [
    { repository: 'team.azurecr.io/mirror/docker.io/library/postgres', tag: '17', digest },
    { repository: 'team.azurecr.io/mirror/docker.io/library/python', tag: '3.12-slim' },
    { repository: 'registry.example.com/spark', tag: '4' },
  ];
  expect(copiesOf(images, 'team.azurecr.io/mirror')).toEqual([
    {
      source: `docker.io/library/postgres@${digest}`,
      target: 'team.azurecr.io/mirror/docker.io/library/postgres:17',
    },
    {
      source: 'docker.io/library/python:3.12-slim',
      target: 'team.azurecr.io/mirror/docker.io/library/python:3.12-slim',
    },
  ]);
});

it.each([
  [
    'team.azurecr.io/mirror/quay.io/a:1',
    'az acr import --name team --source quay.io/a:1 --image mirror/quay.io/a:1 --force',
  ],
  [
    'registry.example.com/quay.io/a:1',
    'docker buildx imagetools create --tag registry.example.com/quay.io/a:1 quay.io/a:1',
  ],
])('is a command for the registry that it is', (target, command) => {
  expect(copyCommand({ source: 'quay.io/a:1', target })).toBe(command);
});
