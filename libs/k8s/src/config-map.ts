import type { IConfigMap } from 'kubernetes-models/v1';

export const configMap = (namespace: string, name: string, data: Readonly<Record<string, string>>): IConfigMap => ({
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name, namespace },
  data: { ...data },
});

/** The key for a file of a folder: keys have no slashes, and hardly a file has two dots in a row. */
export const fileKey = (path: string): string => path.replaceAll('/', '..');
