import { describe, expect, it } from 'vitest';
import { comparison } from './comparison.ts';
import { manifest } from './testing/sample.ts';

const rows = { 'public.dag_run': 3, 'public.ab_user': 1 };
const bucket = { objects: 2, bytes: 30 };
const different = (found: Parameters<typeof comparison>[1]) =>
  comparison(manifest, found).filter(({ equal }) => !equal);

describe('the comparison of a backup with a cluster', () => {
  it('finds them equal, and names each database and bucket', () => {
    const compared = comparison(manifest, { rows: { airflow: rows }, buckets: { landing: bucket } });
    expect(compared).toEqual([
      { what: 'database airflow', expected: '4 rows in 2 tables', found: '4 rows in 2 tables', equal: true },
      { what: 'bucket landing', expected: '2 objects, 30 bytes', found: '2 objects, 30 bytes', equal: true },
    ]);
  });

  it('names a table that has other rows, also where all tables together have as many', () => {
    const moved = { 'public.dag_run': 2, 'public.ab_user': 2 };
    const found = different({ rows: { airflow: moved }, buckets: { landing: bucket } });
    expect(found.map(({ what }) => what)).toEqual(['table airflow.public.ab_user', 'table airflow.public.dag_run']);
  });

  it('finds a bucket with as many objects and fewer bytes different, and one that is missing', () => {
    const fewer = { landing: { objects: 2, bytes: 29 } };
    expect(different({ rows: { airflow: rows }, buckets: fewer })).toHaveLength(1);
    expect(different({ rows: { airflow: rows }, buckets: {} })).toMatchObject([{ found: '0 objects, 0 bytes' }]);
  });
});
