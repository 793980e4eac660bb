import type { RuntimeObject } from '@headwater/contracts';
import type { Secret, SecretSource } from '@headwater/secrets';
import { titleOf, type LiveSecret } from '../live-secret.ts';
import type { Reader } from '../readers.ts';
import { access, type Access } from './access.ts';
import { age } from './age.ts';
import { copies } from './copies.ts';
import { problems, type SecretFinding } from './finding.ts';
import { missing } from './missing.ts';
import { unused } from './unused.ts';
import { weak } from './weak.ts';

/** Everything that an audit looks at. */
export interface AuditFacts {
  readonly declared: readonly Secret[];
  /** The secrets of the platform's namespaces. */
  readonly live: readonly LiveSecret[];
  /** Who reads them, in files and in the cluster. */
  readonly readers: readonly Reader[];
  readonly runtime: readonly RuntimeObject[];
  readonly access: Access;
  /** In milliseconds since 1970. */
  readonly now: number;
  /** How many days a value may be old. */
  readonly limit: number;
  readonly source: SecretSource;
}

/** What is wrong with the secrets of a cluster, the worst first. */
export function audit(facts: AuditFacts): SecretFinding[] {
  const { declared, live, readers, runtime, access: given, now, limit, source } = facts;
  const byTitle = new Map(live.map((secret) => [titleOf(secret), secret]));
  const read = new Set(readers.map(({ namespace, secret }) => titleOf({ namespace, name: secret })));
  // a source is read where its copy is
  for (const secret of declared) {
    if (secret.readers.some((namespace) => read.has(titleOf({ ...secret, namespace })))) read.add(titleOf(secret));
  }
  const kept = declared.flatMap((secret) =>
    [secret.namespace, ...secret.readers].map((namespace) => ({ namespace, name: secret.name })),
  );
  return [
    ...missing(declared, byTitle, source),
    ...copies(declared, byTitle, source),
    ...age(declared, byTitle, now, limit),
    ...weak(declared, byTitle),
    ...unused(declared, byTitle, { runtime, read }),
    ...access(kept, given),
  ].sort((a, b) => problems.indexOf(a.problem) - problems.indexOf(b.problem));
}
