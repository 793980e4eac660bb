import { entrances } from '@headwater/bootstrap';
import { expect, it } from 'vitest';
import { everyWay, needsForward } from './access.ts';

const laptop = { domain: '127.0.0.1.nip.io', port: 8443, clusterAddress: '10.96.0.80' };
const cloud = { domain: 'data.example.com', port: 443 };

it.each([
  ['leads to the front door of a laptop', laptop, true],
  ['stays out of the way where DNS leads everybody to it', cloud, false],
  [
    'and where the cluster has an address from outside, although pods know a shorter way',
    { ...cloud, clusterAddress: '10.240.0.80', fromOutside: true } as const,
    false,
  ],
])('a port of this machine %s', (_title, door, expected) => {
  expect(needsForward(door)).toBe(expected);
});

it('has a way to a part that is left out, for when it comes', () => {
  expect(everyWay(undefined)).toEqual(entrances);
  expect(everyWay(laptop).map(({ port }) => port)).toContain(laptop.port);
});
