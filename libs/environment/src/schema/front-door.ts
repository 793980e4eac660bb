import Type from 'typebox';
import { choice, object, oneOf, port, text } from './vocabulary.ts';

const none = (description: string) => object(description, { kind: Type.Literal('none') });

export const gateway = choice(
  'Where people come in',
  'kind',
  object('Traefik as the implementation of the Gateway API, with certificates by cert-manager', {
    kind: Type.Literal('traefik'),
    domain: text('A wildcard name: each host below it leads to the gateway', '^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$'),
    port: port('The port that people write in the address'),
    clusterAddress: Type.String({
      description: "The fixed address of the gateway's Service, by which pods find it; empty where DNS says it to pods",
      pattern: '^([0-9]{1,3}([.][0-9]{1,3}){3})?$',
    }),
    service: Type.Optional(
      oneOf('How people get to it: through the API server, or by an address that the cluster gets from outside', [
        'ClusterIP',
        'LoadBalancer',
      ]),
    ),
  }),
  none('No gateway: ./headwater open forwards each service'),
);

export const identity = choice(
  'Who people are',
  'kind',
  object('Keycloak, on the PostgreSQL of the platform; needs a gateway', { kind: Type.Literal('keycloak') }),
  none('No common login: each service has its own'),
);

export const observability = choice(
  'Metrics, logs, dashboards and alerts',
  'kind',
  object('Prometheus, Alertmanager, Loki and Grafana', { kind: Type.Literal('prometheus') }),
  none('Nothing is gathered'),
);
