/** The tags of each image in the node, by image. */
export type PresentImages = readonly (readonly string[])[];

/**
 * What `minikube image ls --format=json` prints.
 * Source: https://minikube.sigs.k8s.io/docs/commands/image/#minikube-image-ls
 */
export const presentImages = (text: string): PresentImages =>
  (
    JSON.parse(text) as readonly {
      readonly repoTags?: readonly string[] | null;
      readonly repoDigests?: readonly string[] | null;
    }[]
  ).map(({ repoTags, repoDigests }) => [...(repoTags ?? []), ...(repoDigests ?? [])]);

export type Need = 'nothing' | 'pull' | 'build';

/**
 * What has to be done for an image: nothing where it was pulled or built from the same content, a build where it was
 * built from another one.
 */
export function need(present: PresentImages, reference: string, contentTag: string): Need {
  const { tagged, repository, digested } = partsOf(reference);
  const found = present.find((names) => names.includes(digested ?? tagged));
  if (!found) return 'pull';
  const built = found.filter((name) => name.startsWith(`${repository}:content-`));
  return built.length === 0 || built.includes(`${repository}:${contentTag}`) ? 'nothing' : 'build';
}

/** The parts of `repository:tag@digest`, as a node lists them. */
export function partsOf(reference: string): { repository: string; tagged: string; digested?: string } {
  const [tagged = '', digest] = reference.split('@');
  const repository = tagged.slice(0, tagged.lastIndexOf(':'));
  return { repository, tagged, ...(digest === undefined ? {} : { digested: `${repository}@${digest}` }) };
}
