import { describe, expect, it } from 'vitest';
import { waves } from './waves.ts';

const application = (name: string, ...after: string[]) => ({ name, after });

describe('waves', () => {
  it('puts each Application after everything that it needs, by the longest way', () => {
    const applications = [
      application('airflow', 'postgres', 'reflector'),
      application('postgres', 'database-foundation'),
      application('reflector'),
      application('database-foundation'),
    ];
    expect(Object.fromEntries(waves(applications))).toEqual({
      'database-foundation': 0,
      reflector: 0,
      postgres: 1,
      airflow: 2,
    });
  });

  it('names a cycle, without what only leads to it', () => {
    const applications = [application('airflow', 'postgres'), application('postgres', 'minio'), application('minio', 'postgres')];
    expect(() => waves(applications)).toThrow(
      'applications wait for each other: postgres → minio → postgres; remove one need',
    );
  });

  it('names who needs what is not there, and what was meant', () => {
    expect(() => waves([application('airflow', 'postgress'), application('postgres')])).toThrow(
      "application 'airflow' needs 'postgress', which this environment does not run; did you mean 'postgres'?",
    );
  });
});
