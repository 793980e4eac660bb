import type { RuntimeObject } from '@headwater/contracts';
import { clusterCheck } from '../check.ts';
import type { Finding } from '../finding.ts';
import { kubectlCommand } from '../mend.ts';
import { secretShapes, type SecretShape } from '../secrets.ts';

interface Secrets {
  readonly declared: readonly RuntimeObject[];
  readonly live: readonly SecretShape[];
}

export const secrets = clusterCheck<Secrets>({
  name: 'secrets',
  looksAt: 'whether every declared secret is there, with its keys and a value in each (no value is shown)',
  mendedBy: './headwater up, or a person who has the value',
  collect: async (cluster, { manifests }) => ({
    declared: manifests.declared.runtime.filter(({ kind, copyOf }) => kind === 'Secret' && copyOf === undefined),
    live: await secretShapes(cluster),
  }),
  findings: secretFindings,
});

export function secretFindings({ declared, live }: Secrets): Finding[] {
  return declared.flatMap((secret): Finding[] => {
    const path = `${secret.namespace}/${secret.name}`;
    const subject = `secret '${path}'`;
    const why = 'pods that read it do not start: CreateContainerConfigError';
    const found = live.find((each) => each.path === path);
    if (!found) {
      if (secret.optional) return [];
      return [{ severity: 'error', subject, what: 'is declared, and not there', why, mend: provide(secret) }];
    }
    const lacking = (secret.keys ?? []).filter((key) => !found.hashes[key]);
    if (lacking.length === 0) return [];
    const named = lacking.map((key) => `'${key}'`).join(', ');
    const mend = `${kubectlCommand(`edit secret ${secret.name} --namespace=${secret.namespace}`)} takes it in Base64; ./headwater up leaves a secret alone that is there`;
    return [{ severity: 'error', subject, what: `has no value under ${named}`, why, mend }];
  });
}

function provide({ namespace, name, madeBy, keys = [] }: RuntimeObject): string {
  if (madeBy === 'headwater up') return './headwater up';
  if (madeBy !== 'a person')
    return `its Application makes it: ./headwater doctor --check applications says how '${madeBy}' is`;
  const files = keys.map((key) => `--from-file=${key}=<file>`).join(' ');
  return kubectlCommand(`create secret generic ${name} --namespace=${namespace} ${files}`);
}
