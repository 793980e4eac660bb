import { keyVaultReader, secretFiller, type Namespace } from '@headwater/contracts';
import { allow, grant, type Resource } from '@headwater/k8s';
import type { IPolicyRule } from 'kubernetes-models/rbac.authorization.k8s.io/v1';

const group = 'external-secrets.io';

/**
 * What External Secrets calls in the namespace that it fills.
 * Source: https://github.com/external-secrets/external-secrets/tree/v1.3.2/pkg/controllers/externalsecret
 */
export const fillerAccess = (namespace: Namespace): Resource[] => {
  const filler = secretFiller(namespace);
  return grant(namespace, filler.name, filling(namespace), [filler]);
};

const filling = (namespace: Namespace): IPolicyRule[] => [
  allow(['get', 'list', 'watch'], ['externalsecrets', 'secretstores'], group),
  // its finalizer
  allow(['update', 'patch'], ['externalsecrets'], group),
  allow(['update', 'patch'], ['externalsecrets/status', 'secretstores/status'], group),
  // it owns the Secrets: https://kubernetes.io/docs/reference/access-authn-authz/admission-controllers/#ownerreferencespermissionenforcement
  allow(['update'], ['externalsecrets/finalizers'], group),
  allow(['get', 'list', 'watch'], ['generatorstates'], `generators.${group}`),
  allow(['get', 'list', 'watch', 'create', 'update', 'patch', 'delete'], ['secrets']),
  allow(['get', 'list', 'watch'], ['serviceaccounts']),
  // as whom it reads the vault, and nobody else
  { ...allow(['create'], ['serviceaccounts/token']), resourceNames: [keyVaultReader(namespace).name] },
  allow(['create', 'patch'], ['events']),
];
