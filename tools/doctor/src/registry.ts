import type { Image } from '@headwater/k8s';

/** What a registry says of an image to somebody without a login. */
export interface RegistryAnswer {
  readonly outcome: 'there' | 'absent' | 'denied' | 'limited' | 'silent';
  /** Why it is silent. */
  readonly said: string;
}

/** Of a repository `docker.io/library/postgres`: `docker.io`. */
export const registryOf = ({ repository }: Pick<Image, 'repository'>): string => repository.split('/')[0]!;

const mediaTypes = [
  'application/vnd.oci.image.index.v1+json',
  'application/vnd.oci.image.manifest.v1+json',
  'application/vnd.docker.distribution.manifest.list.v2+json',
  'application/vnd.docker.distribution.manifest.v2+json',
].join(', ');

/**
 * Asks the registry for the image's manifest, and fetches none of it; `patience` is in milliseconds.
 * Source: https://github.com/opencontainers/distribution-spec/blob/v1.1.1/spec.md#pulling-manifests
 */
export async function askRegistry(image: Image, patience: number): Promise<RegistryAnswer> {
  const signal = AbortSignal.timeout(patience);
  try {
    const first = await head(image, signal);
    if (first.status !== 401) return answerOf(first);
    const token = await anonymousToken(first.headers.get('www-authenticate') ?? '', image, signal);
    return typeof token === 'string' ? answerOf(await head(image, signal, token)) : token;
  } catch (error) {
    return { outcome: 'silent', said: reasonOf(error as Error, patience) };
  }
}

const head = (image: Image, signal: AbortSignal, token?: string): Promise<Response> =>
  fetch(manifestUrl(image), {
    method: 'HEAD',
    headers: { Accept: mediaTypes, ...(token === undefined ? {} : { Authorization: `Bearer ${token}` }) },
    signal,
  });

const manifestUrl = (image: Image): string => {
  const registry = registryOf(image);
  // as container runtimes do
  const scheme = /^localhost(:\d+)?$/.test(registry) ? 'http' : 'https';
  const host = registry === 'docker.io' ? 'registry-1.docker.io' : registry;
  return `${scheme}://${host}/v2/${pathOf(image)}/manifests/${image.digest ?? image.tag}`;
};

/** `library/postgres`, also of `docker.io/postgres`. */
function pathOf(image: Image): string {
  const registry = registryOf(image);
  const path = image.repository.slice(registry.length + 1);
  return registry === 'docker.io' && !path.includes('/') ? `library/${path}` : path;
}

/** Source: https://distribution.github.io/distribution/spec/auth/token/ */
async function anonymousToken(challenge: string, image: Image, signal: AbortSignal): Promise<string | RegistryAnswer> {
  const {
    realm,
    service,
    scope = `repository:${pathOf(image)}:pull`,
  } = Object.fromEntries(
    [...challenge.matchAll(/(\w+)="([^"]*)"/g)].map(([, name, value]) => [name, value]),
  ) as Readonly<Record<string, string | undefined>>;
  const denied = { outcome: 'denied', said: '' } as const;
  if (!/^bearer /i.test(challenge) || realm === undefined || !URL.canParse(realm)) return denied;
  const url = new URL(realm);
  if (service !== undefined) url.searchParams.set('service', service);
  url.searchParams.set('scope', scope);
  const response = await fetch(url, { signal });
  if (!response.ok) return answerOf(response);
  const { token, access_token } = (await response.json()) as { token?: string; access_token?: string };
  return token ?? access_token ?? denied;
}

const outcomes: Readonly<Record<number, RegistryAnswer['outcome']>> = {
  401: 'denied',
  403: 'denied',
  404: 'absent',
  429: 'limited',
};

const answerOf = ({ ok, status, statusText }: Response): RegistryAnswer => ({
  outcome: ok ? 'there' : (outcomes[status] ?? 'silent'),
  said: `${status} ${statusText}`.trim(),
});

/** `fetch` says what is wrong in the cause, and several causes where a host has several addresses. */
function reasonOf({ name, message, cause }: Error, patience: number): string {
  if (name === 'TimeoutError') return `no answer within ${patience / 1000} s`;
  const causes = cause instanceof AggregateError ? (cause.errors as Error[]) : cause instanceof Error ? [cause] : [];
  return causes[0]?.message ?? message;
}
