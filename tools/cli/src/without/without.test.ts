import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadEnvironment, type Environment } from '@headwater/environment';
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { root } from '../repository.ts';
import { copyRepository, type Copy, type Result } from '../testing/copy.ts';
import { leftOut } from './parts.ts';
import { record, recorded } from './record.ts';

const minikube = loadEnvironment(root, 'minikube');
const gateway = { kind: 'traefik', domain: 'example.com', port: 443, clusterAddress: '' } as Environment['gateway'];
const identity = { kind: 'keycloak' } as Environment['identity'];
const observability = { kind: 'prometheus' } as Environment['observability'];
const none = { kind: 'none' } as const;

describe('what is left out', () => {
  const all: Environment = { ...minikube, gateway, identity, observability };

  it('is what the environment has of what is asked for', () => {
    expect(leftOut(all, ['observability'])).toEqual(['observability']);
    expect(leftOut(all, ['identity', 'gateway'])).toEqual(['gateway', 'identity']);
    expect(leftOut({ ...all, observability: none }, ['observability'])).toEqual([]);
  });

  it('is nothing that another part needs, and the command that works is said', () => {
    expect(() => leftOut(all, ['observability', 'gateway'])).toThrow(
      'identity needs gateway, and stays; ./headwater up --without gateway,identity,observability leaves them out',
    );
    expect(leftOut({ ...all, identity: none }, ['gateway'])).toEqual(['gateway']);
  });
});

describe('the record', () => {
  beforeEach(() => {
    const state = mkdtempSync(join(tmpdir(), 'headwater-state-'));
    vi.stubEnv('XDG_STATE_HOME', state);
    onTestFinished(() => {
      vi.unstubAllEnvs();
      rmSync(state, { recursive: true });
    });
  });
  const team = { kind: 'context', context: 'team', kubeconfig: '/kubeconfig' } as const;

  it('is of one cluster and one environment, until up takes it back', () => {
    record(team, 'minikube', ['observability']);
    record({ kind: 'sandbox' }, 'minikube', ['gateway']);
    expect(recorded(team, 'minikube')).toEqual(['observability']);
    expect(recorded({ kind: 'sandbox' }, 'minikube')).toEqual(['gateway']);
    expect(recorded(team, 'aks')).toEqual([]);
    record(team, 'minikube', []);
    expect(recorded(team, 'minikube')).toEqual([]);
    expect(recorded({ kind: 'minikube' }, 'minikube')).toEqual([]);
  });
});

describe('up --without', () => {
  let copy: Copy;
  let state: string;
  const file = 'environments/minikube.yaml';
  const dry = (...parameters: readonly string[]): Result =>
    copy.headwater(['up', '--cluster=sandbox', '--dry-run', ...parameters].join(' '), { XDG_STATE_HOME: state });
  const git = (folder: string, ...parameters: readonly string[]) =>
    copy.run('git', ['-C', folder, ...parameters]).lines;
  const made = () => join(state, 'headwater/without/minikube');
  const name = ['-c', 'user.name=test', '-c', 'user.email=test@localhost'];

  beforeAll(() => {
    copy = copyRepository();
    state = mkdtempSync(join(tmpdir(), 'headwater-state-'));
  });
  afterAll(() => {
    copy.delete();
    rmSync(state, { recursive: true });
  });

  it('is one commit more than HEAD, which has all that is rendered without the part', () => {
    const before = git(copy.folder, 'status', '--porcelain');
    const { exitCode, lines } = dry('--without', 'observability');
    expect(`${exitCode} ${lines[1]}`).toBe(
      '0 # without observability: the cluster runs one commit more than HEAD; up without the option brings HEAD back',
    );
    expect(git(made(), 'log', '--format=%s', '-2')).toEqual(['Without observability', 'as it is']);
    expect(git(made(), 'rev-parse', 'HEAD^')).toEqual(git(copy.folder, 'rev-parse', 'HEAD'));
    expect(git(made(), 'status', '--porcelain')).toEqual([]);
    expect(loadEnvironment(made(), 'minikube')).toMatchObject({ observability: { kind: 'none' } });
    expect(readFileSync(join(made(), file), 'utf8')).toBe(
      copy.read(file).replace(/kind: prometheus[^]*alerts: {.*}/, '{ kind: none }'),
    );
    expect(existsSync(join(made(), 'manifests/minikube/observability'))).toBe(false);
    // the clone of the person is as it was
    expect(git(copy.folder, 'status', '--porcelain')).toEqual(before);
    expect(git(copy.folder, 'branch', '--all')).toHaveLength(1);
    expect(git(copy.folder, 'log', '--all', '--format=%s')).toEqual(['as it is']);
    expect(git(copy.folder, 'worktree', 'list')).toHaveLength(1);
  });

  it('is the same commit for the same HEAD, and another one for the next', () => {
    dry('--without=observability');
    const [first] = git(made(), 'rev-parse', 'HEAD');
    rmSync(made(), { recursive: true });
    dry('--without=observability,observability');
    expect(git(made(), 'rev-parse', 'HEAD')).toEqual([first]);
    copy.run('git', [...name, 'commit', '--quiet', '--allow-empty', '--message', 'next']);
    dry('--without=observability');
    expect(git(made(), 'log', '--format=%s', '-2')).toEqual(['Without observability', 'next']);
    // what the cluster runs is known, to say what a push would change
    expect(git(made(), 'cat-file', '-t', first!)).toEqual(['commit']);
  });

  it('makes nothing where the part is off already', () => {
    rmSync(made(), { recursive: true, force: true });
    const text = copy.read(file);
    copy.write(
      file,
      text
        .replace(/kind: prometheus[^]*?alerts: {.*}/, '{ kind: none }')
        .replace('observability:\n  {', 'observability: {'),
    );
    const { lines } = dry('--without=observability');
    copy.write(file, text);
    expect(lines[1]).toBe('# observability: off already, by environments/minikube.yaml');
    expect(existsSync(made())).toBe(false);
  });

  it('is not rendered by code that HEAD has not', () => {
    const index = 'libs/reflector/src/reflector.ts';
    const text = copy.read(index);
    copy.write(index, text.replace("'Recreate'", "'RollingUpdate'"));
    copy.run('git', [...name, 'commit', '--quiet', '--allow-empty', '--message', 'another']);
    const { exitCode, lines } = dry('--without=observability');
    copy.write(index, text);
    expect(`${exitCode} ${lines.join('\n')}`).toMatch(
      /^1 HEAD has not what is rendered from it \(manifests\/minikube\/management\/reflector\/\S+\); \.\/headwater render, and commit/,
    );
  });

  it('is refused where the cluster follows a Git server that nothing is pushed to from here', () => {
    const text = copy.read(file);
    const remote = `git:
  kind: remote
  repository: https://git.example.com/team/platform.git
  revision: main
  knownHosts: ""
`;
    copy.write(file, text.replace(/^git:\n[\s\S]*?\n(?=\n)/m, remote));
    const line = copy.read(file).split('\n').indexOf('  kind: prometheus') + 1;
    const { exitCode, lines } = dry('--without=observability');
    copy.write(file, text);
    expect(`${exitCode} ${lines.join('\n')}`).toBe(
      `2 the cluster follows https://git.example.com/team/platform.git, where nothing is pushed to from here: make environments/minikube.yaml:${line}: 'observability.kind' none, render, commit and push`,
    );
  });

  it('names the parts that there are', () => {
    expect(dry('--without=observabilty').lines[0]).toBe(
      "error: option '--without <part>' argument 'observabilty' is invalid. There is gateway, identity, observability.",
    );
  });
});
