import { secretFiller, type Namespace } from '@headwater/contracts';
import { serviceAccount, type Resource } from '@headwater/k8s';
import { controller } from './controller.ts';
import { noPodAsReader } from './no-pod-as-reader.ts';

export interface ExternalSecretsConfig {
  readonly image: string;
  /** Those whose Secrets are filled. */
  readonly namespaces: readonly Namespace[];
}

/**
 * Fills Secrets from a vault: https://external-secrets.io. One controller for each namespace, in a namespace in which
 * nobody else starts pods; what it may do in the one that it fills stands there (`libs/key-vault`).
 */
export const externalSecrets = ({ image, namespaces }: ExternalSecretsConfig): Resource[] => [
  ...noPodAsReader(),
  ...namespaces.flatMap((namespace) => [serviceAccount(secretFiller(namespace)), controller(namespace, image)]),
];
