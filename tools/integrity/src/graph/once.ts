/** `derive`, worked out once for each `source`. */
export function once<S extends object, T extends object>(derive: (source: S) => T): (source: S) => T {
  const known = new WeakMap<S, T>();
  return (source) => {
    const value = known.get(source) ?? derive(source);
    known.set(source, value);
    return value;
  };
}
