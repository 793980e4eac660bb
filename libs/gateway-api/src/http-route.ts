import type { Resource } from '@headwater/k8s';
import { gatewayApiVersion } from './gateway.ts';

/** `gateway.networking.k8s.io/v1` HTTPRoute, as far as this repository writes it. */
export interface HttpRoute extends Resource {
  readonly spec: {
    readonly parentRefs: readonly { readonly name: string; readonly sectionName: string }[];
    readonly hostnames: readonly string[];
    readonly rules: readonly HttpRule[];
  };
}

export interface HttpRule {
  readonly filters?: readonly HttpFilter[];
  readonly backendRefs?: readonly BackendRef[];
}

export type HttpFilter =
  | {
      readonly type: 'RequestRedirect';
      readonly requestRedirect: { readonly scheme: 'https'; readonly port: number; readonly statusCode: 301 };
    }
  | {
      readonly type: 'ResponseHeaderModifier';
      readonly responseHeaderModifier: { readonly set: readonly { readonly name: string; readonly value: string }[] };
    };

/** A Service of the route's own namespace with its port, or an object that an implementation knows. */
export interface BackendRef {
  readonly group?: string;
  readonly kind?: string;
  readonly name: string;
  readonly port?: number;
}

/** Where a route is attached: a listener of a Gateway beside it. */
export interface Attachment {
  readonly namespace: string;
  readonly gateway: string;
  readonly listener: string;
}

export const httpRoute = (
  name: string,
  { namespace, gateway, listener }: Attachment,
  hostnames: readonly string[],
  rule: HttpRule,
): HttpRoute => ({
  apiVersion: gatewayApiVersion,
  kind: 'HTTPRoute',
  metadata: { name, namespace },
  spec: { parentRefs: [{ name: gateway, sectionName: listener }], hostnames: [...hostnames], rules: [rule] },
});
