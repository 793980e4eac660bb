import { createHash } from 'node:crypto';

/** The first 16 hexadecimal digits of the SHA-256 of `data`, keys in any order. */
export const contentHash = (data: unknown): string =>
  createHash('sha256').update(JSON.stringify(data, sortKeys)).digest('hex').slice(0, 16);

const sortKeys = (_key: string, value: unknown): unknown =>
  value !== null && typeof value === 'object' && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
    : value;
