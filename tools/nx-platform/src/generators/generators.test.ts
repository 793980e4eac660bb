import { readJson } from '@nx/devkit';
import { createTreeWithEmptyWorkspace } from '@nx/devkit/testing';
import { describe, expect, it } from 'vitest';
import component from './component.ts';
import namespace from './namespace.ts';
import rule from './rule.ts';

describe('what a generator writes', () => {
  it('is a component whose function is named after it', () => {
    const tree = createTreeWithEmptyWorkspace();
    component(tree, { name: 'message-queue' });
    expect(tree.read('libs/message-queue/src/message-queue.ts', 'utf8')).toContain('export const messageQueue = (');
    expect(readJson(tree, 'libs/message-queue/package.json')).toMatchObject({ nx: { tags: ['type:component'] } });
  });

  it('is a namespace that Nx calls by its name', () => {
    const tree = createTreeWithEmptyWorkspace();
    namespace(tree, { name: 'observability' });
    expect(readJson(tree, 'apps/observability/package.json')).toMatchObject({
      nx: { name: 'observability', tags: ['type:app'] },
    });
  });

  it('is a rule with a fixture that must pass and one that must be rejected', () => {
    const tree = createTreeWithEmptyWorkspace();
    rule(tree, { name: 'cron-too-frequent' });
    expect(tree.children('tools/integrity/fixtures/cron-too-frequent')).toEqual(['valid.yaml', 'invalid.yaml']);
  });

  it('never replaces what is there', () => {
    const tree = createTreeWithEmptyWorkspace();
    component(tree, { name: 'airflow' });
    expect(() => component(tree, { name: 'airflow' })).toThrow('libs/airflow exists; choose another name');
  });
});
