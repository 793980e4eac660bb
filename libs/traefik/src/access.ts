import { allow, grant, grantCluster, serviceAccount, type Resource } from '@headwater/k8s';
import type { IPolicyRule } from 'kubernetes-models/rbac.authorization.k8s.io/v1';
import { name, namespace } from './names.ts';

const account = { namespace, name };
const group = 'gateway.networking.k8s.io';
const read = ['get', 'list', 'watch'];

/**
 * What it watches. It reads the Secrets of each namespace that it has to watch, so that is its own alone: what people
 * reach first sees no secret of the platform but the certificate's.
 * Source: https://github.com/traefik/traefik/blob/v3.7.13/pkg/provider/kubernetes/gateway/client.go
 */
export const access = (): Resource[] => [
  serviceAccount(account),
  ...grant(namespace, name, watching, [account]),
  ...grantCluster(name, ofCluster, [account]),
];

const watching: IPolicyRule[] = [
  allow(read, ['services', 'secrets', 'configmaps']),
  allow(read, ['endpointslices'], 'discovery.k8s.io'),
  allow(read, ['gateways', 'httproutes', 'grpcroutes', 'tlsroutes', 'referencegrants', 'backendtlspolicies'], group),
  allow(['update'], ['gateways/status', 'httproutes/status'], group),
];

const ofCluster: IPolicyRule[] = [
  allow(['list', 'watch'], ['namespaces']),
  allow(read, ['gatewayclasses'], group),
  allow(['update'], ['gatewayclasses/status'], group),
];
