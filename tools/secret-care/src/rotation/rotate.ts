import { setTimeout } from 'node:timers/promises';
import { ClusterError, items, kubectl, refresh, type Cluster } from '@headwater/bootstrap';
import { services } from '@headwater/contracts';
import { postgresSuperuser, type Secret } from '@headwater/secrets';
import { rotatedAnnotation, rotatingAnnotation } from '../annotations.ts';
import { differingKeys } from '../audit/copies.ts';
import { reflectorRemedy } from '../audit/missing.ts';
import { decoded, liveSecret, titleOf, type SecretObject } from '../live-secret.ts';
import { newValue } from '../new-value.ts';
import { passingPods, type PodObject } from './passing-pods.ts';
import { restart } from './restart.ts';
import { roleStatement } from './role-statement.ts';
import { runAgain } from './run-again.ts';
import { sentenceOf, type Step } from './step.ts';

export interface Rotation {
  readonly secret: Secret;
  readonly steps: readonly Step[];
  /** In seconds, for each step. */
  readonly timeout: number;
  /** Whether pods that hold the old value may fail. */
  readonly now: boolean;
  readonly begun: (sentence: string) => void;
  readonly done: (sentence: string) => void;
}

/** Takes the steps one after the other. Throws a ClusterError; run again with the remaining ones, it goes on. */
export async function rotate(cluster: Cluster, rotation: Rotation): Promise<void> {
  const { secret, steps, now } = rotation;
  for (const step of steps.filter(({ kind }) => !(now && kind === 'pods-ended'))) {
    const sentence = sentenceOf(step, titleOf(secret));
    rotation.begun(sentence);
    await take(cluster, step, rotation);
    rotation.done(sentence);
  }
  const annotations = [`${rotatingAnnotation}-`, `${rotatedAnnotation}=${new Date().toISOString()}`];
  await kubectl(cluster, ['annotate', 'secret', ...named(secret), '--overwrite', ...annotations]);
}

async function take(cluster: Cluster, step: Step, { secret, timeout, begun }: Rotation): Promise<void> {
  switch (step.kind) {
    case 'pods-ended':
      return podsEnded(cluster, step, timeout, begun);
    case 'value':
      return change(cluster, secret, (data) => fresh(secret, step, data));
    case 'drop-old':
      return change(cluster, secret, (data) =>
        Object.fromEntries(step.keys.map((key) => [key, decoded(data[key] ?? '').split(',')[0]!])),
      );
    case 'role':
      return role(cluster, secret);
    case 'copies':
      return copied(cluster, secret, timeout);
    case 'job':
      return runAgain(cluster, step, timeout);
    case 'restart':
      return restart(cluster, step.workloads, timeout);
    case 'refresh':
      await refresh(cluster, ['--all']);
  }
}

const named = ({ namespace, name }: Secret): string[] => [name, `--namespace=${namespace}`];

const read = async (cluster: Cluster, namespace: string, name: string): Promise<SecretObject> =>
  JSON.parse(
    await kubectl(cluster, ['get', 'secret', name, `--namespace=${namespace}`, '--output=json']),
  ) as SecretObject;

function fresh(
  { keys }: Secret,
  step: Extract<Step, { kind: 'value' }>,
  data: Readonly<Record<string, string>>,
): Record<string, string> {
  return Object.fromEntries(
    step.keys.map((key) => {
      const value = newValue(keys[key]!)!;
      return [key, step.keepOld ? `${value},${decoded(data[key] ?? '')}` : value];
    }),
  );
}

/** Values and mark in one write, which fails where somebody else has written in the meantime. */
async function change(
  cluster: Cluster,
  { namespace, name }: Secret,
  values: (data: Readonly<Record<string, string>>) => Readonly<Record<string, string>>,
): Promise<void> {
  const object = await read(cluster, namespace, name);
  const changed = Object.entries(values(object.data ?? {})).map(([key, value]) => [
    key,
    Buffer.from(value).toString('base64'),
  ]);
  const { [rotatingAnnotation]: begun = new Date().toISOString(), ...annotations } = object.metadata.annotations ?? {};
  const replacement = {
    ...object,
    metadata: { ...object.metadata, annotations: { ...annotations, [rotatingAnnotation]: begun } },
    data: { ...object.data, ...Object.fromEntries(changed) },
  };
  await kubectl(cluster, ['replace', '--filename=-'], JSON.stringify(replacement));
}

/** In the pod of the server, whose socket asks for no password. */
async function role(cluster: Cluster, { namespace, name }: Secret): Promise<void> {
  const { data = {} } = await read(cluster, namespace, name);
  const superuser = postgresSuperuser.keys.username;
  const user = superuser.kind === 'literal' ? superuser.value : 'postgres';
  const psql = ['psql', '--no-psqlrc', '--quiet', `--username=${user}`, '--dbname=postgres', '--file=-'];
  await kubectl(
    cluster,
    [
      'exec',
      '--stdin',
      `--namespace=${postgresSuperuser.namespace}`,
      `statefulset/${services.postgres.name}`,
      '--',
      ...psql,
    ],
    roleStatement(decoded(data['username'] ?? ''), decoded(data['password'] ?? '')),
  );
}

async function copied(cluster: Cluster, { namespace, name, readers }: Secret, timeout: number): Promise<void> {
  const end = performance.now() + timeout * 1000;
  for (;;) {
    const all = (
      await items<SecretObject>(cluster, 'secrets', '--all-namespaces', `--field-selector=metadata.name=${name}`)
    ).map(liveSecret);
    const source = all.find((each) => each.namespace === namespace);
    const late = readers.filter((reader) => {
      const copy = all.find((each) => each.namespace === reader);
      return !source || !copy || differingKeys(source, copy).length > 0;
    });
    if (late.length === 0) return;
    if (performance.now() > end) {
      throw new ClusterError(
        `secret '${namespace}/${name}': no copy like it in ${late.join(', ')} after ${timeout} s; ${reflectorRemedy}`,
      );
    }
    await setTimeout(500);
  }
}

async function podsEnded(
  cluster: Cluster,
  { namespaces, pods }: Extract<Step, { kind: 'pods-ended' }>,
  timeout: number,
  begun: (sentence: string) => void,
): Promise<void> {
  const end = performance.now() + timeout * 1000;
  for (;;) {
    const lists = await Promise.all(
      namespaces.map((namespace) => items<PodObject>(cluster, 'pods', `--namespace=${namespace}`)),
    );
    const running = passingPods(lists.flat(), pods);
    if (running.length === 0) return;
    if (performance.now() > end) {
      throw new ClusterError(
        `these pods hold the old value and still run after ${timeout} s: ${running.join(', ')}; run this again later, or with --now, which lets them fail`,
      );
    }
    begun(`waiting for ${running.join(', ')}`);
    await setTimeout(1000);
  }
}
