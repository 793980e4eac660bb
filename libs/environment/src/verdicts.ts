import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';

/**
 * Whether `isValid()`, asked only where it was not yet found to be so for the same `texts`:
 * compiling a schema takes longer than rendering the platform.
 */
export function isKnownOr(texts: readonly string[], isValid: () => boolean): boolean {
  const folder = join(cacheFolder(), 'headwater', 'valid-environments');
  const verdict = join(folder, createHash('sha256').update(JSON.stringify(texts)).digest('hex'));
  if (existsSync(verdict)) return true;
  if (!isValid()) return false;
  try {
    mkdirSync(folder, { recursive: true });
    writeFileSync(verdict, '');
  } catch {
    // without a place to remember it, it is asked again
  }
  return true;
}

/** https://specifications.freedesktop.org/basedir-spec/latest/ */
function cacheFolder(): string {
  const { XDG_CACHE_HOME: cache = '' } = process.env;
  return isAbsolute(cache) ? cache : join(homedir(), '.cache');
}
