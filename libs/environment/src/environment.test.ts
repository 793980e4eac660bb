import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { load } from 'js-yaml';
import { describe, expect, it } from 'vitest';
import { image } from './images.ts';
import { loadEnvironment } from './load.ts';
import { gitAccess, repositoryUrl, topology } from './topology.ts';
import { validate } from './validate.ts';
import { schemaText } from './write-schema.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const minikube = loadEnvironment(root, 'minikube');
const schema = JSON.parse(readFileSync(`${root}/environments/environment.schema.json`, 'utf8')) as object;
const text = readFileSync(`${root}/environments/minikube.yaml`, 'utf8');

/** What is wrong with minikube.yaml once `from` is replaced in it. */
const messages = (from: string, to: string) => {
  expect(text).toContain(from);
  return validate(schema, load(text.replace(from, to))).map(({ message }) => message);
};

describe('environments/environment.schema.json', () => {
  it('is what the types are made from (npm run generate)', async () => {
    expect(readFileSync(`${root}/environments/environment.schema.json`, 'utf8')).toBe(await schemaText());
  });
});

describe('a mistake in an environment', () => {
  it.each([
    ['cpu: "4"', 'cpu: 4 cores', "'kubernetes.node.cpu' is '4 cores'; expected: a quantity such as 500m, 2 or 1.5Gi"],
    [
      'maxConnections: 150',
      'maxConnection: 100',
      "'database' has no key 'maxConnection'; did you mean 'maxConnections'?",
    ],
    ['maxConnections: 150', 'limit: 100', "'database' lacks 'maxConnections'; add it: expected: connections at most"],
    [
      'kind: in-cluster',
      'kind: in-clustr',
      "'git' has kind 'in-clustr'; choose one of in-cluster, remote; did you mean 'in-cluster'?",
    ],
    [
      'kind: in-cluster\n',
      'kind: remote\n  repository: git@github.com:team/platform.git\n',
      "'git' lacks 'knownHosts'; add it: expected: the host keys of the Git server, as ssh-keyscan prints them",
    ],
    [
      'delivery: git-bundle',
      'delivery: git',
      "'airflow.dags' has delivery 'git'; choose one of git-bundle, git-sync, mount, config-map",
    ],
    [
      'secrets:\n  kind: generated',
      'secrets:\n  kind: keyvault',
      "'secrets' has kind 'keyvault'; choose one of generated, key-vault; did you mean 'key-vault'?",
    ],
    ['podsPerLoop: 8', 'podsPerLoop: 0', "'airflow.executor.podsPerLoop' is 0; give at least 1"],
    [
      'keepFailedPods: false',
      'keepFailedPods: never',
      "'airflow.executor.keepFailedPods' is 'never', not a boolean; expected: whether the pod of a failed task stays, for a look inside",
    ],
    [
      'overrides: {}',
      'overrides: { postgress: a.b/c:1 }',
      "'images.overrides' has no key 'postgress'; did you mean 'postgres'?",
    ],
    [
      'overrides: {}',
      'overrides: { minio: minio }',
      "'images.overrides.minio' is 'minio'; expected: registry/repository:tag, or with a digest: …@sha256:…",
    ],
  ])('%s → %s', (from, to, message) => {
    expect(messages(from, to)).toContain(message);
  });

  it.each([
    ['http://headwater.vault.azure.net', 'not over TLS'],
    ['https://headwater.vault.azure.net/', 'with a slash at the end'],
    ['https://hw.vault.azure.net', 'with a name of two letters'],
    ['https://a-name-of-twenty-five-char.vault.azure.net', 'with a name of more than twenty-four letters'],
    ['https://1headwater.vault.azure.net', 'with a name that begins with a digit'],
    ['https://head--water.vault.azure.net', 'with two hyphens in a row'],
    ['https://headwater-.vault.azure.net', 'with a hyphen at the end of its name'],
    ['https://headwater.example.com', 'of somebody else'],
  ])('%s, a vault %s', (vaultUrl) => {
    const guid = '11111111-1111-1111-1111-111111111111';
    const choice = (url: string) =>
      `secrets: { kind: key-vault, vaultUrl: '${url}', tenantId: ${guid}, clientId: ${guid}, refreshInterval: 1h }`;
    const own = 'secrets:\n  kind: generated';
    expect(messages(own, choice('https://head-water1.vault.azure.net'))).toEqual([]);
    const [message, ...others] = messages(own, choice(vaultUrl));
    expect(others).toEqual([]);
    expect(message).toContain(
      `'secrets.vaultUrl' is '${vaultUrl}'; expected: its address, https://<name>.vault.azure.net`,
    );
  });

  it.each([
    ['with two hyphens in a row', { containerPrefix: 'team--' }, "'objectStore.containerPrefix' is 'team--'"],
    ['that begins with a hyphen', { containerPrefix: '-team' }, "'objectStore.containerPrefix' is '-team'"],
    ['of two letters', { buckets: ['ab'] }, "'objectStore.buckets.0' is 'ab'"],
    ['with two hyphens in the middle', { buckets: ['raw--data'] }, "'objectStore.buckets.0' is 'raw--data'"],
  ])('a container of Azure %s', (_title, wrong, expected) => {
    const guid = '11111111-1111-1111-1111-111111111111';
    const store = { kind: 'azure-blob', account: 'team', tenantId: guid, clientId: guid };
    const problems = (choice: object) =>
      validate(schema, {
        ...(load(text) as object),
        objectStore: { ...store, containerPrefix: 'team-', buckets: ['raw-data'], ...choice },
      }).map(({ message }) => message);
    expect(problems({})).toEqual([]);
    const [message, ...others] = problems(wrong);
    expect(others).toEqual([]);
    expect(message).toContain(expected);
  });

  it('does not hide the others', () => {
    const broken = text
      .replace('cpu: "4"', 'cpu: four')
      .replace('kind: minio', 'kind: ceph')
      .replace('days: 7', 'days: -7');
    expect(validate(schema, load(broken))).toHaveLength(3);
  });
});

describe('what an environment decides', () => {
  it('puts images behind the mirror, and keeps the tag and digest that it chooses itself', () => {
    const standard = { repository: 'docker.io/library/postgres', tag: '17' };
    const digest = `sha256:${'0'.repeat(64)}`;
    const images = {
      mirror: 'registry.example.com/mirror',
      overrides: { postgres: `ghcr.io/team/postgres:18@${digest}` },
    };
    expect(image(minikube, 'postgres', standard)).toBe('docker.io/library/postgres:17');
    expect(image({ images }, 'minio', standard)).toBe('registry.example.com/mirror/docker.io/library/postgres:17');
    expect(image({ images }, 'postgres', standard)).toBe(
      `registry.example.com/mirror/ghcr.io/team/postgres:18@${digest}`,
    );
  });

  it.each([
    ['git@github.com:team/platform.git', 'github.com', 22, 'deploy-key'],
    ['ssh://git@git.example.com:2222/platform.git', 'git.example.com', 2222, 'deploy-key'],
    ['https://git.example.com/platform.git', 'git.example.com', 443, 'open'],
  ])('%s is cloned from %s:%i', (repository, host, port, access) => {
    const git = { kind: 'remote' as const, repository, revision: 'main', knownHosts: '' };
    const environment = { ...minikube, git };
    expect(topology(environment).git).toEqual({ host, port });
    expect(gitAccess(environment)).toBe(access);
    expect(repositoryUrl(environment)).toBe(repository);
  });

  it('clones from the Git server of the cluster, where there is one, with a login', () => {
    expect(topology(minikube).git).toMatchObject({ application: 'gitea', port: 3000 });
    expect(gitAccess(minikube)).toBe('login');
    expect(repositoryUrl(minikube)).toBe('http://gitea.cicd.svc:3000/headwater/headwater.git');
  });

  it('finds an external object store by its address, and its buckets by their prefix', () => {
    const objectStore = {
      kind: 's3' as const,
      endpoint: 'https://s3.eu-west-1.amazonaws.com',
      region: 'eu-west-1',
      pathStyle: false,
      bucketPrefix: 'team-',
      buckets: ['team-raw'],
    };
    expect(topology({ ...minikube, objectStore }).objectStore).toMatchObject({
      endpoint: { host: 's3.eu-west-1.amazonaws.com', port: 443 },
      pathStyle: false,
      buckets: { landing: 'team-landing', 'airflow-logs': 'team-airflow-logs' },
      moreBuckets: ['team-raw'],
    });
  });
});
