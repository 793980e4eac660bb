import { imageReference, parseImage, type Image } from '@headwater/k8s';
import type { Environment } from './environment.ts';

export type ImageName = keyof Required<Environment['images']['overrides']>;

/** The image to run for `name`: the environment's own choice or else `standard`, from the mirror where there is one. */
export function image({ images }: Pick<Environment, 'images'>, name: ImageName, standard: Image): string {
  const { repository, ...rest } = imageOf(images.overrides[name]) ?? standard;
  return imageReference({ ...rest, repository: images.mirror === '' ? repository : `${images.mirror}/${repository}` });
}

const imageOf = (reference: string | undefined): Image | undefined =>
  reference === undefined ? undefined : parseImage(reference);
