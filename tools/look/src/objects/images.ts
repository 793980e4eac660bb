/**
 * Every image that the text of a rendered file names: of containers, of pods in a template, of a kustomization, and
 * of the contract for DAGs.
 */
export function imagesIn(path: string, text: string): string[] {
  if (path.endsWith('.json')) return [...text.matchAll(inJson)].map(([, reference]) => reference!);
  const named = [...text.matchAll(inYaml)].map(([, reference]) => reference!);
  return path.endsWith('/kustomization.yaml') ? [...named, ...kustomized(text)] : named;
}

const inYaml = /^\s*(?:- )?image: "?([^\s"{]+)"?$/gm;
// no other value of that file has a registry, a path and a tag
const inJson = /"([\w.-]+\.[\w-]+(?:\/[\w.-]+)+:[\w.-]+(?:@sha256:[0-9a-f]{64})?)"/g;

/** https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/images/ */
const kustomized = (text: string): string[] =>
  [...text.matchAll(/^ +newName: "?([^\s"]+)"?\n +newTag: "?([^\s"]+)"?(?:\n +digest: "?(sha256:[0-9a-f]+)"?)?/gm)].map(
    ([, name, tag, digest]) => `${name}:${tag}${digest ? `@${digest}` : ''}`,
  );
