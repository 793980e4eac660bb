import type { Checkout } from '@headwater/bootstrap';
import {
  checks,
  clusterReader,
  diagnose,
  inContext,
  report,
  worst,
  type Check,
  type Diagnosis,
  type Patient,
  type Severity,
} from '@headwater/doctor';
import { readManifests, UnreadableManifests, type Manifests } from '@headwater/integrity';
import { chalk } from 'zx';
import { theCluster, type ClusterOptions } from '../cluster/the-cluster.ts';
import { exitCodes, Failure } from '../failure.ts';
import { progress, type Progress } from '../progress.ts';
import { oneOf } from '../selection.ts';
import { running } from '../without/checkout.ts';

export interface DoctorOptions extends ClusterOptions {
  readonly environment: string;
  /** All of them where none is named. */
  readonly check?: readonly string[];
  readonly list: boolean;
  readonly canary: boolean;
  readonly output: 'text' | 'json';
}

const exitCodeOf: Readonly<Record<Severity, number>> = {
  error: exitCodes.problems,
  warning: exitCodes.warnings,
  note: exitCodes.fine,
};

/** Looks at this machine and, where one runs, at the cluster; changes nothing but what `--canary` starts. */
export async function doctor({
  environment: name,
  check,
  list,
  canary,
  output,
  ...which
}: DoctorOptions): Promise<void> {
  const chosen = check === undefined ? checks : check.map(named);
  if (list) return print(chosen, output);
  const shown = progress();
  const cluster = await clusterIfAny(which, shown);
  const { checkout, environment } = await running(name, which);
  const patient: Patient = {
    root: checkout.root,
    environment,
    manifests: committed(checkout),
    mayStart: canary,
    ...(cluster ? { cluster: clusterReader(cluster) } : {}),
  };
  const going = new Set<string>();
  const { checks: made, findings } = await diagnose(patient, chosen, {
    began: (name) => shown.current(`looking at ${[...going.add(name)].join(', ')} …`),
    ended: (name) => {
      going.delete(name);
      shown.current(`looking at ${[...going].join(', ')} …`);
    },
  });
  shown.line(`looked at ${cluster?.title ?? 'this machine'}`);
  const diagnosis: Diagnosis = {
    checks: made,
    findings: findings.map((finding) => ({ ...finding, mend: inContext(finding.mend, which.context) })),
  };
  const severity = worst(findings);
  if (severity) process.exitCode = exitCodeOf[severity];
  if (output === 'json')
    console.log(JSON.stringify({ cluster: cluster?.title, worst: severity, ...diagnosis }, null, 2));
  else console.log(report(diagnosis, paint));
}

const named = (name: string): Check => {
  const known = checks.map((each) => each.name);
  return checks[known.indexOf(oneOf('check', name, known))]!;
};

function print(chosen: readonly Check[], output: DoctorOptions['output']): void {
  const table = chosen.map(({ name, looksAt, mendedBy, needsCluster }) => ({ name, looksAt, mendedBy, needsCluster }));
  if (output === 'json') console.log(JSON.stringify(table, null, 2));
  else for (const { name, looksAt } of table) console.log(`${name.padEnd(20)}${looksAt}`);
}

/** A cluster that somebody named has to be there; one that was never started is missed by nobody. */
async function clusterIfAny(which: ClusterOptions, shown: Progress) {
  try {
    return await theCluster(which);
  } catch (error) {
    if (!(error instanceof Failure) || which.context !== undefined) throw error;
    shown.line(error.message);
    return undefined;
  }
}

function committed({ root, environment }: Checkout): Manifests {
  try {
    return readManifests(root, environment);
  } catch (error) {
    if (!(error instanceof UnreadableManifests)) throw error;
    throw new Failure(error.message);
  }
}

const colours = { error: chalk.red, warning: chalk.yellow, note: chalk.cyan };
const paint = (severity: Severity, text: string): string => colours[severity](text);
