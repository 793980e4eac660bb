/** Where a source chooses an image, in the form that Renovate reads, too. */
const pin = (repository: string): RegExp =>
  new RegExp(
    `(?<before>repository: '${repository.replaceAll('.', '\\.')}',\\s*tag: '(?<tag>[^']+)')(?:,\\s*digest: '(?<digest>[^']*)')?`,
  );

/** The tag that `source` gives `repository`; undefined where it names it nowhere. */
export const tagOf = (source: string, repository: string): string | undefined =>
  pin(repository).exec(source)?.groups?.['tag'];

/** `source` with another digest for `repository`. */
export const pinned = (source: string, repository: string, digest: string): string =>
  source.replace(pin(repository), `$<before>, digest: '${digest}'`);
