import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished, vi } from 'vitest';
import { knownModules } from './known-modules.ts';
import { readModule } from './read-module.ts';

it('says of a file that it has read before what it says of it when it reads it', () => {
  const cache = mkdtempSync(join(tmpdir(), 'headwater-cache-'));
  vi.stubEnv('XDG_CACHE_HOME', cache);
  onTestFinished(() => {
    vi.unstubAllEnvs();
    rmSync(cache, { recursive: true });
  });
  const text = 'A = "x"\n\n@dag(a=A, **b)\ndef f(c=["d"], *, __proto__={"e": None}):\n    g("h")\n';
  const first = knownModules([text]);
  expect(readdirSync(join(cache, 'headwater/python-modules'))).toHaveLength(1);
  expect(knownModules([text, 'f()'])[0]).toEqual(first[0]);
  expect(first).toEqual([readModule(text)]);
});
