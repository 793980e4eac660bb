import { homedir } from 'node:os';
import { join } from 'node:path';

/** What is kept from one call to the next: which cluster, its kubeconfig, logs. */
export const stateFolder = (...path: readonly string[]): string =>
  join(process.env['XDG_STATE_HOME'] ?? join(homedir(), '.local/state'), 'headwater', ...path);
