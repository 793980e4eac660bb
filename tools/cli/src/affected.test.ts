import { globSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { copyRepository, type Copy } from './testing/copy.ts';
import { randomChoice } from './testing/random.ts';

let copy: Copy;
beforeAll(() => (copy = copyRepository()));
beforeEach(() => copy.restore());
afterAll(() => copy.delete());

/** The apps whose manifests Nx thinks a change of `files` may reach. */
const affectedBy = (...files: readonly string[]): string[] =>
  copy
    .run('nx', ['show', 'projects', '--affected', `--files=${files.join(',')}`, '--with-target=render'])
    .lines.toSorted();

describe('a change marks exactly the namespaces that it reaches', () => {
  it.each([
    ['libs/postgres/src/server.ts', ['database', 'platform']],
    ['libs/airflow/src/scheduler.ts', ['orchestrator', 'platform']],
    ['libs/argocd-install/src/kustomization.ts', ['cicd', 'platform']],
    ['apps/deepstorage/src/index.ts', ['deepstorage', 'platform']],
    ['dags/example.py', ['orchestrator', 'platform']],
    ['spark-jobs/jobs/example.py', ['orchestrator', 'platform', 'processing']],
    ['libs/spark-jobs/src/images.ts', ['orchestrator', 'platform', 'processing']],
  ])('%s', (file, apps) => {
    expect(affectedBy(file)).toEqual(apps);
  });

  it.each([
    'environments/minikube.yaml',
    'libs/contracts/src/services.ts',
    'libs/yaml/src/emit.ts',
    'tools/cli/src/folders.ts',
  ])('%s: all of them', (file) => {
    expect(affectedBy(file)).toEqual([
      'cicd',
      'database',
      'deepstorage',
      'gateway',
      'identity',
      'logs',
      'management',
      'observability',
      'orchestrator',
      'platform',
      'processing',
    ]);
  });

  it('docs: none', () => {
    expect(affectedBy('README.md', 'docs/adr/0001-rendered-manifests.md')).toEqual([]);
  });
});

describe('rendering what is affected is rendering everything', () => {
  // quantities, ports and replicas in the sources of what is rendered
  const literal = /(?<=')\d+(?=(?:m|Mi|Gi)')|(?<=[ :])\d{2,5}(?=[,;\s])/g;

  it.each(Array.from({ length: 8 }, (_, seed) => seed))('change %i', (seed) => {
    const choose = randomChoice(seed);
    const files = globSync(['libs/*/src/**/*.ts', 'apps/*/src/**/*.ts', 'environments/*.yaml'], { cwd: copy.folder })
      .filter((file) => !/test|environment\/|render\//.test(file) && literal.test(copy.read(file)))
      .toSorted();
    const file = choose(files);
    const text = copy.read(file);
    const match = choose([...text.matchAll(new RegExp(literal, 'g'))]);
    copy.write(
      file,
      `${text.slice(0, match.index)}${Number(match[0]) + 1}${text.slice(match.index + match[0].length)}`,
    );

    for (const app of affectedBy(file)) {
      copy.headwater(`render ${app === 'platform' ? '--app-of-apps' : `--namespace ${app}`}`);
    }
    expect(copy.headwater('render'), file).toEqual({ exitCode: 0, lines: [] });
  });
});
