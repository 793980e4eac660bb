import type { Data } from './emit.ts';

// what YAML 1.1 or 1.2 gives a meaning to, and what looks like it
const words = [
  ...['null', 'true', 'yes', 'No', 'on', 'OFF', '~', 'y', 'N', '.inf', '-.INF', '.nan', '<<', '=', '!t', '&a', '*a'],
  ...['1e3', '0x1f', '0o17', '017', '1_000', '1.', '+1', '-1', '0b1', '.5', '+.inf', '4d', '190:20:30', '1_0.5'],
  ...['12:30:45', '2001-12-14', '2001-12-14t21:59:43.10-05:00', '100m', '1.5Gi', '30s', '1h', '--', '-', '---', '...'],
  ...['--- a', '- a', 'a: b', 'a:', '? a', 'a # b', 'a#b', 'key: ', '', '  ', '\n', 'a\n', 'a\n\n', '\na', '%YAML'],
  ...[
    '  a\nb',
    'a\n  b\n',
    'a\n\n\nb\n\n',
    '\ta\n b',
    'a\n---\nb\n',
    'a\n...\n',
    'a\n\tb',
    'a \nb',
    '{{ ds }}',
    '$(A)',
  ],
  ...[
    'a,b',
    'a, b',
    'x:y',
    '@x',
    "it's",
    '"quoted"',
    '{"a": "b"}',
    'C:\\',
    '\u0085',
    '\u2028',
    '\ufeff',
    '😀',
    '\ud800',
  ],
];

const letters = [...'abZ019.-_: #\n\t\r"\'{}[],&*!|>%@`?~=exoé\u0085\u2028\ufeff$()/\\ynN'];

/** `count` values of every shape that JSON has, the same ones on every run. */
export function* samples(count: number): Generator<Data> {
  let seed = 1;
  // a linear congruential generator: https://en.wikipedia.org/wiki/Linear_congruential_generator (glibc's constants)
  const below = (limit: number): number => {
    seed = (Math.imul(seed, 1103515245) + 12345) & 0x7fffffff;
    return (seed >>> 8) % limit;
  };
  const text = (): string =>
    below(3) === 0
      ? (words[below(words.length)] as string)
      : Array.from({ length: below(9) }, () => letters[below(letters.length)]).join('');
  const value = (depth: number): Data => {
    const shape = below(depth > 3 ? 6 : 9);
    if (shape < 4) return text();
    if (shape === 4) return below(2) === 0 ? below(1000) - 500 : below(1000) / 7;
    if (shape === 5) return [true, false, null][below(3)] as boolean | null;
    const values = Array.from({ length: below(4) }, () => value(depth + 1));
    return shape === 6 ? values : Object.fromEntries(values.map((each) => [text(), each]));
  };
  for (let made = 0; made < count; made++) yield value(0);
}
