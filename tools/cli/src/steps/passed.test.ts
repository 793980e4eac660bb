import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { thisMachine } from '@headwater/binaries';
import { afterAll, describe, expect, it } from 'vitest';
import { passed } from './passed.ts';

const folder = mkdtempSync(join(tmpdir(), 'headwater-passed-'));
afterAll(() => rmSync(folder, { recursive: true }));
const repository = join(folder, 'repository');
execFileSync('git', ['init', '--quiet', repository]);
const write = (path: string, text: string) => writeFileSync(join(repository, path), text);
write('.gitignore', 'ignored\n');
write('job.py', 'one');

const machine = { ...thisMachine(), environment: { XDG_CACHE_HOME: join(folder, 'cache') } };
const tests = (title = 'tests') => passed(title, ['job.py', 'ignored'], repository, machine);

describe('a step that has passed', () => {
  it('has not yet, before anybody says so', async () => {
    const { before, remember } = await tests();
    expect(before).toBe(false);
    remember();
    expect((await tests()).before).toBe(true);
  });

  it('is another one under another title, or with a changed file', async () => {
    expect((await tests('lint')).before).toBe(false);
    write('job.py', 'two');
    expect((await tests()).before).toBe(false);
    write('job.py', 'one');
    expect((await tests()).before).toBe(true);
  });

  it('is the same one whatever happens to files that Git ignores, or that it does not depend on', async () => {
    write('ignored', 'log');
    write('other.py', 'text');
    expect((await tests()).before).toBe(true);
  });
});
