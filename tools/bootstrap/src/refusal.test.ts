import { expect, it } from 'vitest';
import type { RemoteAnswer } from './list-remote.ts';
import { refusal } from './refusal.ts';

const publicKey = 'ssh-ed25519 AAAA headwater';
const ssh = { environment: 'aks', repository: 'git@github.com:team/platform.git', revision: 'main', publicKey };
const https = { environment: 'aks', repository: 'https://git.example.com/team/platform.git', revision: 'main' };
const failed = (said: string, exitCode = 128): RemoteAnswer => ({ exitCode, said });

it('says nothing where the branch can be read', () => {
  expect(refusal({ exitCode: 0, said: 'abc\trefs/heads/main' }, ssh)).toBeUndefined();
});

it.each([
  [
    'the key, with its public half and where to add it',
    failed('git@github.com: Permission denied (publickey).\nfatal: Could not read from remote repository.'),
    ssh,
    {
      what: 'the server does not accept the deploy key',
      mend: 'add its public half, to read only, at https://github.com/team/platform/settings/keys/new',
      publicKey,
    },
  ],
  [
    'the key, where it is one of another repository',
    failed('ERROR: Repository not found.\nfatal: Could not read from remote repository.'),
    { ...ssh, repository: 'ssh://git@gitlab.example.com:2222/team/platform.git' },
    {
      what: 'the server does not accept the deploy key',
      mend: 'add its public half, to read only, at https://gitlab.example.com/team/platform/-/settings/repository',
      publicKey,
    },
  ],
  [
    'the host key',
    failed(
      'No ED25519 host key is known for github.com and you have requested strict checking.\nHost key verification failed.',
    ),
    ssh,
    {
      what: 'the host key of github.com is not one of git.knownHosts in environments/aks.yaml',
      mend: 'compare ssh-keyscan github.com with what its owner publishes, and correct it',
    },
  ],
  [
    'the branch',
    failed('', 2),
    ssh,
    { what: "there is no branch or tag 'main'", mend: 'push it, or change git.revision of environments/aks.yaml' },
  ],
  [
    'the missing credentials',
    failed("fatal: could not read Username for 'https://git.example.com': terminal prompts disabled"),
    https,
    {
      what: "it can't be read without credentials (fatal: could not read Username for 'https://git.example.com': terminal prompts disabled)",
      mend: 'make it public, or use its SSH address in git.repository of environments/aks.yaml, for a deploy key',
    },
  ],
  [
    'the address',
    failed('fatal: unable to access: Could not resolve host: git.example.com'),
    https,
    {
      what: 'fatal: unable to access: Could not resolve host: git.example.com',
      mend: 'check git.repository of environments/aks.yaml, and that this machine reaches git.example.com',
    },
  ],
  [
    'the silence',
    failed('', 124),
    https,
    {
      what: 'the server does not answer',
      mend: 'check git.repository of environments/aks.yaml, and that this machine reaches git.example.com',
    },
  ],
])('names %s', (_, answer, remote, wanted) => {
  expect(refusal(answer, remote)).toEqual(wanted);
});

it('does not miss a commit, which no server lists', () => {
  expect(refusal(failed('', 2), { ...ssh, revision: 'a'.repeat(40) })).toBeUndefined();
});
