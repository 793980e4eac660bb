/** What a container waits for while its image is not there: https://kubernetes.io/docs/concepts/containers/images/ */
export const reasons: ReadonlySet<string> = new Set([
  'ErrImagePull',
  'ImagePullBackOff',
  'ErrImageNeverPull',
  'InvalidImageName',
  'ImageInspectError',
  'RegistryUnavailable',
]);

export interface Cause {
  readonly what: string;
  readonly mend: string;
}

/** Why an image does not come, by what the kubelet and the container runtime say. */
export function cause(said: string, environment: string): Cause {
  const { what, mend } = kinds.find(({ pattern }) => pattern.test(said)) ?? unknown;
  return { what, mend: mend.replace('<environment>', environment) };
}

// a registry that hides what it has says of a name that does not exist that it is denied
const kinds: readonly (Cause & { readonly pattern: RegExp })[] = [
  {
    pattern: /ErrImageNeverPull|pull policy of Never/,
    what: 'it is not on the node, and its pull policy is Never',
    mend: 'load it into the node (minikube image load), or let the pod pull it',
  },
  {
    pattern: /InvalidImageName|invalid reference format|couldn't parse image/i,
    what: 'its name is none',
    mend: 'correct it in images.overrides of environments/<environment>.yaml, or where the pod comes from',
  },
  {
    pattern: /toomanyrequests|too many requests|rate limit|\b429\b/i,
    what: 'the registry limits how much may be pulled',
    mend: 'wait (the kubelet goes on trying), or set images.mirror in environments/<environment>.yaml',
  },
  {
    pattern: /no such host|name resolution|server misbehaving|dial tcp: lookup/i,
    what: 'the node does not find the registry’s address',
    mend: 'look at the name in the image, and at the DNS server of the node',
  },
  {
    pattern: /denied|unauthorized|authentication required|no basic auth|\b40[13]\b|forbidden/i,
    what: 'the registry denies it: the image does not exist under that name, or it takes a login',
    mend: 'look at the name, or give its account an imagePullSecret; another image: images.overrides of environments/<environment>.yaml',
  },
  {
    pattern: /not found|manifest unknown|name unknown|no match for platform|\b404\b/i,
    what: 'the registry has no such tag, or none for this kind of processor',
    mend: 'name a tag that exists in images.overrides of environments/<environment>.yaml, then ./headwater render',
  },
  {
    pattern: /x509|certificate|tls:/i,
    what: 'the node does not trust the registry’s certificate',
    mend: 'give the node the certificate’s authority, or start it with the registry named as insecure',
  },
  {
    pattern: /timeout|connection refused|connection reset|unreachable|EOF|no route/i,
    what: 'the registry does not answer the node',
    mend: 'look at the network and the proxy of the node, or set images.mirror in environments/<environment>.yaml',
  },
];

const unknown: Cause = {
  what: 'the kubelet does not say why',
  mend: './headwater kubectl get events --all-namespaces --field-selector=reason=Failed shows what it saw',
};
