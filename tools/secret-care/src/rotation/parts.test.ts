import { describe, expect, it } from 'vitest';
import { jobAgain } from './job-again.ts';
import { passingPods, type PodObject } from './passing-pods.ts';
import { roleStatement } from './role-statement.ts';

const pod = (name: string, phase: string, owner?: string): PodObject => ({
  metadata: { namespace: 'processing', name, uid: name, ...(owner ? { ownerReferences: [{ kind: owner }] } : {}) },
  spec: {
    containers: [{ name: 'base', env: [{ name: 'KEY', valueFrom: { secretKeyRef: { name: 'login', key: 'key' } } }] }],
  },
  status: { phase },
});

describe('the pods that hold an old value', () => {
  it('are those that run and are not replaced by a restart', () => {
    const pods = [
      pod('driver', 'Running'),
      pod('executor', 'Pending', 'Pod'),
      pod('set-up', 'Running', 'Job'),
      pod('over', 'Succeeded'),
      pod('server', 'Running', 'ReplicaSet'),
    ];
    expect(passingPods(pods, { reading: 'login' })).toEqual([
      'processing/driver',
      'processing/executor',
      'processing/set-up',
    ]);
    expect(passingPods(pods, { reading: 'other' })).toEqual([]);
  });
});

describe('the statement for a role', () => {
  it('quotes whatever is in a password', () => {
    expect(roleStatement('sh"op', "a'b\\c")).toContain(`ALTER ROLE "sh""op" LOGIN PASSWORD E'a''b\\\\c';`);
  });

  it('is in no log, and in no message of psql', () => {
    expect(roleStatement('shop', 'x').split('\n').slice(0, 4)).toEqual([
      '\\set ON_ERROR_STOP 1',
      '\\set VERBOSITY terse',
      "SET log_statement = 'none';",
      "SET log_min_error_statement = 'panic';",
    ]);
  });
});

describe('a Job that runs again', () => {
  const job = {
    metadata: { namespace: 'deepstorage', name: 'minio-buckets', labels: { app: 'minio' } },
    spec: {
      template: {
        metadata: { labels: { app: 'minio', 'controller-uid': '1', 'batch.kubernetes.io/job-name': 'minio-buckets' } },
        spec: {
          containers: [
            { name: 'buckets', args: ['old'] },
            { name: 'other', args: ['kept'] },
          ],
        },
      },
    },
  };

  it('has a name of its own, and no label that ties its pods to the first', () => {
    expect(jobAgain(job)).toMatchObject({
      metadata: { name: 'minio-buckets-again', namespace: 'deepstorage' },
      spec: { template: { metadata: { labels: { app: 'minio' } } } },
    });
    expect(JSON.stringify(jobAgain(job))).not.toMatch(/controller-uid|job-name/);
  });

  it('may do something else with the same environment', () => {
    expect(jobAgain(job, ['airflow', 'version'])).toMatchObject({
      spec: { template: { spec: { containers: [{ args: ['airflow', 'version'] }, { args: ['kept'] }] } } },
    });
  });
});
