import { spawnSync } from 'node:child_process';
import { chownSync, existsSync, globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { airflowDatabase, databaseLogin, own, postgresAdministrator, postgresMonitor } from '@headwater/secrets';
import type { IJob } from 'kubernetes-models/batch/v1';
import type { IConfigMap } from 'kubernetes-models/v1';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { externalDatabases } from './external.ts';

const resources = externalDatabases({
  image: 'docker.io/library/postgres:17',
  database: { host: 'postgres.example.com', port: 5432, authorities: '' },
  administrator: own(postgresAdministrator),
  databases: [
    { name: 'airflow', login: own(airflowDatabase) },
    { name: 'data-quality', login: own(databaseLogin('data-quality')) },
  ],
  monitor: own(postgresMonitor),
});
const kind = <R>(name: string): R => resources.find((resource) => resource.kind === name) as R;
const script = kind<IConfigMap>('ConfigMap').data?.['databases.sh'] ?? '';
const variables = kind<IJob>('Job').spec?.template.spec?.containers[0]?.env ?? [];

// Debian has a server's programs beside the path
const programs = [...(process.env['PATH'] ?? '').split(delimiter), ...globSync('/usr/lib/postgresql/*/bin')].find(
  (folder) => existsSync(join(folder, 'initdb')),
);
// its psql first: the one in the path is a script of Debian's, and slow
const environment = { ...process.env, PATH: [programs ?? '', process.env['PATH'] ?? ''].join(delimiter) };
// a server refuses to be started by root
const nobody = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {};

describe.skipIf(programs === undefined)(
  'the roles and databases on a server whose administrator is no superuser',
  () => {
    const folder = mkdtempSync(join(tmpdir(), 'headwater-postgres-'));
    const passwords: Record<string, string> = {
      'postgres-administrator': 'of-the-administrator',
      'postgres-airflow': "of-airflow-'quoted'",
      'postgres-data-quality': 'of-data-quality',
      'postgres-monitor': 'of-the-monitor',
    };
    const user = (secret: string): string => secret.replace('postgres-', '');

    const control = (...more: string[]) =>
      spawnSync(join(programs!, 'pg_ctl'), ['--pgdata', join(folder, 'data'), '-w', ...more], {
        ...nobody,
        stdio: 'ignore',
      });

    const sql = (text: string, login = { PGUSER: 'root', PGPASSWORD: 'of-root' }, database = 'postgres') => {
      const env = { ...environment, PGHOST: folder, PGDATABASE: database, ...login };
      const { stdout, status } = spawnSync('psql', ['-XAtq', '-v', 'ON_ERROR_STOP=1', '-c', text], {
        env,
        encoding: 'utf8',
      });
      return status === 0 ? stdout.trim() : undefined;
    };

    const asOwner = (text: string, role: string, database = role) =>
      sql(text, { PGUSER: role, PGPASSWORD: passwords[`postgres-${role}`]! }, database);

    /** What the Job's pod does, on the socket of this server. */
    const run = () => {
      const env = variables
        .filter(({ name }) => !name.startsWith('PGSSL'))
        .map(({ name, value, valueFrom }) => {
          const { name: secret = '', key } = valueFrom?.secretKeyRef ?? {};
          return [name, value ?? (key === 'username' ? user(secret) : passwords[secret])];
        });
      // as in a pod, there is no terminal that a password could be typed into
      const { stdout, stderr, status } = spawnSync('setsid', ['--wait', 'sh', '-c', script], {
        env: { ...environment, ...Object.fromEntries(env), PGHOST: folder },
        encoding: 'utf8',
      });
      return { output: stdout + stderr, status };
    };

    beforeAll(() => {
      writeFileSync(join(folder, 'password'), 'of-root');
      if (nobody.uid) [folder, join(folder, 'password')].forEach((path) => chownSync(path, nobody.uid, nobody.gid));
      spawnSync(
        join(programs!, 'initdb'),
        [
          '--pgdata',
          join(folder, 'data'),
          '--username=root',
          `--pwfile=${join(folder, 'password')}`,
          '--auth=scram-sha-256',
          '--no-sync',
          '--locale=C',
          '--encoding=UTF8',
        ],
        { ...nobody, stdio: 'ignore' },
      );
      control(
        `--options=-c listen_addresses='' -k ${folder} -c log_statement=all -c fsync=off`,
        `--log=${join(folder, 'log')}`,
        'start',
      );
      // as Azure gives it: https://learn.microsoft.com/azure/postgresql/flexible-server/how-to-create-users
      sql(`CREATE ROLE administrator LOGIN CREATEROLE CREATEDB PASSWORD '${passwords['postgres-administrator']}'`);
      sql('GRANT pg_monitor TO administrator WITH ADMIN OPTION');
      expect(run()).toMatchObject({ status: 0 });
    }, 60_000);

    afterAll(() => {
      control('--mode=immediate', 'stop');
      rmSync(folder, { recursive: true });
    });

    it('are there: each role makes tables in its own database, and gets into no other', () => {
      for (const role of ['airflow', 'data-quality']) expect(asOwner('CREATE TABLE one ()', role)).toBe('');
      expect(asOwner('SELECT 1', 'airflow', 'data-quality')).toBeUndefined();
      expect(asOwner('SELECT 1', 'monitor', 'airflow')).toBeUndefined();
    });

    it('let the one that measures see how the server is, with few connections', () => {
      expect(asOwner("SELECT pg_has_role('pg_monitor', 'MEMBER')", 'monitor', 'postgres')).toBe('t');
      expect(sql("SELECT rolconnlimit FROM pg_roles WHERE rolname = 'monitor'")).toBe('5');
    });

    it('leave the administrator without the rights of a role', () => {
      const administrator = { PGUSER: 'administrator', PGPASSWORD: passwords['postgres-administrator']! };
      expect(sql("SELECT pg_has_role('airflow', 'USAGE')", administrator)).toBe('f');
      expect(sql('SELECT 1', administrator, 'airflow')).toBeUndefined();
    });

    it('stay as they are when the Job runs again', () => {
      const all = () => sql('SELECT string_agg(rolname || rolpassword, chr(10) ORDER BY rolname) FROM pg_authid');
      const before = all();
      expect(before).toContain('SCRAM-SHA-256');
      const { output, status } = run();
      expect(status).toBe(0);
      expect(output).not.toContain('has the password of its secret');
      expect(all()).toBe(before);
    });

    it('take a new password from their secret', () => {
      const old = { PGUSER: 'airflow', PGPASSWORD: passwords['postgres-airflow']! };
      passwords['postgres-airflow'] = 'a-new-one';
      expect(run()).toMatchObject({ status: 0 });
      expect(asOwner('SELECT 1', 'airflow')).toBe('1');
      expect(sql('SELECT 1', old, 'airflow')).toBeUndefined();
    });

    it('are not taken from somebody whose database has that name', () => {
      sql('CREATE ROLE other');
      sql('ALTER DATABASE "data-quality" OWNER TO other');
      const { output, status } = run();
      expect(status).toBe(1);
      expect(output).toContain(
        "database 'data-quality' belongs to 'other', not to 'data-quality'; give it to that role, or rename it",
      );
      sql('ALTER DATABASE "data-quality" OWNER TO "data-quality"');
    });

    it('are closed to everybody else, also where the Job was interrupted in between', () => {
      sql('GRANT CONNECT ON DATABASE airflow TO PUBLIC');
      expect(run()).toMatchObject({ status: 0 });
      expect(asOwner('SELECT 1', 'monitor', 'airflow')).toBeUndefined();
    });

    it('leave no password in what the Job or the server writes, also where that logs each statement', () => {
      const { output } = run();
      const log = readFileSync(join(folder, 'log'), 'utf8');
      expect(log).toContain('CREATE DATABASE airflow');
      for (const [secret, password] of Object.entries(passwords).filter(([each]) => each !== 'postgres-administrator'))
        expect(output + log, secret).not.toContain(password);
    });
  },
);
