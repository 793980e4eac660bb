import { describe, expect, it } from 'vitest';
import { clientIdAnnotation, serviceAccounts } from '@headwater/contracts';
import type { Resource } from '@headwater/k8s';
import type { IPersistentVolume, IPersistentVolumeClaim } from 'kubernetes-models/v1';
import {
  airflow,
  logsInBlobContainer,
  logsInNodeFolder,
  logsInObjectStore,
  logsOnVolume,
  type AirflowConfig,
} from '../index.ts';
import { config, folder, objectStore, reads, setting, who, worker } from '../testing/sample.ts';

const programs = serviceAccounts.airflowPrograms.map(({ name }) => name).sort();

/** The accounts that are an identity of Azure. */
const identifiedBy = (clientId: string, resources: readonly Resource[]) =>
  resources
    .filter(({ metadata }) => metadata?.annotations?.[clientIdAnnotation] === clientId)
    .map(({ metadata }) => metadata?.name)
    .sort();

describe('the log of a task', () => {
  const logVolume = (logs: AirflowConfig['logs']) => worker({ logs }).volumes?.find(({ name }) => name === 'logs');

  it('goes to the object store, for those who write and read logs', () => {
    expect(setting('remote_base_log_folder')).toBe('s3://airflow-logs/airflow');
    expect(who(reads(objectStore.logins.logs))).toEqual(['api-server', 'triggerer', 'worker']);
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
      expect(who(reads(objectStore.logins.logs), { logs })).toEqual([]);
    }
  });

  it('goes to a storage account of Azure, for which nobody has a key', () => {
    const store: AirflowConfig['objectStore'] = {
      kind: 'azure-blob',
      endpoint: { host: 'teamdata.blob.core.windows.net', port: 443 },
      folders: { host: 'teamdata.dfs.core.windows.net', port: 443 },
      identity: { clientId: 'client', tenantId: 'tenant' },
      buckets: objectStore.buckets,
      moreBuckets: [],
    };
    const choices = { objectStore: store, logs: logsInObjectStore(store) };
    expect(setting('remote_base_log_folder', choices)).toBe('wasb://airflow');
    expect(setting('remote_wasb_log_container', choices)).toBe('airflow-logs');
    const connections = worker(choices).containers[0]?.env?.filter(({ value }) => value?.includes('"wasb"'));
    expect(connections).toEqual(
      ['OBJECT_STORE_LOGS', 'WASB_DEFAULT'].map((id) => ({
        name: `AIRFLOW_CONN_${id}`,
        value: '{"conn_type":"wasb","host":"https://teamdata.blob.core.windows.net"}',
      })),
    );
    expect(identifiedBy('client', airflow({ ...config, ...choices }))).toEqual([
      'airflow-api-server',
      'airflow-triggerer',
      'airflow-worker',
    ]);
  });

  it('is in a container of Azure, as files of Airflow’s user, mounted as who the pod is and with no key', () => {
    const identity = {
      clientId: '22222222-2222-2222-2222-222222222222',
      tenantId: '11111111-1111-1111-1111-111111111111',
    };
    const logs = logsInBlobContainer({
      account: 'teamdata',
      container: 'airflow-logs',
      resourceGroup: 'team',
      size: '100Gi',
      identity,
    });
    const [volume, claim] = logs.resources as [IPersistentVolume, IPersistentVolumeClaim];
    expect(volume.spec?.mountOptions).toEqual(expect.arrayContaining(['-o uid=50000', '-o gid=0', '-o allow_other']));
    expect(volume.spec?.csi?.volumeAttributes).toMatchObject({
      clientID: identity.clientId,
      mountWithWorkloadIdentityToken: 'true',
    });
    expect(claim.spec?.volumeName).toBe(volume.metadata?.name);
    expect(logVolume(logs)).toEqual({ name: 'logs', persistentVolumeClaim: { claimName: 'airflow-logs' } });
    expect(identifiedBy(identity.clientId, airflow({ ...config, logs }))).toEqual(programs);
    expect(JSON.stringify(worker({ logs }))).toContain('airflow-logs');
  });
});
