import { describe, expect, it } from 'vitest';
import { refusal, workedRows, type Present } from './refusal.ts';
import { manifest } from './testing/sample.ts';

const fresh: Present = { environment: 'minikube', postgres: '17.11', rows: { airflow: {} }, objects: { landing: 0 } };
const wish = { place: '/backup', fingerprint: 'one', replace: false };
const reasons = (change: Partial<Present>, more: Partial<typeof wish> = {}) =>
  refusal(manifest, { ...fresh, ...change }, { ...wish, ...more });

const used = { rows: { airflow: { 'public.dag_run': 7 } }, objects: { landing: 1 } };

describe('a restore', () => {
  it('goes into a fresh cluster', () => {
    expect(reasons({})).toEqual([]);
  });

  it('is refused where there is data, all of it at once', () => {
    expect(reasons(used)).toEqual([
      "database 'airflow': holds rows (7 in public.dag_run); back them up, then give --replace to lose them",
      "bucket 'landing': holds 1 object; back them up, then give --replace to lose them",
    ]);
  });

  it('replaces data where it is told to', () => {
    expect(reasons(used, { replace: true })).toEqual([]);
  });

  it('goes on with itself, and not with what another backup has begun', () => {
    expect(reasons({ ...used, unfinished: 'one' })).toEqual([]);
    expect(reasons({ ...used, unfinished: 'other' })[0]).toContain('a part of another backup');
  });

  it('is refused, whatever is given, where the cluster could not hold it', () => {
    const given = { replace: true };
    expect(reasons({ postgres: '16.9' }, given)).toEqual([
      "/backup: comes from PostgreSQL 17.11, and the cluster has 16.9, which can't read it; upgrade the cluster first",
    ]);
    expect(reasons({ postgres: '18.1' }, given)).toEqual([]);
    expect(reasons({ rows: {} }, given)[0]).toContain("database 'airflow': is in the backup, and not in the cluster");
    expect(reasons({ objects: {} }, given)[0]).toContain("bucket 'landing': is in the backup, and not in the cluster");
    expect(reasons({ environment: 'aks' }, given)[0]).toContain("a backup of environment 'minikube', not of 'aks'");
  });
});

describe('the rows that somebody has to lose', () => {
  it('are not those that Airflow writes by itself when it starts', () => {
    const rows = { 'public.dag_run': 0, 'public.ab_user': 1, 'public.log': 90, 'public.connection': 2 };
    expect(workedRows(rows)).toEqual({ 'public.connection': 2 });
  });

  it('are all of a database that is not Airflow’s', () => {
    expect(workedRows({ 'public.report': 4, 'public.empty': 0 })).toEqual({ 'public.report': 4 });
  });
});
