import { password, secret, username, type Secret } from '@headwater/secrets';
import type { LiveSecret } from '../live-secret.ts';

export const encoded = (values: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(values).map(([key, value]) => [key, Buffer.from(value).toString('base64')]));

/** As strong as what the declarations make. */
export const strong = 'k3Jd8sLq0ZpXv7TnB2mWc5RfYh9GaE4U';

export const declaration: Secret = secret({
  namespace: 'database',
  name: 'postgres-shop',
  keys: { username: username('shop'), password },
  readers: ['orchestrator'],
});

export const live = (
  more: Partial<Omit<LiveSecret, 'data'>> & { values?: Record<string, string> } = {},
): LiveSecret => {
  const { values = { username: 'shop', password: strong }, ...rest } = more;
  return {
    namespace: 'database',
    name: 'postgres-shop',
    type: 'Opaque',
    labels: {},
    annotations: {},
    owned: false,
    createdAt: Date.parse('2026-11-01T00:00:00Z'),
    data: encoded(values),
    ...rest,
  };
};

export const now = Date.parse('2026-11-11T00:00:00Z');
