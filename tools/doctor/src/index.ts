export type { Check } from './check.ts';
export { checks } from './checks/index.ts';
export { clusterReader } from './cluster-reader.ts';
export { diagnose, type Diagnosis } from './diagnose.ts';
export { worst, type Finding, type Severity } from './finding.ts';
export { inContext } from './mend.ts';
export type { Patient } from './patient.ts';
export { report, summary } from './report.ts';
