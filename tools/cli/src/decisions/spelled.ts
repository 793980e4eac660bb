type Values = Readonly<Record<string, unknown>>;

/** A value of an environment as a person says it, in a few words; undefined where there is none. */
export function spelled(value: unknown): string | undefined {
  if (value === undefined) return undefined;
  if (Array.isArray(value)) return value.length === 0 ? 'none' : value.map((each) => spelled(each)).join(', ');
  if (typeof value === 'object' && value !== null) return spelledObject(value as Values);
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  const lines = text.trim().split('\n').length;
  if (lines > 1) return `${lines} lines`;
  return text === '' ? 'none' : text;
}

function spelledObject(value: Values): string {
  if (typeof value['kind'] === 'string') return value['kind'];
  if ('requests' in value) return `${spelled(value['requests'])} (at most ${spelled(value['limits'])})`;
  if ('cidr' in value && 'port' in value) return `${String(value['cidr'])} port ${String(value['port'])}`;
  return Object.entries(value)
    .map(([key, each]) => (key === 'cpu' || key === 'memory' ? spelled(each) : `${key} ${spelled(each)}`))
    .join(', ');
}
