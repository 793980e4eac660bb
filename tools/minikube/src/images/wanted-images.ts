import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { manifestsOf, type Checkout } from '@headwater/bootstrap';
import { builtImages, type BuiltImage } from '@headwater/images';
import { filesBelow } from '@headwater/render';

/** An image of ours, as manifests name it. */
export interface WantedImage {
  readonly reference: string;
  readonly image: BuiltImage;
}

/** Every image of ours that the committed manifests name, or the contract that DAGs go by: tasks start some. */
export function wantedImages(checkout: Checkout): WantedImage[] {
  const folder = manifestsOf(checkout);
  const contract = join(checkout.root, 'dags/headwater/contracts', `${checkout.environment}.json`);
  const files = [...filesBelow(folder).map((file) => join(folder, file)), contract];
  return imagesIn(files.map((file) => readFileSync(file, 'utf8')));
}

/** The same in texts, each reference once. */
export function imagesIn(texts: readonly string[]): WantedImage[] {
  const found = new Map<string, BuiltImage>();
  for (const image of builtImages) {
    const name = image.repository.replaceAll('.', String.raw`\.`);
    const reference = new RegExp(String.raw`[\w./:-]*${name}:[\w.-]+(?:@sha256:[0-9a-f]{64})?`, 'g');
    for (const text of texts) for (const match of text.match(reference) ?? []) found.set(match, image);
  }
  return [...found].map(([reference, image]) => ({ reference, image }));
}
