import type { LiveSecret } from './live-secret.ts';

/** When a rotation began that has not ended: the values are the new ones, and readers may not have them yet. */
export const rotatingAnnotation = 'headwater.dev/rotating';
/** When the last rotation ended. */
export const rotatedAnnotation = 'headwater.dev/rotated';

/** Since when the values are what they are, in milliseconds since 1970. */
export function valuesSince({ annotations, createdAt }: Pick<LiveSecret, 'annotations' | 'createdAt'>): number {
  const changed = Date.parse(annotations[rotatingAnnotation] ?? annotations[rotatedAnnotation] ?? '');
  return Number.isNaN(changed) ? createdAt : changed;
}

const day = 24 * 60 * 60 * 1000;

export const daysSince = (then: number, now: number): number => Math.max(0, Math.floor((now - then) / day));
