import { ClusterError } from '@headwater/bootstrap';
import type { Minikube } from '../minikube.ts';
import { profileOption } from '../parameters.ts';
import { buildContext, withContext, type BuildContext } from './build-context.ts';
import { need, partsOf, presentImages, type Need } from './present-images.ts';
import type { WantedImage } from './wanted-images.ts';

/** Every image of ours in the node: pulled, or else built from this checkout. What is there is left alone. */
export async function provideImages(minikube: Minikube, root: string, images: readonly WantedImage[]): Promise<void> {
  const wanted = images.map((each) => ({ ...each, context: buildContext(root, each.image) }));
  const needs = async (list: typeof wanted): Promise<{ each: (typeof wanted)[number]; need: Need }[]> => {
    const present = presentImages(await minikube.ask(listParameters));
    return list.map((each) => ({ each, need: need(present, each.reference, each.context.tag) }));
  };
  const first = await needs(wanted);
  const missing = first.filter((one) => one.need === 'pull').map(({ each }) => each);
  // its exit code says nothing about whether the image could be pulled
  for (const { reference } of missing) await minikube.attempt(pullParameters(reference), 'pull');
  const still = missing.length === 0 ? [] : (await needs(missing)).filter((one) => one.need === 'pull');
  for (const { each } of [...first.filter((one) => one.need === 'build'), ...still]) await build(minikube, root, each);
}

interface Buildable extends WantedImage {
  readonly context: BuildContext;
}

async function build(minikube: Minikube, root: string, { reference, context }: Buildable): Promise<void> {
  const { digested } = partsOf(reference);
  if (digested !== undefined) throw new ClusterError(notPulled(reference));
  const built = contentName(reference, context);
  await withContext(root, context, (folder) => minikube.run(buildParameters(built, folder), 'build', whereBuildsFail));
  // its exit code does not tell, either: only an image that is there gets the name that manifests use
  const present = presentImages(await minikube.ask(listParameters));
  if (!present.some((names) => names.includes(built))) {
    throw new ClusterError(`${reference}: the build ended without an image; ${whereBuildsFail}`);
  }
  await minikube.run(tagParameters(built, reference), 'question');
}

/** A name that says what an image was built from. */
export const contentName = (reference: string, { tag }: BuildContext): string =>
  `${partsOf(reference).repository}:${tag}`;

const listParameters = ['image', 'ls', profileOption, '--format=json'];

export const pullParameters = (reference: string): string[] => ['image', 'pull', profileOption, reference];

/** Source: https://minikube.sigs.k8s.io/docs/commands/image/#minikube-image-build */
export const buildParameters = (name: string, folder: string): string[] => [
  'image',
  'build',
  profileOption,
  `--tag=${name}`,
  folder,
];

export const tagParameters = (from: string, to: string): string[] => ['image', 'tag', profileOption, from, to];

const whereBuildsFail =
  'see what its last lines say, and whether this machine reaches the registries of the base images and packages; then ./headwater up';

const notPulled = (reference: string): string =>
  `${reference}: could not be pulled, and what is named by a digest can't be built here; minikube ssh ${profileOption} -- sudo crictl pull ${reference} says why`;
