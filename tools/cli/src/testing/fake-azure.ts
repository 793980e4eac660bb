import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Azure's command line, OpenTofu and kubelogin, as far as they are called: each answers what was recorded. */
export interface FakeAzure {
  /** The folder to put on PATH. */
  readonly folder: string;
  /** What a call whose line begins like this prints; the longest beginning counts. */
  readonly answer: (line: string, text: string) => void;
  /** The call fails with this on its standard error. */
  readonly fail: (line: string, text: string) => void;
  /** The lines of all calls so far. */
  readonly calls: () => string[];
  readonly forget: () => void;
  readonly remove: () => void;
}

const script = (folder: string, program: string) => `#!/usr/bin/env node
const { appendFileSync, readFileSync } = require('node:fs');
const line = ['${program}', ...process.argv.slice(2)].join(' ');
appendFileSync('${folder}/calls', line + '\\n');
const answers = JSON.parse(readFileSync('${folder}/answers.json', 'utf8'));
const [, found] = Object.entries(answers).filter(([start]) => line.startsWith(start)).sort(([a], [b]) => b.length - a.length)[0] ?? ['', {}];
if (found.error !== undefined) { process.stderr.write(found.error); process.exit(1); }
process.stdout.write(found.text ?? '');
`;

export function fakeAzure(programs: readonly string[] = ['az', 'tofu', 'kubelogin', 'kubectl']): FakeAzure {
  const folder = mkdtempSync(join(tmpdir(), 'headwater-fake-'));
  const answers: Record<string, { text?: string; error?: string }> = {};
  const set = (line: string, answer: { text?: string; error?: string }) => {
    answers[line] = answer;
    writeFileSync(join(folder, 'answers.json'), JSON.stringify(answers));
  };
  for (const program of programs) {
    writeFileSync(join(folder, program), script(folder, program));
    chmodSync(join(folder, program), 0o755);
  }
  writeFileSync(join(folder, 'answers.json'), '{}');
  const calls = join(folder, 'calls');
  return {
    folder,
    answer: (line, text) => set(line, { text }),
    fail: (line, error) => set(line, { error }),
    calls: () => (existsSync(calls) ? readFileSync(calls, 'utf8').trimEnd().split('\n') : []),
    forget: () => rmSync(calls, { force: true }),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
