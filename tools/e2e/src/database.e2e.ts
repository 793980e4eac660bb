import { expect, it } from 'vitest';
import { inside } from './harness/machine.ts';

const query = async (text: string): Promise<string[]> =>
  (await inside('database', 'postgres-0', `psql -U postgres -Atc "${text}"`)).trim().split('\n');

it('has the declared databases, each of its own role', async () => {
  const owners = await query(
    "SELECT datname || ' of ' || pg_get_userbyid(datdba) FROM pg_database WHERE NOT datistemplate",
  );
  expect(owners).toEqual(expect.arrayContaining(['airflow of airflow', 'keycloak of keycloak']));
});

it('lets no role but the superuser be one', async () => {
  expect(await query('SELECT rolname FROM pg_roles WHERE rolsuper')).toEqual(['postgres']);
});

it('checks what it reads from the disk', async () => {
  expect(await query('SHOW data_checksums')).toEqual(['on']);
});
