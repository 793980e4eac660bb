import type { Environment } from '@headwater/environment';
import { exitCodes, Failure } from '../failure.ts';

/** What a platform can do without, as an environment calls it. */
export const parts = ['gateway', 'identity', 'observability'] as const;
export type Part = (typeof parts)[number];

/** Which parts each one needs. */
const needs: Readonly<Record<Part, readonly Part[]>> = { gateway: [], identity: ['gateway'], observability: [] };

/** Those of `asked` that the environment has; a Failure where another of its parts needs one of them. */
export function leftOut(environment: Environment, asked: readonly Part[]): Part[] {
  const has = (part: Part) => environment[part].kind !== 'none';
  const out = parts.filter((part) => asked.includes(part) && has(part));
  const broken = parts.flatMap((part) =>
    has(part) && !out.includes(part)
      ? needs[part].filter((needed) => out.includes(needed)).map((needed) => ({ part, needed }))
      : [],
  );
  const [first] = broken;
  if (first) {
    const together = parts.filter((part) => out.includes(part) || broken.some((each) => each.part === part));
    throw new Failure(
      `${first.part} needs ${first.needed}, and stays; ./headwater up --without ${together.join(',')} leaves them out`,
      exitCodes.wrongUse,
    );
  }
  return out;
}

/** `gateway and identity` */
export const listed = (words: readonly string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
