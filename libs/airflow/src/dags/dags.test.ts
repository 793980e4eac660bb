import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gitReader, mirrored } from '@headwater/secrets';
import type { IEnvVar } from 'kubernetes-models/v1';
import { afterAll, describe, expect, it } from 'vitest';
import { configMapDags, gitBundle, gitSync, mountedDags, type AirflowConfig } from '../index.ts';
import { config, file, folder, repository, setting, who, worker } from '../testing/sample.ts';

const secrets = mkdtempSync(join(tmpdir(), 'git-secret-'));
const passwordFile = join(secrets, 'password');
writeFileSync(passwordFile, 'a-password');
afterAll(() => rmSync(secrets, { recursive: true }));

describe('DAGs', () => {
  const bundle = (dags: AirflowConfig['dags']) =>
    (JSON.parse(setting('dag_bundle_config_list', { dags }) ?? '') as { classpath: string; kwargs: object }[])[0];
  const mounted = (dags: AirflowConfig['dags']) =>
    who(({ volumeMounts }) => (volumeMounts ?? []).some(({ mountPath }) => mountPath === '/opt/airflow/dags'), {
      dags,
    });
  const readers = ['dag-processor', 'triggerer', 'worker'];

  it('are cloned by Airflow itself: by those who read them, with the deploy key and known host keys', () => {
    expect(bundle(config.dags)).toMatchObject({
      classpath: 'airflow.providers.git.bundles.git.GitDagBundle',
      kwargs: { tracking_ref: 'main', subdir: 'dags', refresh_interval: 60 },
    });
    const withKey = who(({ volumeMounts }) => (volumeMounts ?? []).some(({ name }) => name === 'git-secret'));
    expect(withKey).toEqual(readers);
    const connection =
      worker().containers[0]?.env?.find(({ name }) => name === 'AIRFLOW_CONN_HEADWATER_GIT')?.value ?? '';
    expect(JSON.parse(connection)).toMatchObject({
      extra: { key_file: '/etc/git-secret/gitSshKey', strict_host_key_checking: 'yes' },
    });
  });

  it('are cloned without a key where the repository needs none', () => {
    const open = { ...repository, url: 'https://git.example.com/platform.git', access: { kind: 'open' } as const };
    const volumes = worker({ dags: gitBundle(open) }).volumes?.map(({ name }) => name);
    expect(volumes).not.toContain('git-secret');
  });

  describe('of a Git server that asks for a login', () => {
    const url = 'http://git.example.com:3000/team/platform.git';
    const login = {
      ...repository,
      url,
      access: { kind: 'login', login: mirrored(gitReader, 'orchestrator') },
    } as const;
    const variables = ({ env = [] }: { env?: IEnvVar[] } = {}) =>
      Object.fromEntries(env.map(({ name, value, valueFrom }) => [name, value ?? valueFrom?.secretKeyRef?.name]));

    it('are cloned with a password that Git itself asks for: no address holds it', () => {
      const dags = gitBundle(login);
      const withSecret = who(({ volumeMounts }) => (volumeMounts ?? []).some(({ name }) => name === 'git-secret'), {
        dags,
      });
      expect(withSecret).toEqual(readers);
      const env = variables(worker({ dags }).containers[0]);
      expect(JSON.parse(env['AIRFLOW_CONN_HEADWATER_GIT'] ?? '')).toEqual({ conn_type: 'git', host: url });
      // what git finds is what the variables tell it to find
      const answer = spawnSync('git', ['credential', 'fill'], {
        encoding: 'utf8',
        input: `url=${url}\n\n`,
        env: {
          PATH: process.env['PATH'],
          ...env,
          GIT_CONFIG_VALUE_0: 'reader',
          GIT_CONFIG_VALUE_1: env['GIT_CONFIG_VALUE_1']?.replace('/etc/git-secret/password', passwordFile),
          GIT_CONFIG_NOSYSTEM: '1',
        },
      });
      expect(answer.stdout).toContain('username=reader\npassword=a-password\n');
    });

    it('are kept up to date by git-sync with the same login', () => {
      const dags = gitSync(login, 'example.com/git-sync:4');
      expect(variables(worker({ dags }).initContainers?.[0])).toMatchObject({
        GITSYNC_REPO: url,
        GITSYNC_USERNAME: 'git-reader',
        GITSYNC_PASSWORD_FILE: '/etc/git-secret/password',
      });
    });
  });

  it('are kept up to date by git-sync: once for a task, again and again for what runs on', () => {
    const dags = gitSync(repository, 'example.com/git-sync:4');
    expect(mounted(dags)).toEqual(readers);
    expect(bundle(dags)?.kwargs).toMatchObject({ path: '/opt/airflow/dags/repository/dags' });
    expect(who(({ name }) => name === 'git-sync', { dags })).toEqual(['dag-processor', 'triggerer']);
    expect(who(({ name }) => name === 'git-sync-init', { dags })).toEqual(readers);
    const [init] = worker({ dags }).initContainers ?? [];
    expect(init?.env).toContainEqual({ name: 'GITSYNC_ONE_TIME', value: 'true' });
  });

  it('come from a folder of the node by a volume that is bound to it', () => {
    const dags = mountedDags(folder);
    expect(mounted(dags)).toEqual(readers);
    expect(dags.resources.map(({ kind }) => kind)).toEqual([
      'StorageClass',
      'PersistentVolume',
      'PersistentVolumeClaim',
    ]);
    expect(dags.resources[1]).toMatchObject({
      spec: {
        local: { path: '/mnt/airflow/dags' },
        nodeAffinity: { required: { nodeSelectorTerms: [{ matchExpressions: [{ values: ['minikube'] }] }] } },
      },
    });
  });

  it('can come another way later: server-side apply would keep what nobody set of a volume of the same name', () => {
    const deliveries = [
      gitBundle(repository),
      gitSync(repository, 'git-sync:4'),
      mountedDags(folder),
      configMapDags({}),
    ];
    const volumes = deliveries.flatMap((dags) => worker({ dags }).volumes ?? []);
    const ofConfigMaps = volumes.filter(({ configMap }) => configMap).map(({ name }) => name);
    expect(volumes.filter(({ name, configMap }) => ofConfigMaps.includes(name) && !configMap)).toEqual([]);
  });

  it('come from a ConfigMap, in which Airflow sees each file once, and packages are folders again', () => {
    const dags = configMapDags({
      '.airflowignore': 'package/\n',
      'hello.py': 'import package.greeting\n',
      'package/greeting.py': 'print("hello")\n',
    });
    expect(mounted(dags)).toEqual(readers);
    expect(file('dags', '.airflowignore', { dags })).toBe('package/\n\n..*\n');
    const { items = [] } = worker({ dags }).volumes?.find(({ name }) => name === 'dag-files')?.configMap ?? {};
    const texts = Object.fromEntries(items.map(({ key, path }) => [path, file('dags', key, { dags })]));
    expect(texts).toMatchObject({
      'hello.py': 'import package.greeting\n',
      'package/greeting.py': 'print("hello")\n',
    });
    // as the API server demands of the keys of a ConfigMap
    expect(items.filter(({ key }) => !/^(?!\.\.)[-._a-zA-Z0-9]+$/.test(key))).toEqual([]);
  });
});
