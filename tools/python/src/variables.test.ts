import { fakeMachine } from '@headwater/binaries/testing';
import { expect, it } from 'vitest';
import { activated, found } from './variables.ts';

it("the environment's programs come first, and nothing of the caller's Python is imported", () => {
  const machine = fakeMachine();
  const environment = { ...machine.environment, PYTHONPATH: '/elsewhere', PATH: '/usr/bin' };
  const variables = activated('/cache/dags', { ...machine, environment });
  expect(variables['PATH']).toBe('/cache/dags/bin:/usr/bin');
  expect(variables['PYTHONPATH']).toBeUndefined();
});

it('nothing is written among the sources', () => {
  const variables = activated('/cache/dags', fakeMachine());
  for (const name of ['PYTHONPYCACHEPREFIX', 'RUFF_CACHE_DIR', 'MYPY_CACHE_DIR'])
    expect(variables[name]).toMatch(/^\/cache\/dags\//);
  expect(variables['PYTEST_ADDOPTS']).toContain('-p no:cacheprovider');
});

it('tests are told where Java is, by its own account', async () => {
  const machine = fakeMachine();
  machine.script('java', 'echo \'openjdk version "17.0.19"\' >&2; echo "    java.home = /opt/java" >&2');
  expect(await found(['java'], '/nowhere', machine)).toEqual({ JAVA_HOME: '/opt/java' });
});

it('tests that need nothing get nothing', async () => {
  expect(await found([], '/nowhere', fakeMachine())).toEqual({});
});
