import { fileURLToPath } from 'node:url';
import { builtImages } from '@headwater/images';
import { describe, expect, it } from 'vitest';
import { buildContext } from './build-context.ts';
import { upToStage } from './dockerfile.ts';
import { need } from './present-images.ts';
import { imagesIn } from './wanted-images.ts';

const root = fileURLToPath(new URL('../../../../', import.meta.url)).replace(/\/$/, '');
const [airflow, sparkSubmit] = builtImages.map(({ repository }) => repository) as [string, string];

describe('the images of ours that manifests name', () => {
  it('are found with the mirror and the digest that they are named with, each once', () => {
    const digest = `@sha256:${'a'.repeat(64)}`;
    const texts = [
      `image: mirror.example.com/m/${airflow}:3.3.2\n`,
      `x ${airflow}:3.3.2${digest} ${airflow}:3.3.2${digest}`,
    ];
    expect(imagesIn(texts).map(({ reference }) => reference)).toEqual([
      `mirror.example.com/m/${airflow}:3.3.2`,
      `${airflow}:3.3.2${digest}`,
    ]);
  });

  it('are told from those whose name goes on', () => {
    expect(imagesIn([`${sparkSubmit}:1`]).map(({ image }) => image.target)).toEqual(['airflow-spark-submit']);
  });
});

describe('a Dockerfile', () => {
  const text = 'FROM a AS one\nRUN x\n\nFROM b AS two\nRUN y\n';

  it('ends with the stage that is wanted, since the last one is built', () => {
    expect(upToStage(text, 'one')).toBe('FROM a AS one\nRUN x\n');
    expect(upToStage(text, 'two')).toBe(text);
  });

  it('must have the stage', () => {
    expect(() => upToStage(text, 'three')).toThrow("the Dockerfile has no stage 'three'");
  });
});

describe('what an image is built from', () => {
  it('is the files that the Dockerfile may see, and no other', () => {
    const files = Object.fromEntries(builtImages.map((image) => [image.target, buildContext(root, image).files]));
    expect(files).toEqual({
      airflow: ['dags/requirements.txt'],
      'airflow-spark-submit': ['dags/requirements.txt'],
      keycloak: [],
      // a folder is all files in it
      realm: expect.arrayContaining(['package-lock.json', 'package.json', 'tools/realm-sync/src/main.ts']) as unknown,
      spark: [
        'docker/spark/jars.sha256',
        'docker/spark/metrics.properties',
        'docker/spark/pom.xml',
        'spark-jobs/requirements.txt',
      ],
    });
  });

  it('has a name of its own for each image', () => {
    const tags = builtImages.map((image) => buildContext(root, image).tag);
    expect(new Set(tags).size).toBe(tags.length);
  });
});

describe('an image', () => {
  const digest = `sha256:${'b'.repeat(64)}`;

  it.each([
    ['is pulled where it is not there', [], 'r/a:1', 'pull'],
    ['is left alone where it was pulled', [['r/a:1']], 'r/a:1', 'nothing'],
    ['is left alone where it was built from the same files', [['r/a:1', 'r/a:content-x']], 'r/a:1', 'nothing'],
    ['is built where it was built from other files', [['r/a:1', 'r/a:content-y'], ['r/a:content-x']], 'r/a:1', 'build'],
    ['is found by its digest', [[`r/a@${digest}`]], `r/a:1@${digest}`, 'nothing'],
    ['is pulled where another digest has its tag', [['r/a:1', 'r/a@sha256:c']], `r/a:1@${digest}`, 'pull'],
  ] as const)('%s', (_, present, reference, wanted) => {
    expect(need(present, reference, 'content-x')).toBe(wanted);
  });
});
