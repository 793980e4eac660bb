/** The time of Kubernetes in milliseconds since 1970; 0 for none. */
export const timeOf = (text: string | undefined): number => (text === undefined ? 0 : Date.parse(text));

/** `3 minutes`, of milliseconds. */
export function spell(milliseconds: number): string {
  const seconds = Math.round(milliseconds / 1000);
  return seconds < 120 ? `${seconds} s` : `${Math.round(seconds / 60)} minutes`;
}
