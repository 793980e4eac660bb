import { expect, it } from 'vitest';
import { cause } from './image-trouble.ts';

// as containerd and the kubelet spell them
it.each([
  ['failed to resolve reference "r.example.com/a:1": r.example.com/a:1: not found', 'no such tag'],
  ['manifest unknown: The named manifest is not known to the registry', 'no such tag'],
  [
    'pull access denied, repository does not exist or may require authorization: server message: insufficient_scope: authorization failed',
    'denies it',
  ],
  ['failed to authorize: failed to fetch anonymous token: unexpected status: 401 Unauthorized', 'denies it'],
  [
    '429 Too Many Requests - Server message: toomanyrequests: You have reached your unauthenticated pull rate limit',
    'limits how much',
  ],
  ['dial tcp: lookup r.example.com on 10.0.0.10:53: no such host', 'does not find the registry’s address'],
  ['dial tcp 192.0.2.1:443: connect: connection refused', 'does not answer'],
  ['tls: failed to verify certificate: x509: certificate signed by unknown authority', 'does not trust'],
  ['ErrImageNeverPull: Container image "a:1" is not present with pull policy of Never', 'its pull policy is Never'],
  ['InvalidImageName: Failed to apply default image tag "A:1": couldn\'t parse image name', 'its name is none'],
  ['ImagePullBackOff: Back-off pulling image "a:1"', 'does not say why'],
])('%s', (said, part) => {
  expect(cause(said, 'minikube').what).toContain(part);
});
