import { workloads } from '@headwater/contracts';
import type { IContainer, IPod } from 'kubernetes-models/v1';
import { clusterCheck } from '../check.ts';
import type { ClusterReader } from '../cluster-reader.ts';
import type { Finding } from '../finding.ts';
import { kubectlCommand } from '../mend.ts';
import { allPods, isReadyOf } from '../pods.ts';
import { secretShapes, type SecretShape } from '../secrets.ts';

/** A variable of a running container that holds the value of a secret. */
interface Reading {
  readonly namespace: string;
  readonly pod: string;
  /** `<namespace>/<name>`. */
  readonly secret: string;
  readonly key: string;
  /** The hash of what the container has. */
  readonly hash: string;
}

interface SecretReaders {
  readonly readings: readonly Reading[];
  readonly live: readonly SecretShape[];
}

export const secretReaders = clusterCheck<SecretReaders>({
  name: 'secret-readers',
  looksAt: 'whether pods of Airflow run with the values that their secrets have now, by hash (no value is shown)',
  mendedBy: 'a restart of the pods that read an earlier value',
  collect: async (cluster) => {
    const [pods, live] = await Promise.all([allPods(cluster), secretShapes(cluster)]);
    const readers = pods.filter((pod) => callers.some((workload) => isReadyOf(workload, pod)));
    return { live, readings: (await Promise.all(readers.map((pod) => readingsOf(cluster, pod)))).flat() };
  },
  findings: secretReaderFindings,
});

// images that have bash; they read the keys that nobody can do without
const { apiServer, scheduler, dagProcessor, triggerer } = workloads.airflow;
const callers = [apiServer, scheduler, dagProcessor, triggerer];

const script = 'for name; do printf %s "${!name}" | sha256sum; done';

const readingsOf = async (cluster: ClusterReader, pod: IPod): Promise<Reading[]> =>
  (await Promise.all((pod.spec?.containers ?? []).map((container) => readingsIn(cluster, pod, container)))).flat();

async function readingsIn({ kubectl }: ClusterReader, { metadata }: IPod, { name, env = [] }: IContainer) {
  const variables = env.flatMap((each) =>
    each.valueFrom?.secretKeyRef ? [{ ...each.valueFrom.secretKeyRef, variable: each.name }] : [],
  );
  if (variables.length === 0) return [];
  const { namespace = '', name: pod = '' } = metadata ?? {};
  const exec = ['exec', `--namespace=${namespace}`, pod, `--container=${name}`, '--', 'bash', '-c', script, 'bash'];
  const hashes = (await kubectl([...exec, ...variables.map(({ variable }) => variable)])).trim().split('\n');
  return hashes.map((line, index): Reading => {
    const { name: secret, key } = variables[index]!;
    return { namespace, pod, secret: `${namespace}/${secret}`, key, hash: line.split(' ')[0]! };
  });
}

export function secretReaderFindings({ readings, live }: SecretReaders): Finding[] {
  const outdated = readings.filter(({ secret, key, hash }) => {
    const now = live.find(({ path }) => path === secret)?.hashes[key];
    // one that is gone or empty is what the check of secrets says
    return now !== undefined && now !== '' && now !== hash;
  });
  return [...Map.groupBy(outdated, ({ secret }) => secret)].map(([secret, group]) => {
    const pods = [...new Set(group.map(({ pod }) => pod))];
    const keys = [...new Set(group.map(({ key }) => `'${key}'`))];
    return {
      severity: 'warning',
      subject: `secret '${secret}'`,
      what: `has another value under ${keys.join(', ')} than ${pods.map((pod) => `'${pod}'`).join(', ')} started with`,
      why: 'they can’t read what others write with the new one: ‘InvalidToken’, ‘Signature verification failed’, a refused login',
      mend: kubectlCommand(`delete pod ${pods.join(' ')} --namespace=${group[0]!.namespace}`),
    };
  });
}
