import type { Certificate } from '@headwater/certificates';
import type { Manifests } from '@headwater/integrity';
import { applicationOf } from '../application-of.ts';
import { clusterCheck } from '../check.ts';
import type { Finding } from '../finding.ts';
import { kubectlCommand, refreshCommand } from '../mend.ts';
import { pathOf } from '../names.ts';

/** What cert-manager says of a Certificate. */
export interface LiveCertificate extends Certificate {
  readonly status?: {
    readonly conditions?: readonly { readonly type: string; readonly status: string; readonly message?: string }[];
    /** When it ends, and when a new one should have been there. */
    readonly notAfter?: string;
    readonly renewalTime?: string;
  };
}

interface Certificates {
  readonly committed: readonly { readonly path: string; readonly application: string }[];
  readonly live: readonly LiveCertificate[];
  /** In milliseconds since 1970. */
  readonly now: number;
}

export const certificates = clusterCheck<Certificates>({
  name: 'certificates',
  looksAt: 'whether certificates are issued, and renewed before they end',
  mendedBy: 'a restart of cert-manager, or what its message names',
  collect: async ({ items }, { manifests }) => {
    const committed = committedIn(manifests);
    // without any, the cluster need not know the kind
    const live =
      committed.length > 0 ? await items<LiveCertificate>('certificates.cert-manager.io', '--all-namespaces') : [];
    return { committed, live, now: Date.now() };
  },
  findings: certificateFindings,
});

const committedIn = (manifests: Manifests): Certificates['committed'] =>
  manifests.items
    .filter(({ resource }) => resource.kind === 'Certificate')
    .map(({ file, resource }) => ({ path: pathOf(resource), application: applicationOf(manifests, file) ?? '' }));

const day = 24 * 60 * 60 * 1000;

export function certificateFindings({ committed, live, now }: Certificates): Finding[] {
  return committed.flatMap(({ path, application }): Finding[] => {
    const subject = `Certificate '${path}'`;
    const found = live.find((each) => pathOf(each) === path);
    if (!found) {
      const why = 'whoever shows it has nothing to show, and refuses connections';
      return [{ severity: 'error', subject, what: 'is not there', why, mend: refreshCommand(application) }];
    }
    const { conditions = [], notAfter, renewalTime } = found.status ?? {};
    const ready = conditions.find(({ type }) => type === 'Ready');
    const restart = kubectlCommand('rollout restart deployment/cert-manager --namespace=gateway');
    if (ready?.status !== 'True') {
      const what = `is not ready: ${ready?.message ?? 'cert-manager has not looked at it'}`;
      return [{ severity: 'error', subject, what, why: 'browsers and pods are refused, or warned', mend: restart }];
    }
    if (notAfter === undefined || renewalTime === undefined || now < Date.parse(renewalTime) + day) return [];
    const left = Math.floor((Date.parse(notAfter) - now) / day);
    return [
      {
        severity: left < 7 ? 'error' : 'warning',
        subject,
        what: `was to be renewed on ${renewalTime.slice(0, 10)} and ends on ${notAfter.slice(0, 10)}, in ${left} days`,
        why: 'after that, browsers and pods refuse the connection',
        mend: restart,
      },
    ];
  });
}
