import { parseImage } from '@headwater/k8s';

/** How the chart wants an image to be spelled. */
export interface ImageValues {
  readonly registry: string;
  readonly repository: string;
  readonly tag: string;
  readonly sha: string;
}

/** Of `registry/repository:tag@digest`: a registry behind a mirror has the mirror's path in its name. */
export function imageValues(reference: string): ImageValues {
  const image = parseImage(reference);
  if (!image) throw new Error(`'${reference}' names no registry or no tag`);
  const parts = image.repository.split('/');
  return {
    registry: parts.slice(0, -2).join('/'),
    repository: parts.slice(-2).join('/'),
    tag: image.tag,
    sha: image.digest?.replace('sha256:', '') ?? '',
  };
}
