import { suggestion } from '@headwater/k8s';
import type { IStorageClass } from 'kubernetes-models/storage.k8s.io/v1';
import { clusterCheck } from '../check.ts';
import type { Finding } from '../finding.ts';

interface StorageClasses {
  readonly environment: string;
  readonly needed: readonly string[];
  readonly live: readonly string[];
}

export const storageClasses = clusterCheck<StorageClasses>({
  name: 'storage-classes',
  looksAt: 'whether the cluster has the StorageClasses that the environment names',
  mendedBy: '`storage` in environments/, or installing the class',
  collect: async ({ items }, { environment, manifests }) => ({
    environment: environment.name,
    needed: manifests.declared.runtime.filter(({ kind }) => kind === 'StorageClass').map(({ name }) => name),
    live: (await items<IStorageClass>('storageclasses')).map(({ metadata }) => metadata?.name ?? ''),
  }),
  findings: storageClassFindings,
});

export function storageClassFindings({ environment, needed, live }: StorageClasses): Finding[] {
  return needed
    .filter((name) => !live.includes(name))
    .map((name) => ({
      severity: 'error',
      subject: `StorageClass '${name}'`,
      what: `is not there${suggestion(name, live) || `; there is ${live.toSorted().join(', ') || 'none at all'}`}`,
      why: 'claims of it stay Pending, and with them PostgreSQL, the object store and the Git server',
      mend: `name one that is there in storage of environments/${environment}.yaml, then ./headwater render; on minikube: minikube addons enable storage-provisioner`,
    }));
}
