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
  /** The same for the certificate of the front door, with its key: none where one place shows it. */
  readonly doorCopies: Readonly<Record<string, string>>;
}

/**
 * The certificate of the front door, by who signs it: somebody whom everybody trusts, or an authority of our own, whose
 * certificate is published for whoever calls the door.
 */
export function certificates(config: CertificatesConfig): Resource[] {
  const { domain, doorCopies: copies } = config;
  if (config.acme) return [acme(config.acme), afterwards(frontDoor({ domain, copies, issuer: acmeIssuer }))];
  const door = frontDoor({ domain, copies, issuer: authorityIssuer, duration: '2160h' });
  return [...authority(domain), ...[door, ...publisher(config)].map(afterwards)];
}

const afterwards = (resource: Resource): Resource => annotated(resource, inWave(1));
