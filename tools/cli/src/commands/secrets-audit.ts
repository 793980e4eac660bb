import { audit, auditFacts } from '@headwater/secret-care';
import { theCluster, type ClusterOptions } from '../cluster/the-cluster.ts';
import { exitCodes } from '../failure.ts';
import { knownSecrets } from './secrets-known.ts';

export interface AuditOptions extends ClusterOptions {
  readonly environment: string;
  readonly maxAge: number;
  readonly output: 'text' | 'json';
}

/** Prints what is wrong with the secrets of a cluster; the exit code says whether anything is. */
export async function auditSecrets({ environment: name, maxAge, output, ...which }: AuditOptions): Promise<void> {
  const { environment, declared, committed } = await knownSecrets(name, which);
  const facts = await auditFacts(await theCluster(which), committed(), declared);
  const findings = audit({ ...facts, now: Date.now(), limit: maxAge, source: environment.secrets.kind });
  if (findings.length > 0) process.exitCode = exitCodes.problems;
  if (output === 'json') {
    console.log(JSON.stringify({ findings }, null, 2));
    return;
  }
  for (const { where, message } of findings) console.error(`${where}: ${message}`);
  const count =
    findings.length === 0 ? 'no problem' : findings.length === 1 ? '1 problem' : `${findings.length} problems`;
  (findings.length === 0 ? console.log : console.error)(`${count} in ${declared.length} declared secrets`);
}
