import type { Manifests } from '@headwater/integrity';
import type { ICustomResourceDefinition } from 'kubernetes-models/apiextensions.k8s.io/v1';
import { applicationOf } from '../application-of.ts';
import { clusterCheck } from '../check.ts';
import type { Finding } from '../finding.ts';
import { refreshCommand } from '../mend.ts';

interface Definitions {
  readonly needed: readonly { readonly name: string; readonly application: string }[];
  readonly live: readonly ICustomResourceDefinition[];
}

export const definitions = clusterCheck<Definitions>({
  name: 'definitions',
  looksAt: 'whether the CustomResourceDefinitions that the manifests need are established',
  mendedBy: 'a sync of the Application that brings them',
  collect: async ({ items }, { manifests }) => ({
    needed: needed(manifests),
    live: await items<ICustomResourceDefinition>('customresourcedefinitions'),
  }),
  findings: definitionFindings,
});

/** Those that an Application renders or is declared to bring. */
const needed = (manifests: Manifests): Definitions['needed'] => [
  ...manifests.declared.runtime
    .filter(({ kind }) => kind === 'CustomResourceDefinition')
    .map(({ name, madeBy }) => ({ name, application: madeBy })),
  ...manifests.items
    .filter(({ resource }) => resource.kind === 'CustomResourceDefinition')
    .map(({ file, resource }) => ({
      name: resource.metadata?.name ?? '',
      application: applicationOf(manifests, file) ?? '',
    })),
];

export function definitionFindings({ needed, live }: Definitions): Finding[] {
  return needed.flatMap(({ name, application }): Finding[] => {
    const found = live.find(({ metadata }) => metadata?.name === name);
    const conditions = found?.status?.conditions ?? [];
    if (conditions.some(({ type, status }) => type === 'Established' && status === 'True')) return [];
    const refused = conditions.find(({ type, status }) => type === 'NamesAccepted' && status === 'False');
    return [
      {
        severity: 'error',
        subject: `CustomResourceDefinition '${name}'`,
        what: found ? `is not established${refused ? `: ${refused.message}` : ''}` : 'is not there',
        why: 'the API server knows no object of that kind: ‘no matches for kind’, and what is there of it can’t be read',
        mend: refreshCommand(application),
      },
    ];
  });
}
