import { clusterCheck } from '../check.ts';
import type { Finding } from '../finding.ts';

interface Versions {
  /** Minor versions of 1. */
  readonly kubectl: number;
  readonly server: number;
  readonly validated: number;
  readonly environment: string;
}

export const kubernetesVersion = clusterCheck<Versions>({
  name: 'kubernetes-version',
  looksAt: 'the versions of kubectl, of the API server, and of the schemas that the manifests were validated with',
  mendedBy: 'another kubectl, or `kubernetes.version` in environments/',
  collect: async ({ kubectl }, { environment }) => {
    const { clientVersion, serverVersion } = JSON.parse(await kubectl(['version', '--output=json'])) as Reported;
    return {
      kubectl: minor(clientVersion.minor),
      server: minor(serverVersion.minor),
      validated: Number(environment.kubernetes.version.split('.')[1]),
      environment: environment.name,
    };
  },
  findings: kubernetesVersionFindings,
});

interface Reported {
  readonly clientVersion: { readonly minor: string };
  readonly serverVersion: { readonly minor: string };
}

// some builds say `32+`
const minor = (text: string): number => Number.parseInt(text, 10);

export function kubernetesVersionFindings({ kubectl, server, validated, environment }: Versions): Finding[] {
  const found: Finding[] = [];
  if (Math.abs(kubectl - server) > 1) {
    found.push({
      severity: 'warning',
      subject: 'kubectl',
      what: `is 1.${kubectl}, and the API server 1.${server}`,
      why: 'one minor version apart is supported: beyond it, fields may be lost without a word (https://kubernetes.io/releases/version-skew-policy/#kubectl)',
      mend: `install kubectl 1.${server} (https://kubernetes.io/docs/tasks/tools/)`,
    });
  }
  if (server !== validated) {
    found.push({
      severity: 'warning',
      subject: 'the API server',
      what: `is 1.${server}, and the manifests are validated for 1.${validated}`,
      why: 'a field or a kind that one of them lacks is not noticed before the sync',
      mend: `set kubernetes.version in environments/${environment}.yaml to "1.${server}", then ./headwater validate`,
    });
  }
  return found;
}
