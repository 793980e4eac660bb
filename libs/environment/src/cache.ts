import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';

/** What was remembered as `kind` for the same `texts`. */
export function recalled(kind: string, texts: readonly string[]): string | undefined {
  const file = fileOf(kind, texts);
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}

/** Without a place to remember it, it is worked out again each time. */
export function remember(kind: string, texts: readonly string[], content: string): void {
  const file = fileOf(kind, texts);
  const unfinished = `${file}.${process.pid}`;
  try {
    mkdirSync(join(file, '..'), { recursive: true });
    writeFileSync(unfinished, content);
    // whoever reads meanwhile finds nothing, or all of it
    renameSync(unfinished, file);
  } catch {
    // see above
  }
}

const fileOf = (kind: string, texts: readonly string[]): string =>
  join(cacheFolder(), 'headwater', kind, createHash('sha256').update(JSON.stringify(texts)).digest('hex'));

/** https://specifications.freedesktop.org/basedir-spec/latest/ */
function cacheFolder(): string {
  const { XDG_CACHE_HOME: cache = '' } = process.env;
  return isAbsolute(cache) ? cache : join(homedir(), '.cache');
}
