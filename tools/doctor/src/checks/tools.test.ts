import { expect, it } from 'vitest';
import { toolFindings } from './tools.ts';

const fine = { node: '24.21.0', git: 'git version 2.39.5', sshKeygen: true, kubectl: true };
const spelled = (facts: Partial<Parameters<typeof toolFindings>[0]>) =>
  toolFindings({ ...fine, ...facts }).map(({ severity, subject, what }) => `${severity}: ${subject} ${what}`);

it('finds nothing where every tool is there and new enough', () => {
  expect(spelled({})).toEqual([]);
  expect(spelled({ node: '22.18.0', git: 'git version 2.31.0 (Apple Git-130)' })).toEqual([]);
});

it('names a tool that is missing or too old, with its version', () => {
  expect(spelled({ node: '20.20.2' })).toEqual(['error: Node.js is 20.20.2, older than 22.18']);
  expect(spelled({ git: 'git version 2.25.1' })).toEqual(["error: git is 'git version 2.25.1', older than 2.31"]);
  expect(spelled({ git: undefined })).toEqual(['error: git is missing']);
  expect(spelled({ sshKeygen: false, kubectl: false })).toEqual([
    'warning: ssh-keygen is missing',
    'note: kubectl is missing',
  ]);
});
