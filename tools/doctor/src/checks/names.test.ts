import { expect, it } from 'vitest';
import { nameFindings } from './names.ts';

const localhost = { name: 'localhost', use: 'where pages are opened', loopback: true };
const server = { name: 'git.example.com', use: 'where the repository is', loopback: false };

it('finds nothing where every name has its address', () => {
  expect(
    nameFindings([
      { ...localhost, addresses: ['::1', '127.0.0.1'] },
      { ...server, addresses: ['192.0.2.1'] },
    ]),
  ).toEqual([]);
});

it('names what has no address, or another one than this machine', () => {
  const found = nameFindings([
    { ...localhost, addresses: ['::1'] },
    { ...server, addresses: [] },
  ]);
  expect(found.map(({ severity, subject, what }) => `${severity}: ${subject} ${what}`)).toEqual([
    "warning: name 'localhost' is ::1, not 127.0.0.1",
    "error: name 'git.example.com' has no address",
  ]);
});
