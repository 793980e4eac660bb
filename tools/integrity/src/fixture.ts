import type { Declared } from '@headwater/contracts';
import type { Resource } from '@headwater/k8s';
import { load } from 'js-yaml';
import type { Item, Manifests } from './graph/manifests.ts';

/** A fixture: manifests in one text, and what a rule has to say of them. */
export interface Fixture {
  readonly manifests: Manifests;
  /** `file: message`, a line each. */
  readonly expected: readonly string[];
}

/**
 * Reads a fixture. Documents are separated by `---`, which a comment may follow with the document's file;
 * the others stand in `manifests/minikube/<namespace>/fixture/`. `argocd/minikube/declared.yaml` may leave out
 * what the rule does not read. Each comment `# expect: <file>: <message>` is one finding.
 */
export function parseFixture(text: string): Fixture {
  let declared: Partial<Declared> = {};
  const items: Item[] = [];
  for (const part of `\n${text}`.split(/\n---/).slice(1)) {
    const [first = '', ...rest] = part.split('\n');
    const file = first.replace('#', '').trim();
    const data = load(rest.join('\n')) as Resource;
    if (file.endsWith('/declared.yaml')) declared = data as unknown as Partial<Declared>;
    else items.push({ file: file || defaultFile(data), resource: data });
  }
  const expected = [...text.matchAll(/^# expect: (.*)$/gm)].map(([, line]) => line as string);
  return { manifests: { items, declared: { ...empty, ...declared } }, expected };
}

const defaultFile = ({ kind, metadata }: Resource): string =>
  `manifests/minikube/${metadata?.namespace ?? 'cluster'}/fixture/${kind.toLowerCase()}-${metadata?.name}.yaml`;

const empty: Declared = {
  environment: 'minikube',
  capacity: { cpu: '4', memory: '8Gi' },
  after: {},
  flows: [],
  runtime: [],
  transient: [],
};
