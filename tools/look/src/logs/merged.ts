/** Lines of several logs in the order in which they were written. Each begins with its time, which is taken away. */
export function merged(logs: readonly { readonly prefix: string; readonly text: string }[]): string[] {
  return logs
    .flatMap(({ prefix, text }) => timed(text).map((line) => ({ ...line, prefix })))
    .toSorted((a, b) => (a.time < b.time ? -1 : a.time > b.time ? 1 : 0))
    .map(({ prefix, line }) => `${prefix}${line}`);
}

// the times of `kubectl logs --timestamps` have nine digits after the dot, so that they sort as text
function timed(text: string): { time: string; line: string }[] {
  const lines = text.split('\n');
  if (lines.at(-1) === '') lines.pop();
  return lines.map((line) => {
    const end = line.indexOf(' ');
    return end < 0 ? { time: line, line: '' } : { time: line.slice(0, end), line: line.slice(end + 1) };
  });
}
