import { silence, firstLine } from './cluster-reader.ts';
import type { Check } from './check.ts';
import type { Finding } from './finding.ts';
import { kubectlCommand } from './mend.ts';
import type { Patient } from './patient.ts';

export interface Diagnosis {
  /** The checks that were made. */
  readonly checks: readonly string[];
  readonly findings: readonly (Finding & { readonly check: string })[];
}

export interface Watcher {
  readonly began: (check: string) => void;
  readonly ended: (check: string, findings: readonly Finding[]) => void;
}

// each runs a kubectl or two, and the cluster may share this machine's cores
const atOnce = 4;

/** Makes the checks, a few at a time; those of a cluster that does not answer are left out, and it says so. */
export async function diagnose(patient: Patient, checks: readonly Check[], watcher: Watcher): Promise<Diagnosis> {
  const absent = checks.some(({ needsCluster }) => needsCluster) ? await absence(patient) : undefined;
  const possible = checks.filter(({ needsCluster }) => !absent || !needsCluster);
  const findings = new Map<string, readonly Finding[]>();
  const waiting = possible.values();
  const work = async () => {
    for (const check of waiting) {
      watcher.began(check.name);
      const found = await check.run(patient).catch((error: Error) => [impossible(check, error)]);
      findings.set(check.name, found);
      watcher.ended(check.name, found);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return {
    checks: possible.map(({ name }) => name),
    findings: [
      ...(absent ? [{ ...absent, check: 'cluster' }] : []),
      // in the order of the checks, however long each took
      ...possible.flatMap(({ name }) => (findings.get(name) ?? []).map((finding) => ({ ...finding, check: name }))),
    ],
  };
}

async function absence({ cluster }: Patient): Promise<Finding | undefined> {
  if (!cluster) {
    return {
      severity: 'note',
      subject: 'cluster',
      what: 'there is none, so only this machine was looked at',
      why: 'most of what can be wrong is seen on a running cluster only',
      mend: './headwater up',
    };
  }
  const said = await silence(cluster);
  return said === undefined
    ? undefined
    : {
        severity: 'error',
        subject: cluster.cluster.title,
        what: `does not answer: ${said}`,
        why: 'nothing of it can be looked at, and no command reaches it',
        mend: './headwater up starts it where it is ours; else look at its kubeconfig and at the way to it',
      };
}

const impossible = ({ name, looksAt }: Check, { message }: Error): Finding => ({
  severity: 'warning',
  subject: `check '${name}'`,
  what: `could not be made: ${firstLine(message)}`,
  why: `nothing is known of ${looksAt}`,
  mend: `mend what it says, then ./headwater doctor --check ${name}; ${kubectlCommand('auth whoami')} says who asked`,
});
