import { describe, expect, it } from 'vitest';
import { logsInNodeFolder, logsOnVolume, type AirflowConfig } from '../index.ts';
import { config, folder, reads, setting, who, worker } from '../testing/sample.ts';

describe('the log of a task', () => {
  const logVolume = (logs: AirflowConfig['logs']) => worker({ logs }).volumes?.find(({ name }) => name === 'logs');

  it('goes to the object store, for those who write and read logs', () => {
    expect(setting('remote_base_log_folder')).toBe('s3://airflow-logs/airflow');
    expect(who(reads(config.secrets.logStore))).toEqual(['api-server', 'triggerer', 'worker']);
  });

  it('stays on a shared volume, or in a folder of the node, without any key of the object store', () => {
    const volume = logsOnVolume('shared', '10Gi');
    expect(volume.resources).toMatchObject([
      {
        kind: 'PersistentVolumeClaim',
        spec: {
          storageClassName: 'shared',
          accessModes: ['ReadWriteMany'],
          resources: { requests: { storage: '10Gi' } },
        },
      },
    ]);
    for (const logs of [volume, logsInNodeFolder(folder)]) {
      expect(setting('remote_logging', { logs })).toBe('False');
      expect(logVolume(logs)).toEqual({ name: 'logs', persistentVolumeClaim: { claimName: 'airflow-logs' } });
      expect(who(reads(config.secrets.logStore), { logs })).toEqual([]);
    }
  });
});
