import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished, vi } from 'vitest';
import { fakeCluster } from '../testing/fake-cluster.ts';
import { patient } from '../testing/patient.ts';
import { deployKey } from './deploy-key.ts';

function emptyFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'headwater-doctor-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return folder;
}

function keyPair(): { readonly key: string; readonly half: string } {
  const file = join(emptyFolder(), 'key');
  execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-C', 'headwater', '-f', file]);
  return { key: readFileSync(file, 'utf8'), half: readFileSync(`${file}.pub`, 'utf8').trim() };
}

interface Remote {
  readonly repository?: string;
  readonly knownHosts?: string;
  readonly key?: string;
  /** What a shell does as git. */
  readonly git?: string;
}

/** The findings where the cluster has `key`. */
async function look({ repository, knownHosts, key = '', git = 'exit 99' }: Remote) {
  const folder = emptyFolder();
  const program = (name: string, text: string): string => {
    writeFileSync(join(folder, name), `#!/bin/sh\n${text}\n`);
    chmodSync(join(folder, name), 0o755);
    return join(folder, name);
  };
  program('git', git);
  const secret = JSON.stringify({ data: { sshPrivateKey: Buffer.from(key).toString('base64') } });
  // asked for the name first
  const kubectl = program(
    'kubectl',
    `case "$*" in *--output=name*) echo secret/git-deploy-key;; *) echo '${secret}';; esac`,
  );
  vi.stubEnv('PATH', `${folder}:${process.env['PATH']}`);
  onTestFinished(() => void vi.unstubAllEnvs());
  const cluster = fakeCluster({});
  const whole = patient({ ...cluster, cluster: { ...cluster.cluster, kubectl } });
  return deployKey.run({
    ...whole,
    environment: {
      ...whole.environment,
      git: {
        kind: 'remote',
        repository: repository ?? 'git@git.example.com:team/platform.git',
        revision: 'main',
        knownHosts: knownHosts ?? 'git.example.com ssh-ed25519 AAAA\n',
      },
    },
  });
}

const unreadable = 'echo "git@git.example.com: Permission denied (publickey)." >&2; exit 128';

it('finds nothing where the repository is in the cluster, or the server lets the branch be read', async () => {
  expect(await deployKey.run(patient(fakeCluster({})))).toEqual([]);
  expect(await look({ key: keyPair().key, git: 'echo "abc\trefs/heads/main"' })).toEqual([]);
});

it('asks the server with the key of the cluster, and says who has to know its public half', async () => {
  const { key, half } = keyPair();
  const found = await look({ key, git: unreadable });
  expect(found).toMatchObject([
    {
      severity: 'error',
      subject: "repository 'git@git.example.com:team/platform.git'",
      what: 'can’t be read from this machine as the cluster does: the server does not accept the deploy key',
      mend: `add its public half, to read only, to the deploy keys of team/platform on git.example.com: ${half}`,
    },
  ]);
  expect(JSON.stringify(found)).not.toContain(key.split('\n')[1]);
});

it('misses the branch, also of a repository that everybody can read', async () => {
  const what = "can’t be read from this machine as the cluster does: there is no branch or tag 'main'";
  expect(await look({ key: keyPair().key, git: 'exit 2' })).toMatchObject([{ what }]);
  expect(await look({ repository: 'https://git.example.com/team/platform.git', git: 'exit 2' })).toMatchObject([
    { what, mend: 'push it, or change git.revision of environments/minikube.yaml' },
  ]);
});

it('says what is wrong with the key and the known hosts, and asks nobody then', async () => {
  const { key } = keyPair();
  const trimmed = await look({ key: key.trimEnd(), knownHosts: 'other.example.com ssh-ed25519 AAAA\n' });
  expect(trimmed.map(({ severity, subject, what }) => `${severity}: ${subject} ${what}`)).toEqual([
    "error: deploy key in secret 'cicd/git-deploy-key' does not end with a line break, which ssh demands",
    "error: Git server 'git.example.com' has no host key in git.knownHosts",
  ]);
  // the same length, and no key
  const damaged = await look({ key: key.replace(/\n.{40}/, `\n${'A'.repeat(40)}`) });
  expect(damaged.map(({ what }) => what)).toEqual(['is damaged: ssh-keygen can’t read it']);
});
