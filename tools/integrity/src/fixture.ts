import type { Credentials, DagContract, Declared } from '@headwater/contracts';
import type { Resource } from '@headwater/k8s';
import { load } from 'js-yaml';
import { usualContract } from './fixture-contract.ts';
import type { DagFile, Item, Manifests } from './graph/manifests.ts';
import { readModule } from './python/read-module.ts';

/** A fixture: manifests in one text, and what a rule has to say of them. */
export interface Fixture {
  readonly manifests: Manifests;
  /** `file: message`, a line each. */
  readonly expected: readonly string[];
}

/**
 * Reads a fixture. Documents are separated by `---`, which a comment may follow with the document's file;
 * the others stand in `manifests/minikube/<namespace>/fixture/`. `argocd/minikube/declared.yaml` and
 * `dags/headwater/contracts/minikube.json` may leave out what the rule does not read; `dags/….py` is Python, and
 * `infra/minikube/….tfvars.json` what the infrastructure makes.
 * Each comment `# expect: <file>: <message>` is one finding.
 */
export function parseFixture(text: string): Fixture {
  let declared: Partial<Declared> = {};
  let contract: Partial<DagContract> = {};
  let credentials: Credentials | undefined;
  const items: Item[] = [];
  const dags: DagFile[] = [];
  for (const part of `\n${text}`.split(/\n---/).slice(1)) {
    const [first = '', ...rest] = part.split('\n');
    const file = first.replace('#', '').trim();
    if (file.endsWith('.py')) {
      dags.push({ file, module: readModule(rest.join('\n')) });
      continue;
    }
    const data = load(rest.join('\n'));
    if (file.endsWith('/declared.yaml')) declared = data as Partial<Declared>;
    else if (file.endsWith('.tfvars.json')) credentials = data as Credentials;
    else if (file.endsWith('.json')) contract = data as Partial<DagContract>;
    else items.push({ file: file || defaultFile(data as Resource), resource: data as Resource });
  }
  const expected = [...text.matchAll(/^# expect: (.*)$/gm)].map(([, line]) => line as string);
  const manifests = {
    items,
    dags,
    declared: { ...nothingDeclared, ...declared },
    contract: { ...usualContract, ...contract },
    ...(credentials === undefined ? {} : { credentials }),
  };
  return { manifests, expected };
}

const defaultFile = ({ kind, metadata }: Resource): string =>
  `manifests/minikube/${metadata?.namespace ?? 'cluster'}/fixture/${kind.toLowerCase()}-${metadata?.name}.yaml`;

const nothingDeclared: Declared = {
  environment: 'minikube',
  capacity: { cpu: '4', memory: '8Gi' },
  after: {},
  flows: [],
  runtime: [],
  transient: [],
};
