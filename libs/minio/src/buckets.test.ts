import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { bucketsJob, bucketsScript } from './buckets.ts';
import { config } from './testing/sample.ts';

const [container] = bucketsJob(config).spec?.template.spec?.containers ?? [];

/** The container's variables, where a value that is secret says so. */
const variables = Object.fromEntries(
  (container?.env ?? []).map(({ name, value, valueFrom }) => {
    const { name: secret, key } = valueFrom?.secretKeyRef ?? {};
    return [name, value ?? (key === 'password' || key === 'secret-key' ? `SECRET-${secret}` : secret)];
  }),
);

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'buckets-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

/** Runs the script with an `mc` that only writes down how it was called, and fails where `fails` says. */
function run(fails = 'never') {
  const log = join(folder, 'calls');
  const input = '[ "$*" = "admin user add minio" ] && sed "s/^/< /" >> "$LOG"';
  writeFileSync(
    join(folder, 'mc'),
    `#!/bin/sh\necho "$*" >> "$LOG"\n${input}\ncase "$*" in *"${fails}"*) exit 1;; esac\nexit 0\n`,
    { mode: 0o755 },
  );
  const script = bucketsScript(config).data?.['buckets.sh'] ?? '';
  const { status, stdout, stderr } = spawnSync('sh', ['-c', script], {
    env: { ...variables, LOG: log, PATH: `${folder}:${process.env['PATH']}` },
    encoding: 'utf8',
  });
  const calls = readFileSync(log, 'utf8').trimEnd().split('\n');
  return { status, output: stdout + stderr, calls };
}

it('makes every bucket in the region of the store, closed to strangers', () => {
  const { calls } = run();
  for (const bucket of ['landing', 'lakehouse', 'spark-events', 'airflow-logs', 'sandbox']) {
    expect(calls).toContain(`mb --ignore-existing --region eu-central-1 minio/${bucket}`);
    expect(calls).toContain(`anonymous set private minio/${bucket}`);
  }
});

it('makes every user with the keys of its own secret, and gives it its own policy', () => {
  const { calls } = run();
  for (const user of ['airflow', 'airflow-logs', 'spark', 'spark-history']) {
    const keys = calls.indexOf(`< ${user}`);
    expect(calls.slice(keys - 1, keys + 2)).toEqual(['admin user add minio', `< ${user}`, `< SECRET-${user}`]);
    expect(calls).toContain(`admin policy create minio ${user} /policies/${user}.json`);
    expect(calls).toContain(`admin policy attach minio ${user} --user ${user}`);
  }
});

it('shows no secret on a command line or in its log', () => {
  const { calls, output } = run();
  expect(calls.filter((call) => call.includes('SECRET-') && !call.startsWith('< '))).toEqual([]);
  expect(output).not.toContain('SECRET-');
});

it.each(['mb ', 'anonymous set', 'user add', 'policy create', 'policy attach'])(
  'fails where `mc … %s` does',
  (step) => {
    expect(run().status).toBe(0);
    expect(run(step).status).not.toBe(0);
  },
);
