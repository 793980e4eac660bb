import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DockerfileParser, type Instruction } from 'dockerfile-ast';
import { describe, expect, it } from 'vitest';
import { builtImages } from './catalogue.ts';
import { tagOf } from './pin.ts';

const root = join(import.meta.dirname, '../../..');
const text = (path: string): string => readFileSync(join(root, path), 'utf8');
const instructions = (folder: string) => DockerfileParser.parse(text(`${folder}/Dockerfile`)).getInstructions();
const words = (instruction: Instruction) => instruction.getArguments().map((argument) => argument.getValue());

/** What stands between a FROM and the next. */
function stages(folder: string): { base: string; name: string; lines: Instruction[] }[] {
  const all: { base: string; name: string; lines: Instruction[] }[] = [];
  for (const instruction of instructions(folder)) {
    if (instruction.getKeyword() === 'FROM') {
      const [base = '', , name = ''] = words(instruction).filter((word) => !word.startsWith('--'));
      all.push({ base, name, lines: [] });
    } else all.at(-1)?.lines.push(instruction);
  }
  return all;
}

const withSpark = ['docker/airflow', 'docker/spark'];
const folders = [...new Set(builtImages.map(({ folder }) => folder))];

describe.each(folders)('%s', (folder) => {
  it('starts from what a tag and a digest say', () => {
    const own = stages(folder).map(({ name }) => name);
    for (const { base } of stages(folder).filter((stage) => !own.includes(stage.base)))
      expect(base).toMatch(/^(docker|quay)\.io\/[a-z]+\/[a-z]+:[\w.-]+@sha256:[0-9a-f]{64}$/);
  });

  it('is shown what it takes of the repository, and nothing else', () => {
    const ignore = text(`${folder}/Dockerfile.dockerignore`).trim().split('\n');
    const taken = instructions(folder).flatMap((instruction) => {
      const line = instruction.getTextContent();
      if (instruction.getKeyword() === 'COPY' && !line.includes('--from=')) return words(instruction).slice(0, -1);
      return [...line.matchAll(/--mount=type=bind,source=([^,\s]+)/g)].map(([, source = '']) => source);
    });
    expect(ignore).toEqual(['*', ...[...new Set(taken)].sort().map((path) => `!${path}`)]);
  });

  it('names no registry of packages: whoever builds it has one', () => {
    const labels = /org\.opencontainers\.image\.source="https:\/\/github\.com\/[^"]+"/g;
    expect(text(`${folder}/Dockerfile`).replace(labels, '')).not.toMatch(
      /https?:\/\/|--(extra-)?index-url|--default-index/,
    );
  });
});

it.each(builtImages)('$repository runs as a user that is not root, by number', ({ folder, target }) => {
  const stage = stages(folder).find(({ name }) => name === target);
  const users = stage?.lines.filter((line) => line.getKeyword() === 'USER').map((line) => words(line)[0]);
  expect(users?.at(-1)).toMatch(/^[1-9]\d*$/);
});

it.each(builtImages)('$repository says the version that libs/ chooses', ({ folder, repository }) => {
  const library = folder === 'docker/spark' ? 'spark-jobs' : folder.replace('docker/', '');
  const dockerfile = text(`${folder}/Dockerfile`);
  const version = tagOf(text(`libs/${library}/src/images.ts`), repository);
  expect(dockerfile).toContain(`org.opencontainers.image.version="${version}"`);
});

it('the Spark that submits is the Spark that runs', () => {
  const [one, other] = withSpark.map((folder) => stages(folder).find(({ name }) => name === 'official-spark')?.base);
  expect(one).toMatch(/spark:4/);
  expect(other).toBe(one);
});

it('jobs are tested with the Spark that runs them', () => {
  const version = tagOf(text('libs/spark-jobs/src/images.ts'), 'ghcr.io/headwater-platform/spark');
  expect(text('spark-jobs/requirements-dev.txt')).toContain(`\npyspark==${version} `);
  expect(text('tools/sandbox/images/spark/recipe.sh')).toContain(`pyspark==${version} `);
  for (const folder of withSpark) expect(text(`${folder}/Dockerfile`)).toContain(`spark:${version}-`);
});

it('the lock has the Airflow of the base', () => {
  const version = tagOf(text('libs/airflow/src/images.ts'), 'ghcr.io/headwater-platform/airflow');
  expect(stages('docker/airflow')[0]?.base).toContain(`:${version}-python3.12@`);
  expect(text('dags/requirements.txt')).toMatch(new RegExp(`^apache-airflow==${version} `, 'm'));
});

it('every jar that Maven fetches has its checksum', () => {
  const dependencies = [...text('docker/spark/pom.xml').matchAll(/<dependency>(.*?)<exclusions>/gs)].map(
    ([, it = '']) => {
      const [group = '', artifact = '', version = ''] = [...it.matchAll(/<\w+>([^<]+)<\/\w+>/g)].map(
        ([, value]) => value,
      );
      return `${group.replaceAll('.', '/')}/${artifact}/${version}/${artifact}-${version}.jar`;
    },
  );
  const checked = text('docker/spark/jars.sha256').trim().split('\n');
  expect(checked.map((line) => line.replace(/^[0-9a-f]{64} {2}/, ''))).toEqual(dependencies);
});

it('the realm is made by the client of the Keycloak that runs', () => {
  const version = tagOf(text('libs/keycloak/src/images.ts'), 'ghcr.io/headwater-platform/keycloak');
  expect(stages('docker/keycloak')[0]?.base).toContain(`/keycloak:${version}@`);
  expect(text('tools/sandbox/images/keycloak/recipe.sh')).toContain(`keycloak-quarkus-dist:${version}:`);
  expect(text('tools/realm-sync/package.json')).toContain(`"@keycloak/keycloak-admin-client": "${version}"`);
  expect(tagOf(text('libs/realm/src/images.ts'), 'ghcr.io/headwater-platform/realm')).toBe(version);
});
