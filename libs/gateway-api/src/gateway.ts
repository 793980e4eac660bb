import type { Resource } from '@headwater/k8s';

/** `gateway.networking.k8s.io/v1`, as far as this repository writes it: https://gateway-api.sigs.k8s.io/reference/spec/ */
export const gatewayApiVersion = 'gateway.networking.k8s.io/v1';

export interface GatewayClass extends Resource {
  readonly spec: { readonly controllerName: string };
}

export interface Gateway extends Resource {
  readonly spec: { readonly gatewayClassName: string; readonly listeners: readonly Listener[] };
}

export interface Listener {
  readonly name: string;
  readonly port: number;
  readonly protocol: 'HTTP' | 'HTTPS';
  /** A host, or `*.` and a domain. */
  readonly hostname: string;
  readonly tls?: {
    readonly mode: 'Terminate';
    /** Implementations differ in what they take for granted, so the kind is spelled out. */
    readonly certificateRefs: readonly { readonly group: ''; readonly kind: 'Secret'; readonly name: string }[];
  };
  readonly allowedRoutes: { readonly namespaces: { readonly from: 'Same' } };
}

export const gatewayClass = (name: string, controllerName: string): GatewayClass => ({
  apiVersion: gatewayApiVersion,
  kind: 'GatewayClass',
  metadata: { name },
  spec: { controllerName },
});

/** Only routes of its own namespace are let in: another one could take a host that is not its own. */
export const gateway = (
  { namespace, name, className }: { readonly namespace: string; readonly name: string; readonly className: string },
  listeners: readonly Omit<Listener, 'allowedRoutes'>[],
): Gateway => ({
  apiVersion: gatewayApiVersion,
  kind: 'Gateway',
  metadata: { name, namespace },
  spec: {
    gatewayClassName: className,
    listeners: listeners.map((listener) => ({ ...listener, allowedRoutes: { namespaces: { from: 'Same' } } })),
  },
});

/** What a listener of HTTPS shows to its callers: the Secret of that name beside the Gateway. */
export const terminated = (secret: string): NonNullable<Listener['tls']> => ({
  mode: 'Terminate',
  certificateRefs: [{ group: '', kind: 'Secret', name: secret }],
});
