import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { root } from './configuration.ts';

const run = promisify(execFile);

/** The files that are not formatted as `tofu fmt` does it; hclfmt is the same formatter without the rest of OpenTofu. */
export async function formatProblems(hclfmt: string, files: readonly string[]): Promise<string[]> {
  const problems = files.map(async (file) => {
    const { stdout } = await run(hclfmt, [join(root, file)]);
    return stdout === readFileSync(join(root, file), 'utf8') ? [] : [`${file}: is not formatted; run tofu fmt`];
  });
  return (await Promise.all(problems)).flat();
}
