/** `30m` or `2h` as Go writes it: whoever reads and writes the object again leaves it as it is. */
export function goDuration(text: string): string {
  const minutes = Number(text.slice(0, -1)) * (text.endsWith('h') ? 60 : 1);
  const hours = Math.floor(minutes / 60);
  return `${hours > 0 ? `${hours}h` : ''}${minutes % 60}m0s`;
}
