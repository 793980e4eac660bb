import { expect, it } from 'vitest';
import { catalogue } from './catalogue.ts';
import { goBuild, isSource } from './go-build.ts';

it('builds a package of a module here', () => {
  const { line, environment } = goBuild(
    { folder: 'programs/web', package: '.', variables: { 'main.version': '1 2' } },
    '/to',
  );
  expect(line).toEqual([
    'go',
    'build',
    '-trimpath',
    '-ldflags',
    "-s -w -X 'main.version=1 2'",
    '-o',
    '/to/program',
    '.',
  ]);
  expect(environment).toMatchObject({ CGO_ENABLED: '0', GOFLAGS: expect.stringContaining('-mod=readonly') as string });
});

it('installs a package of another module', () => {
  const { line, environment } = goBuild({ package: 'example.org/web@v1.2.3' }, '/to');
  expect(line).toEqual(['go', 'install', '-trimpath', '-ldflags', '-s -w', 'example.org/web@v1.2.3']);
  expect(environment).toMatchObject({ GOBIN: '/to' });
});

it('is not built again for its tests or for another program of its module', () => {
  const wanted = isSource({ folder: 'cluster', package: './cmd/sandbox' });
  expect(['go.sum', 'internal/run.go', 'cmd/sandbox/main.go'].every(wanted)).toBe(true);
  expect(['internal/run_test.go', 'cmd/kubernetes/main.go'].some(wanted)).toBe(false);
});

it.each(Object.entries(catalogue))('pins %s', (_, program) => {
  expect('folder' in program || /@v\d+\.\d+\.\d+/.test(program.package)).toBe(true);
});
