import { readdirSync, readFileSync } from 'node:fs';

/** Process ids of this machine whose command line mentions `folder` and, where it is given, whose program is `name`. */
export function processes(folder: string, name?: string): string[] {
  return readdirSync('/proc')
    .filter((entry) => /^\d+$/.test(entry))
    .filter((pid) => {
      try {
        const line = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
        return line.some((each) => each.includes(folder)) && (name === undefined || line[0]!.endsWith(name));
      } catch {
        return false;
      }
    });
}
