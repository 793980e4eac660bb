import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** The folder of the repository that is tested. */
export const repository = fileURLToPath(new URL('../../../../', import.meta.url)).replace(/\/$/, '');

export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Options {
  readonly folder?: string;
  readonly input?: string;
  /** Beside the variables of this process. */
  readonly environment?: Readonly<Record<string, string>>;
  /** Ends the program as soon as its standard error holds this: kills it, or sends it `signal`. */
  readonly killAt?: string;
  readonly signal?: NodeJS.Signals;
}

/** Runs a program to its end. */
export const run = (program: string, parameters: readonly string[], options: Options = {}): Promise<Ended> =>
  new Promise((resolve, reject) => {
    const child = spawn(program, parameters, {
      cwd: options.folder ?? repository,
      detached: options.killAt !== undefined,
      env: { ...process.env, ...options.environment },
    });
    let stdout = '';
    let stderr = '';
    let killed = false;
    child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => {
      stderr += chunk.toString();
      // the whole group: ./headwater is a shell script that becomes node, which calls others
      if (!options.killAt || killed || !stderr.includes(options.killAt)) return;
      killed = true;
      process.kill(-child.pid!, options.signal ?? 'SIGKILL');
    });
    child.stdin.on('error', () => undefined);
    child.stdin.end(options.input ?? '');
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, stdout, stderr }));
  });

/** Standard output of a program that must succeed. */
export async function output(program: string, parameters: readonly string[], options: Options = {}): Promise<string> {
  const { code, stdout, stderr } = await run(program, parameters, options);
  if (code !== 0) throw new Error(`${program} ${parameters.join(' ')} ended with ${code}: ${stderr}`);
  return stdout;
}

export const headwater = (...parameters: readonly string[]): Promise<string> =>
  output(`${repository}/headwater`, parameters);

export const kubectl = (...parameters: readonly string[]): Promise<string> => headwater('kubectl', ...parameters);

/** The values behind a JSONPath, separated by spaces. */
export const jsonpath = async (path: string, ...parameters: readonly string[]): Promise<string> =>
  (await kubectl('get', ...parameters, `--output=jsonpath=${path}`)).trim();

/** Runs a bash script inside a pod; the script goes through standard input, so that it may hold a password. */
export const inside = (namespace: string, pod: string, script: string, container?: string): Promise<string> =>
  output(
    `${repository}/headwater`,
    [
      'kubectl',
      'exec',
      '--stdin',
      `--namespace=${namespace}`,
      pod,
      ...(container ? ['-c', container] : []),
      '--',
      'bash',
      '-s',
    ],
    { input: script },
  );

export const secret = async (namespace: string, name: string, key: string): Promise<string> =>
  (await headwater('secrets', 'show', `${namespace}/${name}`, key)).trim();

/** Tries again every half second until `attempt` gives something true; a failure after `timeout` seconds. */
export async function until<T>(what: string, timeout: number, attempt: () => Promise<T | undefined>): Promise<T> {
  const end = performance.now() + timeout * 1000;
  for (;;) {
    const result = await attempt().catch(() => undefined);
    if (result) return result;
    if (performance.now() > end) throw new Error(`${what}: not so after ${timeout} s`);
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}

/** Runs `up` on the running cluster, which waits until every pod and Application is well again. */
export async function healthy(): Promise<void> {
  const { applications } = JSON.parse(await headwater('up', '--output=json')) as {
    applications: { name: string; sync: string; health: string }[];
  };
  const ill = applications.filter(({ sync, health }) => sync !== 'Synced' || health !== 'Healthy');
  if (ill.length > 0) throw new Error(`not well: ${JSON.stringify(ill)}`);
}
