import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { ask } from '../harness/front-door.ts';
import { headwater, jsonpath, kubectl, output, repository, run, until } from '../harness/machine.ts';
import { podByHand } from '../harness/pod-by-hand.ts';
import { workingCopy, type WorkingCopy } from '../harness/working-copy.ts';

const program = `${repository}/headwater`;
const json = async <T>(...parameters: readonly string[]): Promise<{ code: number | null; result: T }> => {
  const { code, stdout, stderr } = await run(program, [...parameters, '--output=json']);
  if (stdout === '') throw new Error(stderr);
  return { code, result: JSON.parse(stdout) as T };
};

interface Status {
  readonly healthy: boolean;
  readonly applications: readonly { readonly name: string; readonly done: boolean }[];
  readonly pods: readonly {
    readonly namespace: string;
    readonly name: string;
    readonly reason: string;
    readonly work: boolean;
  }[];
  readonly images: readonly { readonly repository: string; readonly same: boolean }[];
}

interface Diff {
  readonly compared: number;
  readonly uncompared: readonly { readonly application: string }[];
  readonly differences: readonly {
    readonly state: string;
    readonly kind: string;
    readonly name: string;
    readonly patch?: string;
  }[];
}

interface Plan {
  readonly fromGit: boolean;
  readonly images: readonly unknown[];
  readonly waves: readonly { readonly applications: readonly { readonly name: string }[] }[];
  readonly steps: readonly string[];
}

let copy: WorkingCopy;
beforeAll(async () => (copy = await workingCopy()));
afterAll(() => copy.remove());

it('says that all is well', async () => {
  const { code, result } = await json<Status>('status');
  expect(result.applications.filter(({ done }) => !done)).toEqual([]);
  // the canary's pods come and go
  expect(result.pods.filter(({ work }) => !work)).toEqual([]);
  expect(result.images.filter(({ same }) => !same)).toEqual([]);
  expect(result.healthy).toBe(true);
  expect(code).toBe(0);
  expect(await headwater('status')).toContain(`all ${result.applications.length} Applications are synced and healthy`);
});

it('sees a pod that cannot start, and what it waits for', async () => {
  const pod = podByHand({
    name: 'by-hand',
    env: [{ name: 'PASSWORD', valueFrom: { secretKeyRef: { name: 'nobody-made-it', key: 'password' } } }],
  });
  await output(program, ['kubectl', 'apply', '--filename=-'], { input: JSON.stringify(pod) });
  try {
    const seen = await until('status names the pod', 60, async () => {
      const { code, result } = await json<Status>('status');
      const own = result.pods.find(({ name }) => name === 'by-hand');
      return code === 1 && own?.reason.includes('nobody-made-it') ? own : undefined;
    });
    expect(seen).toMatchObject({ namespace: 'management', container: 'main' });
  } finally {
    await kubectl('delete', 'pod', 'by-hand', '--namespace=management');
  }
  await until('all is well', 60, async () => (await json<Status>('status')).result.healthy || undefined);
});

it('goes on looking until it is interrupted, and ends in order', async () => {
  const child = spawn('node', [join(repository, 'tools/cli/src/main.ts'), 'status', '--watch'], { cwd: repository });
  const ended = new Promise((resolve) => child.once('close', resolve));
  let seen = '';
  child.stdout.on('data', (chunk: Buffer) => (seen += chunk.toString()));
  await until('it has looked', 60, async () => seen.includes('is live') || undefined);
  child.kill('SIGINT');
  expect(await ended).toBe(0);
});

it.each([['airflow', 'scheduler'], ['postgres-server'], ['repo-server']])('prints the logs of %s', async (...words) => {
  const lines = (await headwater('logs', ...words, '--tail=20')).trimEnd().split('\n');
  expect(lines.filter((line) => line !== '').length).toBeGreaterThan(1);
});

it('shows where a service answers, without a browser', async () => {
  const text = await headwater('open', 'gitea', '--no-browser');
  const [address = '', ...more] = text.trimEnd().split('\n');
  const { protocol, hostname, port } = new URL(address);
  const tls = protocol === 'https:';
  const authority = tls ? await headwater('ca') : undefined;
  expect((await ask({ port: Number(port), host: hostname, tls, ...(authority && { authority }) })).status).toBe(200);
  expect(more).toEqual(['user      headwater', 'password  ./headwater secrets show cicd/gitea-admin password']);
});

it('opens a way of its own to a cluster that a context names, until it is interrupted', async () => {
  const kubeconfig = join(inject('state'), 'kubeconfig');
  const context = (await kubectl('config', 'current-context')).trim();
  const words = ['open', 's3-endpoint', '--no-browser', '--context', context];
  const child = spawn('node', [join(repository, 'tools/cli/src/main.ts'), ...words], {
    cwd: repository,
    env: { ...process.env, KUBECONFIG: kubeconfig },
  });
  const ended = new Promise((resolve) => child.once('close', resolve));
  let seen = '';
  child.stdout.on('data', (chunk: Buffer) => (seen += chunk.toString()));
  try {
    const health = () => fetch(`http://${/127\.0\.0\.1:\d+/.exec(seen)![0]}/minio/health/live`);
    const status = await until('it answers', 60, async () => (await health()).status);
    expect(status).toBe(200);
  } finally {
    child.kill('SIGINT');
  }
  expect(await ended).toBe(0);
});

it('finds no difference on a platform that is as it is committed', async () => {
  const start = performance.now();
  const { code, result } = await json<Diff>('diff');
  console.log(`diff of ${result.compared} objects: ${((performance.now() - start) / 1000).toFixed(1)} s`);
  expect(result.differences).toEqual([]);
  expect(result.compared).toBeGreaterThan(100);
  expect(result.uncompared.map(({ application }) => application)).toEqual(fromUpstream());
  expect(code).toBe(0);
});

/** The Applications whose objects are in somebody else's repository. */
const fromUpstream = (): string[] => {
  const folder = join(repository, 'argocd/minikube/apps');
  const files = readdirSync(folder).filter((file) =>
    readFileSync(join(folder, file), 'utf8').includes('https://github.com/'),
  );
  return files.filter((file) => !file.startsWith('project-')).map((file) => file.replace('.yaml', ''));
};

it('finds the field that somebody changed by hand', async () => {
  const application = ['applications.argoproj.io', 'reflector', '--namespace=cicd'] as const;
  const deployment = ['deployment', 'reflector', '--namespace=management'] as const;
  const before = await jsonpath('{.spec.syncPolicy.automated}', ...application);
  const automated = (value: string) =>
    kubectl('patch', ...application, '--type=merge', `--patch={"spec":{"syncPolicy":{"automated":${value}}}}`);
  // Argo CD would mend it before anybody sees it
  await automated('null');
  try {
    await kubectl('patch', ...deployment, '--type=merge', '--patch={"spec":{"replicas":0}}');
    const { code, result } = await json<Diff>('diff', '--application=reflector');
    expect(result.differences).toMatchObject([{ state: 'changed', kind: 'Deployment', name: 'reflector' }]);
    expect(result.differences[0]!.patch).toContain('-  replicas: 0\n+  replicas: 1');
    expect(code).toBe(1);
  } finally {
    await automated(before);
  }
  await until('all is well', 120, async () => (await json<Status>('status')).result.healthy || undefined);
});

it('would change nothing at the commit that is live', async () => {
  const { code, result } = await json<Plan>('upgrade');
  expect(result).toMatchObject({ fromGit: true, images: [], waves: [], steps: [] });
  expect(code).toBe(0);
});

it('names the image that a commit would change, and what to do', async () => {
  await copy.commit('manifests/minikube/management/reflector/deployment-reflector.yaml', (text) =>
    text.replace('kubernetes-reflector:10.0.63', 'kubernetes-reflector:10.1.0'),
  );
  const plan = JSON.parse(await output(`${copy.folder}/headwater`, ['upgrade', '--output=json'], copy)) as Plan;
  expect(plan.images).toEqual([
    { repository: 'docker.io/emberstack/kubernetes-reflector', from: '10.0.63', to: '10.1.0', step: 'minor' },
  ]);
  expect(plan.waves.flatMap(({ applications }) => applications.map(({ name }) => name))).toEqual(['reflector']);
  expect(plan.steps).toEqual(['./headwater push', './headwater status --watch']);
});
