import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadEnvironment, type Environment } from '@headwater/environment';
import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import type { Facts } from './facts.ts';
import { buildContext } from './images/build-context.ts';
import { contentName } from './images/provide-images.ts';
import { wantedImages } from './images/wanted-images.ts';
import { startMinikube } from './start.ts';
import { fakePrograms, type Expected, type FakePrograms } from './testing/fake-programs.ts';
import { imageList, laptop, noProfile, profileList, stopped, working } from './testing/samples.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url)).replace(/\/$/, '');
const checkout = { root, environment: 'minikube' };
const minikube = loadEnvironment(root, 'minikube');
const images = wantedImages(checkout).map((each) => ({
  ...each,
  built: contentName(each.reference, buildContext(root, each.image)),
}));
const [airflow, sparkSubmit, spark] = images.map(({ reference }) => reference) as [string, string, string];

const profile = '--profile=headwater';
const list = 'minikube profile list --output=json';
const status = `minikube status ${profile} --output=json`;
const start = `minikube start ${profile} --driver=docker --container-runtime=containerd --kubernetes-version=v1.34 --cpus=4 --memory=10240m --disk-size=40g --interactive=false`;
const listImages = `minikube image ls ${profile} --format=json`;
const pull = (reference: string): Expected => ({ call: `minikube image pull ${profile} ${reference}` });
const all = imageList(...images.map(({ reference }) => [reference]));

const fresh: readonly Expected[] = [
  { call: list, prints: noProfile },
  { call: start },
  { call: list, prints: profileList() },
  { call: listImages, prints: imageList(['registry.k8s.io/pause:3.10.1']) },
  ...images.map(({ reference }) => pull(reference)),
  { call: listImages, prints: all },
];

let state: string;
beforeEach(() => {
  state = mkdtempSync(join(tmpdir(), 'headwater-state-'));
  onTestFinished(() => rmSync(state, { recursive: true, force: true }));
});

function programs(calls: readonly Expected[]): FakePrograms {
  const fakes = fakePrograms(['minikube', 'kubectl'], { calls });
  vi.stubEnv('PATH', `${fakes.folder}:${process.env['PATH']}`);
  onTestFinished(() => {
    vi.unstubAllEnvs();
    fakes.remove();
  });
  return fakes;
}

interface Given {
  readonly facts?: Facts;
  readonly environment?: Environment;
  readonly seconds?: number;
}

async function run(calls: readonly Expected[], { facts = laptop, environment = minikube, seconds = 60 }: Given = {}) {
  const fakes = programs(calls);
  const warnings: string[] = [];
  const steps: string[] = [];
  const limits = { question: seconds, start: seconds, pull: seconds, build: seconds, stop: seconds };
  const ended = await startMinikube({
    checkout,
    environment,
    state,
    facts,
    limits,
    warn: (text) => warnings.push(text),
    step: (title, work) => {
      steps.push(title);
      return work();
    },
  }).then(
    (cluster) => ({ cluster, message: '' }),
    (error: Error) => ({ cluster: undefined, message: error.message }),
  );
  expect(fakes.problems()).toEqual([]);
  return { ...ended, warnings, steps, made: fakes.made() };
}

describe('a start', () => {
  it('makes a node as the environment wants it, and pulls our images into it', async () => {
    const { cluster, warnings, steps } = await run(fresh);
    expect(cluster).toMatchObject({
      title: "minikube profile 'headwater'",
      context: 'headwater',
      kubeconfig: join(state, 'kubeconfig'),
    });
    expect({ warnings, steps }).toEqual({ warnings: [], steps: ['minikube: node', 'minikube: images'] });
  });

  it('never touches the kubeconfig of the person', async () => {
    const { made } = await run(fresh);
    expect(new Set(made.map(({ environment }) => environment['KUBECONFIG']))).toEqual(
      new Set([join(state, 'kubeconfig')]),
    );
  });

  it('does nothing twice: a node that works and has its images is left alone', async () => {
    const { message, cluster } = await run([
      { call: list, prints: profileList() },
      { call: status, prints: working },
      { call: list, prints: profileList() },
      { call: listImages, prints: all },
    ]);
    expect(message).toBe('');
    expect(cluster?.startedAt).toBe(0);
  });

  it('starts a node that was stopped', async () => {
    const { cluster } = await run([
      { call: list, prints: profileList() },
      { call: status, prints: stopped, ends: 7 },
      { call: start },
      { call: list, prints: profileList() },
      { call: listImages, prints: all },
    ]);
    expect(cluster?.startedAt).toBeGreaterThan(0);
  });

  it('builds what can’t be pulled, from this checkout, and names it by its content first', async () => {
    const [first, ...others] = images as [(typeof images)[number], ...typeof images];
    const build = ({ built, reference }: typeof first): Expected[] => [
      { call: `minikube image build ${profile} --tag=${built} *` },
      { call: listImages, prints: imageList([built]) },
      { call: `minikube image tag ${profile} ${built} ${reference}` },
    ];
    const { message } = await run([
      ...fresh.slice(0, -1),
      { call: listImages, prints: imageList([first.reference]) },
      ...others.flatMap(build),
    ]);
    expect(message).toBe('');
  });

  it('builds again what was built from other files, and leaves what was built from these', async () => {
    type Image = (typeof images)[number];
    const [first, second, ...others] = images as [Image, Image, ...Image[]];
    const old = first.built.replace(/[0-9a-f]{16}$/, '0123456789abcdef');
    const { message } = await run([
      { call: list, prints: profileList() },
      { call: status, prints: working },
      { call: list, prints: profileList() },
      {
        call: listImages,
        prints: imageList(
          [first.reference, old],
          [second.reference, second.built],
          ...others.map(({ reference }) => [reference]),
        ),
      },
      { call: `minikube image build ${profile} --tag=${first.built} *` },
      { call: listImages, prints: imageList([first.reference, old], [first.built]) },
      { call: `minikube image tag ${profile} ${first.built} ${first.reference}` },
    ]);
    expect(message).toBe('');
  });

  it('mounts the folders that Airflow’s user shares with this machine', async () => {
    const environment: Environment = {
      ...minikube,
      kubernetes: { ...minikube.kubernetes, node: { ...minikube.kubernetes.node, name: 'headwater' } },
      airflow: {
        ...minikube.airflow,
        dags: { delivery: 'mount', path: '/mnt/airflow/dags', size: '1Gi' },
        logs: { kind: 'node-folder', path: '/mnt/airflow/logs', size: '1Gi' },
      },
    };
    const mount = `${root}/dags:/mnt/airflow/dags`;
    const { message } = await run(
      [
        { call: list, prints: noProfile },
        { call: `${start} --mount --mount-string=${mount} --mount-uid=50000 --mount-gid=0` },
        { call: list, prints: profileList({ mount }) },
        {
          call: `minikube ssh ${profile} -- sudo install --directory --owner=50000 --group=0 --mode=775 /mnt/airflow/logs`,
        },
        { call: listImages, prints: all },
      ],
      { environment },
    );
    expect(message).toBe('');
  });

  it('says where the node is when the environment says something else', async () => {
    const { warnings } = await run([
      { call: list, prints: profileList() },
      { call: status, prints: working },
      { call: list, prints: profileList({ address: '10.0.2.15' }) },
      { call: listImages, prints: all },
    ]);
    expect(warnings).toEqual([
      "the node's address is 10.0.2.15:8443, and kubernetes.apiServer of environments/minikube.yaml has 192.168.0.0/16:8443, 10.96.0.1/32:443: pods may not reach the API server; add it, render, commit, then run this again",
    ]);
  });
});

describe('a start that is interrupted', () => {
  const steps = fresh.map((_, index) => index);

  it.each(steps)('by a failure of call %i says so, and goes on when it is run again', async (index) => {
    const pulls = fresh[index]!.call.includes('image pull');
    const broken = { ...fresh[index]!, prints: '', complains: 'X Exiting due to IF_DNS: no such host', ends: 1 };
    const first = await run([...fresh.slice(0, index), broken, ...(pulls ? fresh.slice(index + 1) : [])]);
    // whether an image could be pulled is seen by whether it is there
    expect(first.message).toBe(
      pulls
        ? ''
        : `${broken.call}: failed; ${index === 1 ? afterStart : 'run ./headwater up again to go on'}\n  X Exiting due to IF_DNS: no such host`,
    );
    const second = await run(
      index > 1 ? [{ call: list, prints: profileList() }, { call: status, prints: working }, ...fresh.slice(2)] : fresh,
    );
    expect(second.message).toBe('');
  });

  const afterStart =
    'run ./headwater up again to go on; minikube logs --profile=headwater says more; minikube delete --profile=headwater begins anew';

  it('ends a call that hangs, with the last that it said and the way out', async () => {
    const hanging = { call: start, prints: '* Pulling base image v0.0.48 ...', hangs: true as const };
    const { message } = await run([fresh[0]!, hanging], { seconds: 3 });
    expect(message).toBe(`${start}: did not end within 3 s; ${afterStart}\n  * Pulling base image v0.0.48 ...`);
  });

  it('says when a build leaves no image, and gives it no name', async () => {
    const { message } = await run([
      ...fresh.slice(0, -1),
      { call: listImages, prints: imageList([airflow], [sparkSubmit]) },
      { call: `minikube image build ${profile} --tag=${images[2]!.built} *` },
      { call: listImages, prints: imageList([airflow], [sparkSubmit]) },
    ]);
    expect(message).toBe(
      `${spark}: the build ended without an image; see what its last lines say, and whether this machine reaches the registries of the base images and packages; then ./headwater up`,
    );
  });
});

describe('a profile that is there', () => {
  const anew = './headwater down --purge ends it with all its data, ./headwater up makes another one';

  it.each([
    [{ version: 'v1.33.1' }, 'Kubernetes 1.33.1 instead of 1.34'],
    [{ cpus: 2, memory: 8000 }, '2 CPUs instead of 4, 8000 MiB of memory instead of 10240'],
  ])('is refused, not deleted, where it is another one: %j', async (node, difference) => {
    const { message } = await run([{ call: list, prints: profileList(node) }]);
    expect(message).toBe(
      `minikube profile 'headwater' has ${difference}, as environments/minikube.yaml wants it; change the file, or ${anew}`,
    );
  });

  it('is refused where minikube can’t read it', async () => {
    const broken = JSON.stringify({ valid: null, invalid: [{ Name: 'headwater' }] });
    const { message } = await run([{ call: list, prints: broken }]);
    expect(message).toBe(`minikube profile 'headwater' is broken: minikube can't read it; ${anew}`);
  });
});
