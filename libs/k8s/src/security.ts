import type { IPodSecurityContext, ISecurityContext } from 'kubernetes-models/v1';

/**
 * What the Pod Security level `restricted` asks of a pod.
 * Source: https://kubernetes.io/docs/concepts/security/pod-security-standards/
 */
export const podSecurity = (user: number, group = user, fsGroup = group): IPodSecurityContext => ({
  runAsNonRoot: true,
  runAsUser: user,
  runAsGroup: group,
  fsGroup,
  fsGroupChangePolicy: 'OnRootMismatch',
  seccompProfile: { type: 'RuntimeDefault' },
});

/** What `restricted` asks of a container, and a root file system that nobody writes to. */
export const containerSecurity: ISecurityContext = {
  allowPrivilegeEscalation: false,
  readOnlyRootFilesystem: true,
  capabilities: { drop: ['ALL'] },
};

/** For programs that write beside their own files. Say in a comment which file, where it is used. */
export const writableContainerSecurity: ISecurityContext = { ...containerSecurity, readOnlyRootFilesystem: false };
