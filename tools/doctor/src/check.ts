import type { ClusterReader } from './cluster-reader.ts';
import type { Finding } from './finding.ts';
import type { Patient } from './patient.ts';

/** One thing that is looked at. */
export interface Check {
  readonly name: string;
  /** To be read after «looks at». */
  readonly looksAt: string;
  /** What mends its findings, as a phrase. */
  readonly mendedBy: string;
  readonly needsCluster: boolean;
  readonly run: (patient: Patient) => Promise<readonly Finding[]>;
}

type About = Pick<Check, 'name' | 'looksAt' | 'mendedBy'>;

/** Looks at this machine: `collect` gathers the facts, and `findings` judges them. */
export const machineCheck = <Facts>({
  collect,
  findings,
  ...about
}: About & {
  readonly collect: (patient: Patient) => Facts | Promise<Facts>;
  readonly findings: (facts: Facts) => readonly Finding[];
}): Check => ({ ...about, needsCluster: false, run: async (patient) => findings(await collect(patient)) });

/** Looks at the cluster. */
export const clusterCheck = <Facts>({
  collect,
  findings,
  ...about
}: About & {
  readonly collect: (cluster: ClusterReader, patient: Patient) => Promise<Facts>;
  readonly findings: (facts: Facts) => readonly Finding[];
}): Check => ({
  ...about,
  needsCluster: true,
  run: async (patient) => {
    if (!patient.cluster) throw new Error('there is no cluster');
    return findings(await collect(patient.cluster, patient));
  },
});
