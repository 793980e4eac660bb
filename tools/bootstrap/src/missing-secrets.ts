import { reflectorAnnotations, type Maker, type Secret } from '@headwater/secrets';
import type { ISecret } from 'kubernetes-models/v1';

/** Which declared secrets a cluster lacks: those that can be generated, and those that a person has to provide. */
export interface MissingSecrets {
  readonly generated: readonly ISecret[];
  readonly external: readonly Secret[];
}

/** Compares the declarations with the secrets that are there, each spelled `<namespace>/<name>`. */
export function missingSecrets(
  declared: readonly Secret[],
  present: ReadonlySet<string>,
  value: (maker: Maker) => string | undefined,
): MissingSecrets {
  const missing = declared.filter(({ namespace, name, optional }) => !optional && !present.has(`${namespace}/${name}`));
  const isExternal = ({ keys }: Secret) => Object.values(keys).some(({ kind }) => kind === 'external');
  return {
    generated: missing.filter((each) => !isExternal(each)).map((each) => manifest(each, value)),
    external: missing.filter(isExternal),
  };
}

const manifest = (declaration: Secret, value: (maker: Maker) => string | undefined): ISecret => ({
  ...withoutValues(declaration),
  stringData: Object.fromEntries(Object.entries(declaration.keys).map(([key, maker]) => [key, value(maker) as string])),
});

/** The object of a declared secret, all but its values. */
export const withoutValues = (declaration: Secret): ISecret => ({
  apiVersion: 'v1',
  kind: 'Secret',
  metadata: {
    namespace: declaration.namespace,
    name: declaration.name,
    labels: { ...declaration.labels },
    annotations: reflectorAnnotations(declaration),
  },
});
