/** What a person calls the version of an image, and what it is an image of. */
export interface Version {
  readonly repository: string;
  /** The tag; the beginning of the digest where there is no tag. */
  readonly version: string;
  readonly digest: string;
}

/** Reads `[registry/]repository[:tag][@digest]`; what has neither tag nor digest is `latest`. */
export function versionOf(reference: string): Version {
  const [name = '', digest = ''] = reference.split('@');
  const colon = name.lastIndexOf(':');
  const tagged = colon > name.lastIndexOf('/');
  const tag = tagged ? name.slice(colon + 1) : '';
  return {
    repository: tagged ? name.slice(0, colon) : name,
    version: tag || digest.slice(0, 'sha256:'.length + 8) || 'latest',
    digest,
  };
}

export type Step = 'major' | 'minor' | 'patch' | 'build' | 'back' | 'unknown';

/** How far it is from one version to another: `build` where only what follows the numbers differs. */
export function stepBetween(from: string, to: string): Step {
  const [before, after] = [numbers(from), numbers(to)];
  if (!before || !after) return 'unknown';
  const place = [0, 1, 2].find((index) => before[index] !== after[index]);
  if (place === undefined) return 'build';
  if (after[place]! < before[place]!) return 'back';
  return (['major', 'minor', 'patch'] as const)[place]!;
}

/** `v3.5`, `17.11-bookworm`, `RELEASE.2026-01-02T…`: the first three numbers. */
export function numbers(version: string): readonly [number, number, number] | undefined {
  const found = /(\d+)(?:[.-](\d+))?(?:[.-](\d+))?/.exec(version.replace(/^\D+/, ''));
  if (!found || version.startsWith('sha256:')) return undefined;
  const [, major, minor = 0, patch = 0] = found;
  return [Number(major), Number(minor), Number(patch)];
}
