import { contractFile } from './files.ts';
import type { Graph } from './graph.ts';
import { once } from './once.ts';
import { containersOf } from './pods.ts';

/** An image that pods run, and the place that names it. */
export interface NamedImage extends ImageName {
  readonly file: string;
  /** For messages: `container 'minio' of StatefulSet 'minio'`. */
  readonly title: string;
  /** As it is written. */
  readonly reference: string;
  /** Whether the tag is somebody else's: kustomize keeps that of the base, where it is not told another one. */
  readonly keepsTag: boolean;
}

interface ImageName {
  /** None where the container runtime is left to choose. */
  readonly registry?: string;
  readonly path: string;
  readonly tag?: string;
  readonly digest?: string;
}

interface Replacement {
  readonly name?: string;
  readonly newName?: string;
  readonly newTag?: string | number;
  readonly digest?: string;
}

/** Every image of containers, of the contract of the DAGs, and of Kustomizations. */
export const imagesOf = once((graph: Graph): readonly NamedImage[] => [
  ...graph.pods.flatMap((pods) =>
    containersOf(pods).map(({ name, image = '' }) => ({
      file: pods.file,
      title: `container '${name}' of ${pods.title}`,
      reference: image,
      keepsTag: false,
      ...parse(image),
    })),
  ),
  ...imagesOfContract(graph),
  ...graph.of('Kustomization').flatMap(({ file, resource }) =>
    ((resource as { images?: readonly Replacement[] }).images ?? []).map((image) => {
      const reference = referenceOf(image);
      const keepsTag = image.newTag === undefined && image.digest === undefined;
      return { file, title: 'Kustomization', reference, keepsTag, ...parse(reference) };
    }),
  ),
]);

/** Those that only DAGs run. */
const imagesOfContract = (graph: Graph): NamedImage[] => {
  const { spark, taskPods } = graph.contract;
  const named = { 'spark.image': spark.image, 'spark.submitImage': spark.submitImage };
  const ofTaskPods = Object.entries(taskPods.images).map(
    ([name, image]) => [`taskPods.images.${name}`, image] as const,
  );
  return [...Object.entries(named), ...ofTaskPods].map(([title, reference]) => ({
    file: contractFile(graph),
    title,
    reference,
    keepsTag: false,
    ...parse(reference),
  }));
};

/** `docker.io/library/postgres`: the registry and the path that a container runtime makes of a name. */
export function fullName({ registry = 'docker.io', path }: ImageName): string {
  const hub = /^(?:index\.|registry-1\.)?docker\.io$/.test(registry);
  return hub ? `docker.io/${path.includes('/') ? path : `library/${path}`}` : `${registry}/${path}`;
}

const referenceOf = ({ name = '', newName = name, newTag, digest }: Replacement): string =>
  newName + (newTag === undefined ? '' : `:${newTag}`) + (digest === undefined ? '' : `@${digest}`);

/** Source: https://github.com/distribution/reference/blob/main/normalize.go */
function parse(reference: string): ImageName {
  const [name = '', digest] = reference.split('@');
  const [, repository = '', tag] = /^(.*?)(?::([^:/]*))?$/s.exec(name) ?? [];
  const [first = '', ...rest] = repository.split('/');
  const named = rest.length > 0 && (/[.:]/.test(first) || first === 'localhost');
  return {
    ...(named ? { registry: first } : {}),
    path: named ? rest.join('/') : repository,
    ...(tag ? { tag } : {}),
    ...(digest ? { digest } : {}),
  };
}
