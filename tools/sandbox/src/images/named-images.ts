import { load } from 'js-yaml';

const host = /[a-z0-9-]+(?:\.[a-z0-9-]+)+(?::\d+)?/;
const path = /(?:\/[a-z0-9]+(?:[._-]+[a-z0-9]+)*)+/;
const tag = /:\w[\w.-]{0,127}(?:@sha256:[0-9a-f]{64})?/;
// wherever it stands: in a pod's template inside a ConfigMap, in a variable, in a list of arguments
const anywhere = new RegExp(`(?<![\\w./:@-])${host.source}${path.source}${tag.source}(?![\\w/])`, 'g');
// a name without a registry is only known by its key, and told from a type in a DAG's code by its tag
const short = /^\s*(?:- )?image: ["']?([a-z0-9][\w./-]*:[\w.@:-]+)["']?\s*$/gm;

/** Every image that a file names, in the order of their names; `kustomization` says that it is one of those. */
export function namedImages(text: string, kustomization = false): string[] {
  const found = new Set<string>(text.match(anywhere));
  for (const [, name] of text.matchAll(short)) found.add(name!);
  if (kustomization) for (const image of replacements(text)) found.add(image);
  return [...found].sort();
}

interface Replacement {
  readonly name: string;
  readonly newName?: string;
  readonly newTag?: string;
  readonly digest?: string;
}

function replacements(text: string): string[] {
  const { images = [] } = (load(text) ?? {}) as { images?: readonly Replacement[] };
  return images.map(
    ({ name, newName = name, newTag, digest }) =>
      `${newName}${newTag === undefined ? '' : `:${newTag}`}${digest === undefined ? '' : `@${digest}`}`,
  );
}
