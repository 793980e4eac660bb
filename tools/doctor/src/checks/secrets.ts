import type { RuntimeObject } from '@headwater/contracts';
import type { Maker } from '@headwater/secrets';
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
  looksAt: 'whether every declared secret is there, with a value of the right form in each key (no value is shown)',
  mendedBy: './headwater up, a rotation, or a person who has the value',
  collect: async (cluster, { environment, manifests }) => {
    const { secretsOf } = await import('@headwater/platform');
    return {
      declared: manifests.declared.runtime.filter(({ kind, copyOf }) => kind === 'Secret' && copyOf === undefined),
      live: await secretShapes(cluster, secretsOf(environment)),
    };
  },
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
    const named = lacking.map((key) => `'${key}'`).join(', ');
    const mend = `${editing(secret)} takes it in Base64; ./headwater up leaves a secret alone that is there`;
    return [
      ...(lacking.length > 0
        ? [{ severity: 'error', subject, what: `has no value under ${named}`, why, mend } satisfies Finding]
        : []),
      ...found.malformed.map(({ key, what, maker }): Finding => ({
        severity: 'error',
        subject,
        what: `has under '${key}' ${what}`,
        why: 'who reads it ends, or is refused: running pods when they are restarted, and new ones at once',
        mend: correction(secret, maker),
      })),
    ];
  });
}

const editing = ({ namespace, name }: RuntimeObject): string =>
  kubectlCommand(`edit secret ${name} --namespace=${namespace}`);

function correction(secret: RuntimeObject, maker: Maker): string {
  if (maker.kind === 'literal') return `${editing(secret)} takes it in Base64`;
  // what is encrypted with a lost key can't be read by whoever wants to encrypt it anew
  if (maker.kind === 'fernet')
    return './headwater secrets import <file> --replace brings it back from what ./headwater secrets export has written; running pods work on with the value they started with';
  return `./headwater secrets rotate ${secret.namespace}/${secret.name}`;
}

function provide({ namespace, name, madeBy, keys = [] }: RuntimeObject): string {
  if (madeBy === 'headwater up') return './headwater up';
  if (madeBy !== 'a person')
    return `its Application makes it: ./headwater doctor --check applications says how '${madeBy}' is`;
  const files = keys.map((key) => `--from-file=${key}=<file>`).join(' ');
  return kubectlCommand(`create secret generic ${name} --namespace=${namespace} ${files}`);
}
