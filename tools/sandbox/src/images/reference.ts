/** `repository:tag` without a digest. */
export const tagged = (reference: string): string => reference.replace(/@.*$/, '');

/**
 * The names by which containerd looks an image up: with a digest, the tag does not count. Whoever has no registry can
 * give an image such a name whatever its own digest is.
 */
export function localNames(reference: string): string[] {
  const [name = '', digest] = reference.split('@');
  return digest === undefined ? [name] : [name, `${name.replace(/:[^:/]*$/, '')}@${digest}`];
}
