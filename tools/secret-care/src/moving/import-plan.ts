import { withoutValues } from '@headwater/bootstrap';
import { suggestion } from '@headwater/k8s';
import type { Secret } from '@headwater/secrets';
import type { ISecret } from 'kubernetes-models/v1';
import { rotatingAnnotation } from '../annotations.ts';
import { differingKeys } from '../audit/copies.ts';
import { titleOf, type LiveSecret } from '../live-secret.ts';
import { recipeOf } from '../rotation/recipes.ts';
import type { Bundle, BundledSecret } from './bundle.ts';

/** What an import does to a cluster, by the names of the secrets; values are in `create` and `replace` alone. */
export interface ImportPlan {
  readonly create: readonly ISecret[];
  /** Those that are there with other values. */
  readonly replace: readonly ISecret[];
  readonly same: readonly string[];
  /** What the file holds and nobody declares, with near misses. */
  readonly unknown: readonly string[];
  /** Keys that a secret of the file lacks. */
  readonly incomplete: readonly string[];
  /** Declared secrets that the file does not hold. */
  readonly absent: readonly string[];
}

/** Compares a bundle with what is declared and what is there. `date`: what a replaced secret is marked with. */
export function importPlan(
  bundle: Bundle,
  declared: readonly Secret[],
  live: readonly LiveSecret[],
  { repositoryUrl, date }: { readonly repositoryUrl: string; readonly date: string },
): ImportPlan {
  const bundled = new Map(bundle.secrets.map((secret) => [titleOf(secret), secret]));
  const present = new Map(live.map((secret) => [titleOf(secret), secret]));
  const names = declared.map(titleOf);
  const held = declared.flatMap((declaration) => {
    const secret = bundled.get(titleOf(declaration));
    return secret ? [{ declaration, secret }] : [];
  });
  const incomplete = held.flatMap(({ declaration, secret }) =>
    Object.keys(declaration.keys)
      .filter((key) => isBrought(declaration, key) && !secret.data[key])
      .map((key) => `${titleOf(declaration)}: the file has no value for key '${key}'`),
  );
  const complete = held.filter(
    ({ declaration }) => !incomplete.some((line) => line.startsWith(`${titleOf(declaration)}:`)),
  );
  const wanted = complete.map(({ declaration, secret }) => manifest(declaration, secret, repositoryUrl));
  const found = (each: ISecret) => present.get(titleOf(each.metadata as Secret));
  const differs = (each: ISecret) =>
    differingKeys({ data: each.data ?? {} }, declaredKeys(each, found(each)!)).length > 0;
  return {
    create: wanted.filter((each) => !found(each)),
    replace: wanted
      .filter((each) => found(each) && differs(each))
      .map((each) => (isRotated(declared, each) ? marked(each, date) : each)),
    same: wanted.filter((each) => found(each) && !differs(each)).map((each) => titleOf(each.metadata as Secret)),
    unknown: [...bundled.keys()]
      .filter((title) => !names.includes(title))
      .map((title) => `${title}${suggestion(title, names)}`),
    incomplete,
    absent: declared
      .filter(({ optional }) => !optional)
      .map(titleOf)
      .filter((title) => !bundled.has(title)),
  };
}

/** What the other cluster knows better than this one's environment. */
const isBrought = ({ keys }: Secret, key: string): boolean =>
  !['literal', 'repository-url'].includes(keys[key]?.kind ?? '');

const declaredKeys = (each: ISecret, { data }: LiveSecret): Pick<LiveSecret, 'data'> => ({
  data: Object.fromEntries(Object.entries(data).filter(([key]) => each.data?.[key] !== undefined)),
});

const manifest = (declaration: Secret, { data }: BundledSecret, repositoryUrl: string): ISecret => ({
  ...withoutValues(declaration),
  data: Object.fromEntries(
    Object.entries(declaration.keys).map(([key, maker]) => {
      if (maker.kind === 'literal') return [key, encoded(maker.value)];
      return [key, maker.kind === 'repository-url' ? encoded(repositoryUrl) : data[key]!];
    }),
  ),
});

const encoded = (text: string): string => Buffer.from(text).toString('base64');

const isRotated = (declared: readonly Secret[], { metadata }: ISecret): boolean =>
  declared.some((each) => titleOf(each) === titleOf(metadata as Secret) && !('byHand' in recipeOf(each)));

/** As a rotation that has written its values: what goes on from there brings them to the readers. */
const marked = (secret: ISecret, date: string): ISecret => ({
  ...secret,
  metadata: { ...secret.metadata, annotations: { ...secret.metadata?.annotations, [rotatingAnnotation]: date } },
});
