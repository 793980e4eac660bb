import Type from 'typebox';
import { quantity, resources } from './definitions.ts';
import { guid } from './secrets.ts';
import { choice, count, object, oneOf, port, text } from './vocabulary.ts';

const none = (description: string) => object(description, { kind: Type.Literal('none') });

const domainPattern = '^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$';
const addressPattern = '^([0-9]{1,3}([.][0-9]{1,3}){3})?$';

const certificates = choice(
  'Who signs the certificate',
  'kind',
  object('An authority of the platform, which browsers have to be told of', { kind: Type.Literal('own-authority') }),
  object(
    'An authority that everybody trusts, over ACME; a record in a zone of Azure DNS proves that the domain is ours',
    {
      kind: Type.Literal('acme'),
      server: text('The address of its directory', '^https://[^/]+/.+$'),
      email: text('Where it writes to', '^[^@ ]+@[^@ ]+[.][^@ ]+$'),
      zone: object('The zone of Azure DNS that the domain is in', {
        name: text('Its name', '^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$'),
        resourceGroup: text('The resource group that it is in'),
        subscriptionId: guid('The subscription that it is in, a GUID'),
      }),
      tenantId: guid('The directory of Azure that the zone belongs to, a GUID'),
      clientId: guid('The client id of the managed identity that writes into the zone, a GUID'),
    },
  ),
);

export const gateway = choice(
  'Where people come in',
  'kind',
  object('Traefik as the implementation of the Gateway API, with certificates by cert-manager', {
    kind: Type.Literal('traefik'),
    domain: text('A wildcard name: each host below it leads to the gateway', domainPattern),
    port: port('The port that people write in the address'),
    clusterAddress: Type.String({
      description: "The fixed address of the gateway's Service, by which pods find it; empty where DNS says it to pods",
      pattern: addressPattern,
    }),
    service: Type.Optional(
      oneOf('How people get to it: through the API server, or by an address that the cluster gets from outside', [
        'ClusterIP',
        'LoadBalancer',
      ]),
    ),
    certificates: Type.Optional(certificates),
  }),
  object('An Ingress controller that the cluster has already', {
    kind: Type.Literal('ingress'),
    className: text('The IngressClass that it looks after'),
    domain: text('A wildcard name: each host below it leads to the controller', domainPattern),
    port: port('The port that people write in the address'),
    clusterAddress: Type.String({
      description:
        "The fixed address of the controller's Service, by which pods find it; empty where DNS says it to pods",
      pattern: addressPattern,
    }),
    controller: object('Its pods, which are let in', {
      namespace: text('Where they run'),
      labels: Type.Record(Type.String(), Type.String(), { description: 'What they have in common', minProperties: 1 }),
      port: port('The port of the pods for HTTPS'),
    }),
    certificates: Type.Optional(certificates),
  }),
  none('No gateway: ./headwater open forwards each service'),
);

export const identity = choice(
  'Who people are',
  'kind',
  object('Keycloak, on the PostgreSQL of the platform; needs a gateway', {
    kind: Type.Literal('keycloak'),
    resources: resources('Of its container'),
  }),
  none('No common login: each service has its own'),
);

const measured = {
  scrapeSeconds: count('How often everything is measured, in seconds', 10, 60),
  metrics: object('What is measured', {
    days: count('How long it is kept'),
    size: quantity('The volume of Prometheus'),
    resources: resources('Of Prometheus'),
  }),
  logs: object('What pods write', {
    days: count('How long it is kept'),
    size: quantity('The volume of Loki'),
    resources: resources('Of Loki'),
    collectorResources: resources('Of the collector, on each node'),
  }),
  dashboards: object('Grafana', { resources: resources('Of its container') }),
  alerts: choice(
    'Who is told of alerts',
    'kind',
    object('Nobody: they are shown', { kind: Type.Literal('shown') }),
    object('A channel of Slack, or of what takes the same messages; a person provides the address with its key', {
      kind: Type.Literal('slack'),
      host: text('The host of that address, for the NetworkPolicies'),
    }),
  ),
};

export const observability = choice(
  'Metrics, logs, dashboards and alerts',
  'kind',
  object('Prometheus, Alertmanager, Loki and Grafana', { kind: Type.Literal('prometheus'), ...measured }),
  object(
    'The same, with Prometheus and Alertmanager by the Prometheus operator, from the chart kube-prometheus-stack',
    {
      kind: Type.Literal('kube-prometheus-stack'),
      ...measured,
    },
  ),
  none('Nothing is gathered'),
);
