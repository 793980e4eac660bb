import { expect, it } from 'vitest';
import { refusal, type Answer } from './refusal.ts';

const publicKey = 'ssh-ed25519 AAAA headwater';
const ssh = { environment: 'aks', repository: 'git@github.com:team/platform.git', revision: 'main', publicKey };
const https = { environment: 'aks', repository: 'https://git.example.com/team/platform.git', revision: 'main' };
const failed = (said: string, exitCode = 128): Answer => ({ exitCode, said });

it('says nothing where the branch can be read', () => {
  expect(refusal({ exitCode: 0, said: 'abc\trefs/heads/main' }, ssh)).toBeUndefined();
});

it.each([
  [
    'the key, with its public half and where to add it',
    failed('git@github.com: Permission denied (publickey).\nfatal: Could not read from remote repository.'),
    ssh,
    `git@github.com:team/platform.git: the server does not accept the deploy key; add its public half, to read only, at https://github.com/team/platform/settings/keys/new, then run this again:\n${publicKey}`,
  ],
  [
    'the key, where it is one of another repository',
    failed('ERROR: Repository not found.\nfatal: Could not read from remote repository.'),
    { ...ssh, repository: 'ssh://git@gitlab.example.com:2222/team/platform.git' },
    `ssh://git@gitlab.example.com:2222/team/platform.git: the server does not accept the deploy key; add its public half, to read only, at https://gitlab.example.com/team/platform/-/settings/repository, then run this again:\n${publicKey}`,
  ],
  [
    'the host key',
    failed(
      'No ED25519 host key is known for github.com and you have requested strict checking.\nHost key verification failed.',
    ),
    ssh,
    'git@github.com:team/platform.git: the host key of github.com is not one of git.knownHosts in environments/aks.yaml; compare ssh-keyscan github.com with what its owner publishes, and correct it',
  ],
  [
    'the branch',
    failed('', 2),
    ssh,
    "git@github.com:team/platform.git: there is no branch or tag 'main'; push it, or change git.revision of environments/aks.yaml",
  ],
  [
    'the missing credentials',
    failed("fatal: could not read Username for 'https://git.example.com': terminal prompts disabled"),
    https,
    "https://git.example.com/team/platform.git: it can't be read without credentials (fatal: could not read Username for 'https://git.example.com': terminal prompts disabled); make it public, or use its SSH address in git.repository of environments/aks.yaml, for a deploy key",
  ],
  [
    'the address',
    failed('fatal: unable to access: Could not resolve host: git.example.com'),
    https,
    'https://git.example.com/team/platform.git: fatal: unable to access: Could not resolve host: git.example.com; check git.repository of environments/aks.yaml, and that this machine reaches git.example.com',
  ],
])('names %s', (_, answer, repository, sentence) => {
  expect(refusal(answer, repository)).toBe(sentence);
});

it('does not miss a commit, which no server lists', () => {
  expect(refusal(failed('', 2), { ...ssh, revision: 'a'.repeat(40) })).toBeUndefined();
});
