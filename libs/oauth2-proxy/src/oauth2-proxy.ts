import {
  authorityMounts,
  authorityVolumes,
  callbackUrl,
  hostAliases,
  isTrustedByAll,
  issuer,
  platformCa,
  realmClients,
  rolesClaim,
  type FrontDoor,
  type RealmClientName,
  type RealmRole,
  type ServiceContract,
} from '@headwater/contracts';
import {
  containerSecurity,
  deployment,
  fromSecret,
  httpProbe,
  podSecurity,
  service,
  serviceAccount,
  type Resource,
  type SecretRef,
} from '@headwater/k8s';

export interface Oauth2ProxyConfig<N extends string = string> {
  readonly image: string;
  readonly door: FrontDoor;
  /** What it is in front of, as people know it. */
  readonly client: RealmClientName;
  /** Itself. */
  readonly proxy: ServiceContract;
  /** With scheme and port. */
  readonly upstream: string;
  /** Who comes through. */
  readonly roles: readonly RealmRole[];
  readonly secret: SecretRef<NoInfer<N>, 'client-secret'>;
  readonly cookie: SecretRef<NoInfer<N>, 'cookie-secret'>;
}

// of the image
const user = 65532;

/** A sign-in in front of a service that knows none. */
export const oauth2Proxy = (config: Oauth2ProxyConfig): Resource[] => {
  const { name, pods, portName, port } = config.proxy;
  return [
    serviceAccount({ namespace: pods.namespace, name }),
    deployment(
      { ...pods, name },
      {
        serviceAccountName: name,
        securityContext: podSecurity(user),
        hostAliases: hostAliases(config.door, 'keycloak'),
        containers: [
          {
            name: 'oauth2-proxy',
            image: config.image,
            args: options(config),
            env: [
              fromSecret('OAUTH2_PROXY_CLIENT_SECRET', config.secret, 'client-secret'),
              fromSecret('OAUTH2_PROXY_COOKIE_SECRET', config.cookie, 'cookie-secret'),
            ],
            ports: [{ name: portName, containerPort: port }],
            startupProbe: httpProbe('/ping', portName, { period: 2, failures: 60 }),
            readinessProbe: httpProbe('/ping', portName),
            livenessProbe: httpProbe('/ping', portName, { failures: 6 }),
            resources: { requests: { cpu: '10m', memory: '32Mi' }, limits: { cpu: '200m', memory: '64Mi' } },
            securityContext: containerSecurity,
            volumeMounts: authorityMounts(config.door, caFolder),
          },
        ],
        volumes: authorityVolumes(config.door),
      },
    ),
    service(name, pods, [{ name: portName, port, targetPort: portName }]),
  ];
};

const caFolder = '/run/platform-ca';

/** Source: https://oauth2-proxy.github.io/oauth2-proxy/configuration/overview */
const options = ({ client, door, proxy, roles, upstream }: Oauth2ProxyConfig): string[] => [
  `--http-address=0.0.0.0:${proxy.port}`,
  `--upstream=${upstream}`,
  '--provider=oidc',
  '--provider-display-name=Keycloak',
  `--oidc-issuer-url=${issuer(door)}`,
  // it would ask Keycloak for these before it listens; Keycloak is reached through a gateway that waits for the proxy
  '--skip-oidc-discovery=true',
  `--login-url=${issuer(door)}/protocol/openid-connect/auth`,
  `--redeem-url=${issuer(door)}/protocol/openid-connect/token`,
  `--oidc-jwks-url=${issuer(door)}/protocol/openid-connect/certs`,
  `--client-id=${realmClients[client].id}`,
  `--redirect-url=${callbackUrl(door, realmClients[client])}`,
  '--scope=openid email profile',
  '--code-challenge-method=S256',
  ...(isTrustedByAll(door) ? [] : [`--provider-ca-file=${caFolder}/${platformCa.key}`]),
  '--use-system-trust-store=true',
  `--oidc-groups-claim=${rolesClaim}`,
  ...roles.map((role) => `--allowed-group=${role}`),
  // whoever has a role may have any address, and none that anybody checked
  '--email-domain=*',
  '--insecure-oidc-allow-unverified-email=true',
  // there is one place to sign in: no page asks which
  '--skip-provider-button=true',
  '--reverse-proxy=true',
  '--cookie-secure=true',
  '--cookie-samesite=lax',
  '--cookie-expire=10h',
  // asks Keycloak again before the token ends: who is disabled is out then
  '--cookie-refresh=4m',
  // the history server has no use for who somebody is
  '--pass-user-headers=false',
  '--silence-ping-logging=true',
];
