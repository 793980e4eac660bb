import { namedImages } from '@headwater/doctor/images';
import { loadEnvironment } from '@headwater/environment';
import { readManifests } from '@headwater/integrity';
import { copiesOf, copyCommand, importArguments } from '../images/copies.ts';
import { exitCodes, Failure } from '../failure.ts';
import { root } from '../repository.ts';

export interface ImagesOptions {
  readonly environment: string;
  /** Prints the commands that copy what the environment pulls into its mirror. */
  readonly copy: boolean;
  readonly output: 'text' | 'json';
}

/** What Azure's command line gets for each image that a registry of Azure has to have. */
export function copyArguments(name: string): string[][] {
  const { images } = loadEnvironment(root, name);
  if (images.mirror === '') return [];
  return copiesOf(namedImages(readManifests(root, name)), images.mirror).flatMap((copy) => {
    const parameters = importArguments(copy);
    return parameters ? [parameters] : [];
  });
}

/** Names every image that an environment runs, or how its mirror gets them. */
export function listImages({ environment: name, copy, output }: ImagesOptions): void {
  const { images } = loadEnvironment(root, name);
  const named = namedImages(readManifests(root, name));
  if (!copy) {
    const references = named.map(({ reference }) => reference).sort();
    return console.log(output === 'json' ? JSON.stringify(references, null, 2) : references.join('\n'));
  }
  if (images.mirror === '') {
    throw new Failure(
      `environments/${name}.yaml: 'images.mirror' is empty: every image is pulled from where it is published, and nothing has to be copied; name a registry there`,
      exitCodes.wrongUse,
    );
  }
  const copies = copiesOf(named, images.mirror);
  console.log(output === 'json' ? JSON.stringify(copies, null, 2) : copies.map(copyCommand).join('\n'));
}
