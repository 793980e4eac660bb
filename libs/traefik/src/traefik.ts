import type { FrontDoor, Published } from '@headwater/contracts';
import type { Resource } from '@headwater/k8s';
import { access } from './access.ts';
import { configuration } from './configuration.ts';
import { proxy, proxyService } from './proxy.ts';
import { gateways } from './gateways.ts';
import { routes } from './routes.ts';

export interface TraefikConfig {
  readonly image: string;
  readonly door: FrontDoor;
  /** The Secret with the certificate for every host of the door. */
  readonly certificate: { readonly namespace: 'gateway'; readonly name: string };
  readonly published: readonly Published[];
}

/** The front door: an implementation of the Gateway API, its Gateway, and a route for each published service. */
export const traefik = (config: TraefikConfig): Resource[] => [
  ...access(),
  configuration(config.published),
  proxy(config.image),
  proxyService(config.door),
  ...gateways(config),
  ...routes(config),
];
