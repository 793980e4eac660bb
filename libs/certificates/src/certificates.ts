import { inWave } from '@headwater/argocd';
import { annotated, type Resource } from '@headwater/k8s';
import { acme, type AcmeConfig } from './acme.ts';
import { authority } from './authority.ts';
import { frontDoor } from './front-door.ts';
import { acmeIssuer, authorityIssuer } from './names.ts';
import { publisher } from './publisher.ts';

export interface CertificatesConfig {
  /** Each host below it has the certificate of the front door. */
  readonly domain: string;
  /** Whom everybody trusts and who signs them; without it, an authority of our own does. */
  readonly acme?: AcmeConfig;
  /** With a Python and its standard library. */
  readonly image: string;
  /** The annotations by which the authority's certificate is copied to whoever has to believe it. */
  readonly copies: Readonly<Record<string, string>>;
}

/**
 * The certificate of the front door, by who signs it: somebody whom everybody trusts, or an authority of our own, whose
 * certificate is published for whoever calls the door.
 */
export const certificates = (config: CertificatesConfig): Resource[] =>
  config.acme
    ? [acme(config.acme), afterwards(frontDoor(config.domain, acmeIssuer))]
    : [
        ...authority(config.domain),
        ...[frontDoor(config.domain, authorityIssuer, '2160h'), ...publisher(config)].map(afterwards),
      ];

const afterwards = (resource: Resource): Resource => annotated(resource, inWave(1));
