import type { INode } from 'kubernetes-models/v1';
import { machineCheck } from '../check.ts';
import type { ClusterReader } from '../cluster-reader.ts';
import type { Finding } from '../finding.ts';
import { isAmong, namedImages, type NamedImage } from '../images.ts';
import { askRegistry, registryOf, type RegistryAnswer } from '../registry.ts';

interface Asked {
  readonly image: NamedImage;
  readonly answer: RegistryAnswer;
}

interface Images {
  readonly environment: string;
  /** Where copies of all images are; empty where there is none. */
  readonly mirror: string;
  /** Whether a cluster runs, whose nodes pull by a way of their own. */
  readonly running: boolean;
  readonly asked: readonly Asked[];
}

export const images = machineCheck<Images>({
  name: 'images',
  looksAt:
    'whether registries have every image that manifests and DAGs name, asked without a login; not those that all nodes have',
  mendedBy: 'a tag that exists, a pull secret, or a mirror',
  collect: async ({ cluster, environment, manifests }) => {
    const held = cluster ? await heldByNodes(cluster) : [];
    const isHeld = (image: NamedImage) => held.length > 0 && held.every((names) => isAmong(image, names));
    return {
      environment: environment.name,
      mirror: environment.images.mirror,
      running: cluster !== undefined,
      asked: await Promise.all(
        namedImages(manifests)
          .filter((image) => !isHeld(image))
          .map(async (image) => ({ image, answer: await askRegistry(image, patience) })),
      ),
    };
  },
  findings: imageFindings,
});

// in milliseconds; all are asked at once
const patience = 10_000;

/** What each node has, as far as it tells: its fifty largest. A cluster that does not answer is a finding elsewhere. */
const heldByNodes = async ({ items }: ClusterReader): Promise<ReadonlySet<string>[]> =>
  (await items<INode>('nodes').catch(() => [])).map(
    ({ status }) => new Set((status?.images ?? []).flatMap(({ names }) => names ?? [])),
  );

const why = 'a pod stays in ImagePullBackOff on each node that does not have its image yet';

export function imageFindings({ environment, mirror, running, asked }: Images): Finding[] {
  const file = `environments/${environment}.yaml`;
  const another = `name another one in images.overrides of ${file}, then ./headwater render`;
  const way = mirror === '' ? another : `copy it into the mirror '${mirror}', or ${another}`;
  return [
    ...asked
      .filter(({ answer }) => answer.outcome === 'absent')
      .map(({ image }): Finding => ({
        severity: 'error',
        subject: `image '${image.reference}'`,
        what: `is not in its registry, and ${image.file} names it`,
        why,
        mend: way,
      })),
    ...byRegistry(asked, 'denied').map(([registry, refused]): Finding => ({
      severity: 'warning',
      subject: `registry '${registry}'`,
      what: `denies to whoever has no login: ${refused.map(({ image }) => image.reference).join(', ')}`,
      why: `${why}; a registry that hides what it has denies what does not exist, too`,
      mend: `look at the names (images.overrides of ${file}); where they are right, give the nodes a login or the service accounts an imagePullSecret`,
    })),
    ...byRegistry(asked, 'limited').map(([registry, { length }]): Finding => ({
      severity: 'warning',
      subject: `registry '${registry}'`,
      what: `limits how much may be asked; nothing is known of ${plural(length)} that it should have`,
      why: 'nodes that share this address are limited as well, and pods wait until it is over',
      mend: `wait, or set images.mirror in ${file}`,
    })),
    ...byRegistry(asked, 'silent').map(([registry, silent]): Finding => ({
      severity: running ? 'note' : 'warning',
      subject: `registry '${registry}'`,
      what: `can’t be asked for ${plural(silent.length)} (${silent[0]!.answer.said})`,
      why: 'nodes whose way to it is the same can’t pull them either; the sandbox builds all images and needs no registry',
      mend: `look at the network, or set images.mirror in ${file}; behind a proxy: NODE_USE_ENV_PROXY=1 ./headwater doctor --check images`,
    })),
  ];
}

const byRegistry = (asked: readonly Asked[], outcome: RegistryAnswer['outcome']): [string, Asked[]][] => [
  ...Map.groupBy(
    asked.filter(({ answer }) => answer.outcome === outcome),
    ({ image }) => registryOf(image),
  ),
];

const plural = (count: number): string => `${count} image${count === 1 ? '' : 's'}`;
