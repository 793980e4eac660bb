import { dagContractFolder } from '@headwater/contracts';
import { podsOf, type Manifests } from '@headwater/integrity';
import { imageReference, parseImage, type Image, type Resource } from '@headwater/k8s';

/** An image that the platform runs. */
export interface NamedImage extends Image {
  /** As it is written. */
  readonly reference: string;
  /** A file that names it. */
  readonly file: string;
}

/** Every image of pods, of Kustomizations, of charts and of the contract of the DAGs, once. */
export function namedImages({ items, contract }: Manifests): NamedImage[] {
  const { image, submitImage } = contract.spark;
  const contractFile = `dags/${dagContractFolder}/${contract.environment}.json`;
  const named = [
    ...items.flatMap((item) => [
      ...podsOf(item)
        .flatMap(({ spec }) => [...(spec.initContainers ?? []), ...spec.containers])
        .map((container) => ({ file: item.file, reference: container.image ?? '' })),
      ...[...replacements(item.resource), ...ofChart(item.resource)].map((reference) => ({
        file: item.file,
        reference,
      })),
    ]),
    ...[image, submitImage, ...Object.values(contract.taskPods.images)].map((reference) => ({
      file: contractFile,
      reference,
    })),
  ];
  const first = new Map(named.toReversed().map((each) => [each.reference, each]));
  return [...first.values()].toReversed().flatMap((each) => {
    const parsed = parseImage(each.reference);
    // what has no tag or no registry is refused before it is committed
    return parsed ? [{ ...each, ...parsed }] : [];
  });
}

interface Replacement {
  readonly name: string;
  readonly newName?: string;
  readonly newTag?: string;
  readonly digest?: string;
}

/** Those that a Kustomization gives another tag; of the others, only its base knows it. */
const replacements = (resource: Resource): string[] =>
  resource.kind === 'Kustomization'
    ? ((resource as { images?: readonly Replacement[] }).images ?? []).flatMap(({ name, newName, newTag, digest }) =>
        newTag === undefined
          ? []
          : [imageReference({ repository: newName ?? name, tag: newTag, ...(digest === undefined ? {} : { digest }) })],
      )
    : [];

/** Those that a chart is told in its values. */
function ofChart(resource: Resource): string[] {
  if (resource.kind !== 'Application') return [];
  const { spec } = resource as { spec?: { source?: { helm?: { valuesObject?: object } } } };
  return imagesIn(spec?.source?.helm?.valuesObject);
}

function imagesIn(values: unknown): string[] {
  if (typeof values !== 'object' || values === null) return [];
  const { registry, repository, tag, sha } = values as Record<string, unknown>;
  if (typeof registry !== 'string' || typeof repository !== 'string' || typeof tag !== 'string') {
    return Object.values(values).flatMap(imagesIn);
  }
  const digest = typeof sha === 'string' && sha !== '' ? { digest: `sha256:${sha}` } : {};
  return [imageReference({ repository: `${registry}/${repository}`, tag, ...digest })];
}

/** Whether `names`, as a node lists what it has, include the image: by its digest where it is pinned by one. */
export const isAmong = ({ repository, tag, digest }: Image, names: ReadonlySet<string>): boolean =>
  digest === undefined
    ? names.has(`${repository}:${tag}`)
    : [`${repository}@${digest}`, `${repository}:${tag}@${digest}`].some((name) => names.has(name));
