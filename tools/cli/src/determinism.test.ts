import { afterAll, beforeAll, expect, it } from 'vitest';
import { namespaces } from '@headwater/contracts';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyRepository, type Copy } from './testing/copy.ts';

let copy: Copy;
beforeAll(() => (copy = copyRepository()));
afterAll(() => copy.delete());

// a language where the lower case of I is no i, and a day that has begun
const elsewhere = { TZ: 'Pacific/Kiritimati', LC_ALL: 'tr_TR.UTF-8', LANG: 'tr_TR.UTF-8' };

const run = async (...selection: readonly string[]): Promise<number | null> => {
  const child = spawn('node', [`${copy.folder}/tools/cli/src/main.ts`, 'render', ...selection], {
    cwd: '/',
    env: { ...process.env, ...elsewhere },
    stdio: 'ignore',
  });
  await once(child, 'close');
  return child.exitCode;
};

it('renders the same bytes in another place, time zone and language, all namespaces at once', async () => {
  copy.remove('manifests');
  copy.remove('argocd');
  const exits = await Promise.all([
    ...namespaces.map((namespace) => run('--namespace', namespace)),
    run('--app-of-apps'),
  ]);
  expect(exits).toEqual(exits.map(() => 0));
  expect(copy.run('git', ['status', '--short']).lines).toEqual([]);
});
