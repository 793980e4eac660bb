const block = 512;

/**
 * The file at `path` in an uncompressed tar archive.
 * https://pubs.opengroup.org/onlinepubs/9799919799/utilities/pax.html#tag_20_94_13_06
 */
export function fileInTar(archive: Buffer, path: string): Buffer | undefined {
  for (let offset = 0; offset + block <= archive.length;) {
    const field = (start: number, length: number): string =>
      archive.toString('utf8', offset + start, offset + start + length).replace(/\0.*$/s, '');
    const size = Number.parseInt(field(124, 12), 8) || 0;
    const start = offset + block;
    if (normalized(field(345, 155), field(0, 100)) === path) return archive.subarray(start, start + size);
    offset = start + Math.ceil(size / block) * block;
  }
  return undefined;
}

const normalized = (prefix: string, name: string): string =>
  (prefix === '' ? name : `${prefix}/${name}`).replace(/^\.\//, '');
