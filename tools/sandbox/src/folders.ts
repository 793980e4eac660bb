import { homedir } from 'node:os';
import { join } from 'node:path';

/** Programs, image layers and downloads: whatever can be made again. */
export const cacheFolder = (): string =>
  join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'headwater/sandbox');

/** What one cluster has: its keys, its database, its volumes, its logs. */
export const stateFolder = (): string =>
  join(process.env['XDG_STATE_HOME'] ?? join(homedir(), '.local/state'), 'headwater/sandbox');
