const units = [
  [86_400, 'd'],
  [3600, 'h'],
  [60, 'min'],
] as const;

/** How long ago, in the largest unit that fits: `5 min`. */
export function age(since: number, at: number): string {
  const seconds = Math.max(0, Math.floor((at - since) / 1000));
  const [size, unit] = units.find(([each]) => seconds >= each) ?? [1, 's'];
  return `${Math.floor(seconds / size)} ${unit}`;
}
