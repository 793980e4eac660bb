export interface ArgocdConfig {
  readonly images: { readonly argocd: string; readonly redis: string };
  /** The host keys of the Git server, as `ssh-keyscan` prints them. */
  readonly knownHosts: string;
}
