import { imageReference, type Image } from '@headwater/k8s';

/** An image, and where a mirror keeps it. */
export interface Copy {
  /** Where it is published: by its digest where that is known. */
  readonly source: string;
  readonly target: string;
}

/** What of `images` the mirror has to have, once each; an image that is chosen from elsewhere is not the mirror's. */
export const copiesOf = (images: readonly Image[], mirror: string): Copy[] =>
  images
    .filter(({ repository }) => repository.startsWith(`${mirror}/`))
    .map(({ repository, tag, digest }) => ({
      source: sourceOf({ repository: repository.slice(mirror.length + 1), tag, ...(digest ? { digest } : {}) }),
      target: `${repository}:${tag}`,
    }))
    .sort((a, b) => (a.target < b.target ? -1 : 1));

const sourceOf = (image: Image): string =>
  image.digest === undefined ? imageReference(image) : `${image.repository}@${image.digest}`;

/**
 * Azure's registry fetches by itself; any other gets it from the machine that runs the command.
 * Source: https://learn.microsoft.com/cli/azure/acr#az-acr-import, https://docs.docker.com/reference/cli/docker/buildx/imagetools/create/
 */
export function copyCommand(copy: Copy): string {
  const { source, target } = copy;
  const imported = importArguments(copy);
  return imported ? `az ${imported.join(' ')} --force` : `docker buildx imagetools create --tag ${target} ${source}`;
}

/** What Azure's command line gets, without the order to replace what is there; undefined for another registry. */
export function importArguments({ source, target }: Copy): string[] | undefined {
  const [registry = '', ...path] = target.split('/');
  if (!registry.endsWith('.azurecr.io')) return undefined;
  const name = registry.slice(0, -'.azurecr.io'.length);
  return ['acr', 'import', '--name', name, '--source', source, '--image', path.join('/')];
}
