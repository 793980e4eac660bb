import { inWave } from '@headwater/argocd';
import { annotated, type Resource } from '@headwater/k8s';
import { authority } from './authority.ts';
import { frontDoor } from './front-door.ts';
import { publisher } from './publisher.ts';

export interface CertificatesConfig {
  /** Each host below it has the certificate of the front door. */
  readonly domain: string;
  /** With a Python and its standard library. */
  readonly image: string;
  /** The annotations by which the authority's certificate is copied to whoever has to believe it. */
  readonly copies: Readonly<Record<string, string>>;
}

/** An authority of our own, the certificate of the front door, and the authority's certificate for whoever calls it. */
export const certificates = (config: CertificatesConfig): Resource[] => [
  ...authority(config.domain),
  ...[frontDoor(config.domain), ...publisher(config)].map((resource) => annotated(resource, inWave(1))),
];
