import type { Secret } from './declaration.ts';

const prefix = 'reflector.v1.k8s.emberstack.com';

/**
 * The annotations by which Reflector copies a Secret or ConfigMap to its readers, and to nobody else.
 * Source: https://github.com/emberstack/kubernetes-reflector#usage (the lists are regular expressions that match whole names)
 */
export function reflectorAnnotations({ readers }: Pick<Secret, 'readers'>): Record<string, string> {
  if (readers.length === 0) return {};
  const namespaces = readers.join(',');
  return {
    [`${prefix}/reflection-allowed`]: 'true',
    [`${prefix}/reflection-allowed-namespaces`]: namespaces,
    [`${prefix}/reflection-auto-enabled`]: 'true',
    [`${prefix}/reflection-auto-namespaces`]: namespaces,
  };
}
