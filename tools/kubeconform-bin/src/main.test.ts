import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it, onTestFinished } from 'vitest';

const main = fileURLToPath(new URL('./main.ts', import.meta.url));
// npm puts this node on PATH; the machine's own, which may run the tests, may not read TypeScript
const node = fileURLToPath(new URL('../../../node_modules/.bin/node', import.meta.url));

// runs the command where PATH has a kubeconform of the pinned version that does `line`
function kubeconform(line: string, options: string[] = [], input = '') {
  const folder = mkdtempSync(join(tmpdir(), 'headwater-kubeconform-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const script = join(folder, 'kubeconform');
  writeFileSync(script, `#!/bin/sh\nif test "$1" = -v; then echo v0.8.0; else ${line}; fi\n`);
  chmodSync(script, 0o755);
  return spawnSync(node, [main, ...options], {
    env: { PATH: folder, XDG_CACHE_HOME: folder },
    input,
    encoding: 'utf8',
  });
}

it('hands over every argument as it is', () => {
  expect(kubeconform(`printf '<%s>' "$@"`, ['-strict', 'a folder', '']).stdout).toBe('<-strict><a folder><>');
});

it('hands over what is piped into it, and says nothing itself', () => {
  const manifests = 'kind: ConfigMap\n'.repeat(20_000);
  expect(kubeconform('/bin/cat', ['-'], manifests)).toMatchObject({ stdout: manifests, stderr: '' });
});

it('ends as kubeconform ends', () => {
  expect(kubeconform('exit 3').status).toBe(3);
  expect(kubeconform('kill -TERM $$').signal).toBe('SIGTERM');
});

it('says in one line what is missing', () => {
  const folder = mkdtempSync(join(tmpdir(), 'headwater-kubeconform-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  // a proxy that nobody runs keeps the test off the network
  const offline = { NODE_USE_ENV_PROXY: '1', HTTPS_PROXY: 'http://127.0.0.1:1' };
  const env = { ...offline, PATH: '', XDG_CACHE_HOME: folder };
  const { status, stderr } = spawnSync(node, [main, '-v'], { env, encoding: 'utf8' });
  expect(status).toBe(1);
  expect(stderr).toMatch(/^kubeconform 0\.8\.0: is missing and can't be installed \(.*127\.0\.0\.1:1.*\n$/);
});
