import { expect, it } from 'vitest';
import { pinned, tagOf } from './pin.ts';

const digest = `sha256:${'0123456789abcdef'.repeat(4)}`;
const source = `export const images = {
  airflow: { repository: 'ghcr.io/ours/airflow', tag: '3.3.2' },
  submit: {
    repository: 'ghcr.io/ours/airflow-submit',
    tag: '3.3.2',
    digest: 'sha256:old',
  },
};`;

it('knows the tag that a component chooses', () => {
  expect(tagOf(source, 'ghcr.io/ours/airflow-submit')).toBe('3.3.2');
  expect(tagOf(source, 'ghcr.io/ours/spark')).toBeUndefined();
});

it('adds a digest to a tag, and touches nothing else', () => {
  expect(pinned(source, 'ghcr.io/ours/airflow', digest)).toBe(
    source.replace(`airflow', tag: '3.3.2' }`, `airflow', tag: '3.3.2', digest: '${digest}' }`),
  );
});

it('replaces a digest', () => {
  const changed = pinned(source, 'ghcr.io/ours/airflow-submit', digest);
  expect(changed).toContain(`tag: '3.3.2', digest: '${digest}',`);
  expect(changed).not.toContain('sha256:old');
});
