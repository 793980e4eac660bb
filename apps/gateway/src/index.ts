import { application, foundationApplication, upstreamApplication, type Application } from '@headwater/argocd';
import { available } from '@headwater/availability';
import {
  bringsCertManagerDefinitions,
  certManager,
  certManagerImages,
  certManagerSource,
  webhookAuthority,
} from '@headwater/cert-manager';
import {
  certificates,
  issuerNames,
  providedByCertificates,
  pythonImage,
  type AcmeConfig,
} from '@headwater/certificates';
import {
  doorCertificate,
  doorCertificateReaders,
  platformCaReaders,
  published,
  type FrontDoor,
  type Topology,
} from '@headwater/contracts';
import { foundationConfig, image, topology, type Environment } from '@headwater/environment';
import { foundation } from '@headwater/foundation';
import { bringsGatewayApi, gatewayApiSource } from '@headwater/gateway-api';
import { reflectorAnnotations } from '@headwater/secrets';
import { traefik, traefikImage } from '@headwater/traefik';

/** What runs in namespace `gateway`: nothing where the environment has none. */
export const gateway = available((environment: Environment) => {
  const wiring = topology(environment);
  if (!wiring.frontDoor) return [];
  return [
    foundationApplication('gateway', foundation(foundationConfig(environment, 'gateway'))),
    ...(wiring.frontDoor.ingress ? [] : [gatewayApi]),
    certManagerDefinitions,
    ...certificateApplications(environment, wiring, wiring.frontDoor),
    // who stands at the door may be there already
    ...(wiring.frontDoor.ingress ? [] : [frontDoor(environment, wiring, wiring.frontDoor)]),
  ];
});

const gatewayApi = upstreamApplication(
  {
    name: 'gateway-api',
    namespace: 'gateway',
    provides: bringsGatewayApi,
    // some are larger than the annotation in which client-side apply keeps a copy
    serverSideApply: true,
  },
  gatewayApiSource,
);

const certManagerDefinitions = upstreamApplication(
  {
    name: 'cert-manager-crds',
    namespace: 'gateway',
    component: 'libs/cert-manager',
    provides: bringsCertManagerDefinitions,
    serverSideApply: true,
  },
  certManagerSource,
);

const definitions = { application: certManagerDefinitions.name };

/** Certificates come in an Application of their own: the webhook has to answer before the first one is applied. */
function certificateApplications(environment: Environment, wiring: Topology, { domain }: FrontDoor): Application[] {
  const acme = acmeOf(environment);
  const signer = acme ? 'acme' : 'own';
  return [
    application({ name: 'cert-manager', namespace: 'gateway', provides: [webhookAuthority] }, { definitions }, () =>
      certManager({
        images: {
          controller: image(environment, 'cert-manager-controller', certManagerImages.controller),
          webhook: image(environment, 'cert-manager-webhook', certManagerImages.webhook),
          injector: image(environment, 'cert-manager-cainjector', certManagerImages.injector),
        },
        issuers: issuerNames(signer),
        measured: wiring.observability,
        ...(acme ? { identity: acme } : {}),
      }),
    ),
    application(
      { name: 'certificates', namespace: 'gateway', provides: providedByCertificates(signer) },
      { definitions, issuer: { application: 'cert-manager' } },
      () =>
        certificates({
          domain,
          ...(acme ? { acme } : {}),
          image: image(environment, 'python', pythonImage),
          copies: reflectorAnnotations({ readers: platformCaReaders(wiring) }),
          doorCopies: reflectorAnnotations({ readers: doorCertificateReaders(wiring) }),
        }),
    ),
  ];
}

function acmeOf({ gateway: choice }: Environment): AcmeConfig | undefined {
  return choice.kind !== 'none' && choice.certificates?.kind === 'acme' ? choice.certificates : undefined;
}

function frontDoor(environment: Environment, wiring: Topology, door: FrontDoor): Application {
  return application(
    { name: 'traefik', namespace: 'gateway' },
    // what it leads to may come later: MinIO asks Keycloak through this door before it answers anybody
    {
      definitions: { application: gatewayApi.name },
      certificate: { application: 'certificates' },
    },
    () =>
      traefik({
        image: image(environment, 'traefik', traefikImage),
        door,
        certificate: doorCertificate,
        published: published(wiring),
      }),
  );
}
