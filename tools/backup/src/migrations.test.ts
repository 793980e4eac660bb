import { expect, it } from 'vitest';
import { migrationProblems } from './migrations.ts';
import { manifest } from './testing/sample.ts';

const present = { airflow: { 'public.alembic_version': 'bbb', 'public.alembic_version_fab': 'fff' } };

it('lets an older database in, which the migrations bring up to date', () => {
  expect(migrationProblems(manifest, present, new Set(['aaa', 'bbb', 'fff']))).toEqual([]);
});

it('refuses a database whose migrations the cluster does not know', () => {
  expect(migrationProblems(manifest, present, new Set(['bbb', 'fff']))).toEqual([
    "database 'airflow': public.alembic_version names revision aaa, which the cluster's Airflow does not know: a newer one made it; upgrade the cluster first",
  ]);
});
