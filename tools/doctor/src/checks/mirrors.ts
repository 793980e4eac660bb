import { workloads, type RuntimeObject } from '@headwater/contracts';
import type { IDeployment } from 'kubernetes-models/apps/v1';
import { clusterCheck } from '../check.ts';
import type { Finding } from '../finding.ts';
import { kubectlCommand } from '../mend.ts';
import { secretShapes, type SecretShape } from '../secrets.ts';

interface Mirrors {
  readonly declared: readonly RuntimeObject[];
  readonly live: readonly SecretShape[];
  readonly reflector: { readonly wanted: number; readonly ready: number };
}

export const mirrors = clusterCheck<Mirrors>({
  name: 'mirrors',
  looksAt: 'whether mirrored secrets are equal to their sources, by the hash of each value (no value is shown)',
  mendedBy: 'Reflector, which makes a mirror again that is deleted',
  collect: async (cluster, { manifests }) => {
    const { namespace } = workloads.reflector.controller;
    const [live, deployments] = await Promise.all([
      secretShapes(cluster),
      cluster.items<IDeployment>('deployments', `--namespace=${namespace}`),
    ]);
    const found = deployments.find(({ metadata }) => metadata?.name === 'reflector');
    return {
      declared: manifests.declared.runtime.filter(({ kind, copyOf }) => kind === 'Secret' && copyOf !== undefined),
      live,
      reflector: { wanted: found?.spec?.replicas ?? 0, ready: found?.status?.readyReplicas ?? 0 },
    };
  },
  findings: mirrorFindings,
});

export function mirrorFindings({ declared, live, reflector }: Mirrors): Finding[] {
  const shape = (path: string) => live.find((each) => each.path === path);
  return declared.flatMap(({ namespace, name, copyOf = '' }): Finding[] => {
    const source = shape(copyOf);
    // that is what the check of secrets says, or it is optional
    if (!source) return [];
    const mirror = shape(`${namespace}/${name}`);
    const subject = `mirror '${namespace}/${name}'`;
    if (!mirror) {
      const why = 'pods that read it do not start: CreateContainerConfigError';
      const mend = kubectlCommand(revive(reflector));
      return [{ severity: 'error', subject, what: `of '${copyOf}' is not there`, why, mend }];
    }
    const keys = [...new Set([...Object.keys(source.hashes), ...Object.keys(mirror.hashes)])];
    const differing = keys.filter((key) => source.hashes[key] !== mirror.hashes[key]).map((key) => `'${key}'`);
    if (differing.length === 0) return [];
    return [
      {
        severity: 'error',
        subject,
        what: `differs from its source '${copyOf}' in ${differing.join(', ')}`,
        why: 'who reads the mirror signs in with what the other side does not accept; pods see a new value when they are restarted',
        mend: kubectlCommand(
          // without Reflector, nobody would make it again
          reflector.ready > 0 ? `delete secret ${name} --namespace=${namespace}` : revive(reflector),
        ),
      },
    ];
  });
}

const revive = ({ wanted }: Mirrors['reflector']): string =>
  wanted === 0
    ? 'scale deployment/reflector --namespace=management --replicas=1'
    : 'rollout restart deployment/reflector --namespace=management';
