import type { IConfigMap } from 'kubernetes-models/v1';

export const configMap = (namespace: string, name: string, data: Readonly<Record<string, string>>): IConfigMap => ({
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name, namespace },
  data: { ...data },
});
