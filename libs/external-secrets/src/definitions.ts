import type { Provided, Upstream } from '@headwater/argocd';
import { externalSecretsImage } from './images.ts';

/** The kinds that the controller watches as it is configured here, of some twenty-five that the release brings. */
const kinds = [
  { group: 'external-secrets.io', plural: 'externalsecrets' },
  { group: 'external-secrets.io', plural: 'secretstores' },
  // watched although nothing here makes one
  { group: 'generators.external-secrets.io', plural: 'generatorstates' },
] as const;

/** The files that have the definitions of those kinds, of the release that the image is. */
export const externalSecretsSource: Upstream = {
  repository: 'https://github.com/external-secrets/external-secrets',
  path: 'config/crds/bases',
  revision: externalSecretsImage.tag,
  files: kinds.map(({ group, plural }) => `${group}_${plural}.yaml`),
};

export const bringsExternalSecretsDefinitions: readonly Provided[] = kinds.map(({ group, plural }) => ({
  kind: 'CustomResourceDefinition',
  name: `${plural}.${group}`,
}));
