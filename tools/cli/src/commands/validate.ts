import { spawn } from 'node:child_process';
import { relative } from 'node:path';
import type { Environment } from '@headwater/environment';
import { kubeconform } from '@headwater/kubeconform-bin';
import { schemaLocations } from '@headwater/schemas';
import { report, type Problem } from '../report.ts';
import { root } from '../repository.ts';
import { environmentsOf, namespaceOf } from '../selection.ts';

interface ValidateOptions {
  readonly environment?: string;
  readonly namespace?: string;
  readonly appOfApps?: boolean;
  readonly output: 'text' | 'json';
}

/** What kubeconform prints with `-output json`. */
interface Verdicts {
  readonly resources: readonly { readonly filename: string; readonly msg: string }[];
  readonly summary: {
    readonly valid: number;
    readonly invalid: number;
    readonly errors: number;
    readonly skipped: number;
  };
}

/** Validates every committed manifest strictly; a kind without a schema is a problem, and none is skipped. */
export async function validate(options: ValidateOptions): Promise<void> {
  const problems: Problem[] = [];
  let resources = 0;
  for (const environment of environmentsOf(options.environment)) {
    const { resources: bad, summary } = await verdicts(environment, pathsOf(environment, options));
    resources += summary.valid + summary.invalid + summary.errors + summary.skipped;
    problems.push(...bad.flatMap(({ filename, msg }) => problemsOf(relative(root, filename), msg)));
  }
  report(options.output, problems, `${resources} resources`);
}

function pathsOf({ name }: Environment, { namespace, appOfApps }: ValidateOptions): string[] {
  const argocd = [`argocd/${name}/root.yaml`, `argocd/${name}/apps`];
  if (appOfApps) return argocd;
  return namespace === undefined ? [`manifests/${name}`, ...argocd] : [`manifests/${name}/${namespaceOf(namespace)}`];
}

async function verdicts({ kubernetes }: Environment, paths: readonly string[]): Promise<Verdicts> {
  const locations = schemaLocations(kubernetes.version).flatMap((location) => ['-schema-location', location]);
  const output = await outputOf(await kubeconform(), [
    '-strict',
    '-summary',
    '-output',
    'json',
    ...locations,
    ...paths,
  ]);
  return JSON.parse(output) as Verdicts;
}

/** kubeconform ends with 1 where it found something, which is no failure of the program. */
const outputOf = (command: string, parameters: readonly string[]): Promise<string> =>
  new Promise((resolve, reject) => {
    const child = spawn(command, parameters, { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] });
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.on('error', reject);
    child.on('close', () => resolve(output));
  });

/** One problem for each place that kubeconform names in its one long line. */
function problemsOf(file: string, message: string): Problem[] {
  const places = [...message.matchAll(/ - at '([^']*)': (.*?)(?= {2,}- at '|$)/g)]
    .map(([, place = '', what = '']) => ({ place, what }))
    .filter(({ what }) => what.trim() !== 'validation failed');
  if (places.length === 0) return [{ file, message }];
  return places.map(({ place, what }) => ({
    file,
    message: `${place.slice(1).replaceAll('/', '.') || 'the object'}: ${what.trim()}`,
  }));
}
