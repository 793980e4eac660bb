/** A container image, pinned by tag and, where it is known, by digest. */
export interface Image {
  /** With its registry: `docker.io/library/postgres`. */
  readonly repository: string;
  readonly tag: string;
  /** `sha256:` and 64 hexadecimal digits. */
  readonly digest?: string;
}

/** `registry/repository:tag@digest`, as a container's `image` wants it. */
export const imageReference = ({ repository, tag, digest }: Image): string =>
  `${repository}:${tag}${digest ? `@${digest}` : ''}`;

/** Reads `registry/repository:tag@digest`; undefined where the tag or the registry is missing. */
export function parseImage(reference: string): Image | undefined {
  const match =
    /^(?<repository>[^/@]+\.[^/@]+\/[^:@]+|localhost(?::\d+)?\/[^:@]+):(?<tag>[\w][\w.-]{0,127})(?:@(?<digest>sha256:[0-9a-f]{64}))?$/.exec(
      reference,
    );
  if (!match?.groups) return undefined;
  const { repository, tag, digest } = match.groups as { repository: string; tag: string; digest?: string };
  return digest ? { repository, tag, digest } : { repository, tag };
}
