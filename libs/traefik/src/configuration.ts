import { addressOf, publicNames, type Published, type PublicService } from '@headwater/contracts';
import { configMap } from '@headwater/k8s';
import { emit } from '@headwater/yaml';
import type { IConfigMap } from 'kubernetes-models/v1';
import { namespace, ports } from './names.ts';

export const configurationName = 'traefik-configuration';
export const configurationFolder = '/etc/traefik';
export const configurationFile = 'traefik.yml';
const servicesFile = 'services.yml';

export const configuration = (published: readonly Published[]): IConfigMap =>
  configMap(namespace, configurationName, {
    [configurationFile]: emit(settings),
    [servicesFile]: emit(services(published)),
  });

/**
 * `X_Forwarded_For` is `X-Forwarded-For` to Flask, and the one that Traefik writes has to be the only one. In a path no
 * service here wants a backslash or a null character, and Argo CD wants encoded slashes.
 */
const requests = {
  aliasHeadersStrategy: 'delete',
  encodedCharacters: { allowEncodedBackSlash: false, allowEncodedNullCharacter: false },
};

/** Source: https://doc.traefik.io/traefik/v3.7/reference/install-configuration/configuration-options/ */
const settings = {
  global: { checkNewVersion: false, sendAnonymousUsage: false },
  entryPoints: {
    http: { address: `:${ports.http}`, http: requests },
    https: {
      address: `:${ports.https}`,
      http: requests,
      transport: {
        // for uploads
        respondingTimeouts: { readTimeout: '1h' },
        // a pod that ends answers until nobody is sent to it any more
        lifeCycle: { requestAcceptGraceTimeout: '5s', graceTimeOut: '20s' },
      },
    },
    internal: { address: `:${ports.internal}`, http: requests },
  },
  ping: { entryPoint: 'internal' },
  metrics: { prometheus: { entryPoint: 'internal' } },
  providers: {
    kubernetesGateway: { namespaces: [namespace], crossProviderNamespaces: [namespace] },
    file: { filename: `${configurationFolder}/${servicesFile}`, watch: false },
  },
  log: { level: 'INFO' },
};

/** How a route names one of these services. */
export const backendName = (service: PublicService): string => `${publicNames[service]}@file`;

/** By their names in DNS: Services of other namespaces it could watch only together with the Secrets there. */
const services = (published: readonly Published[]) => ({
  http: {
    services: Object.fromEntries(
      published.map(({ service, backend }) => [
        publicNames[service],
        { loadBalancer: { servers: [{ url: `http://${addressOf(backend)}` }] } },
      ]),
    ),
  },
  // whoever asks for a host that the certificate does not have is refused, instead of being shown another one
  tls: { options: { default: { sniStrict: true, minVersion: 'VersionTLS12' } } },
});

