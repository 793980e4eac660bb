/** ClusterRoles that may read every secret, and the reason. */
export const readersOfAllSecrets: Readonly<Record<string, string>> = {
  reflector: 'it copies secrets between namespaces, and watches all of them for those that ask for it',
};

/** ClusterRoles that grant about everything, in a namespace or in all of them. */
export const widestClusterRoles: readonly string[] = ['cluster-admin', 'admin', 'edit'];

/** Verbs by which an account takes what it was not given. */
export const escalatingVerbs: readonly string[] = ['bind', 'escalate', 'impersonate'];
