import { describe, expect, it } from 'vitest';
import { targetsOf } from './targets.ts';

const names = (root: string, hasTests = false) =>
  Object.keys(targetsOf({ root, name: root.split('/').at(-1) ?? '', hasTests })).toSorted();

describe('the targets of a project', () => {
  it('follow from where it stands', () => {
    expect(names('libs/airflow', true)).toEqual(['lint', 'test']);
    expect(names('apps/database')).toEqual(['check', 'lint', 'render', 'validate']);
    expect(names('tools/integrity', true)).toEqual(['integrity', 'lint', 'test']);
  });

  it('never cache what writes files, and never wait for it', () => {
    const { render, check, validate } = targetsOf({ root: 'apps/database', name: 'database', hasTests: false });
    expect(render?.cache).toBe(false);
    expect([check?.dependsOn, validate?.dependsOn]).toEqual([undefined, undefined]);
  });

  it('name the namespace itself as an input: a placeholder would never mark the project as affected', () => {
    const { check } = targetsOf({ root: 'apps/database', name: 'database', hasTests: false });
    expect(check?.inputs).toContain('{workspaceRoot}/manifests/*/database/**/*');
  });
});
