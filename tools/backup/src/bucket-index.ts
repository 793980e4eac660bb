/** An object as the object store lists it. */
export interface ListedObject {
  readonly key: string;
  readonly bytes: number;
  readonly etag: string;
}

/** An object of a backup: its content lies in the file that `objectFile` names. */
export interface StoredObject extends ListedObject {
  readonly sha256: string;
  /** What the entity tag is once the object is written in one piece. */
  readonly md5: string;
  readonly contentType?: string;
  /** What the writer noted, by the name without `x-amz-meta-`. */
  readonly metadata?: Readonly<Record<string, string>>;
}

/** By content, so that equal objects take the place of one, and an older backup in the folder keeps all of its own. */
export const objectFile = ({ sha256 }: Pick<StoredObject, 'sha256'>): string =>
  `objects/${sha256.slice(0, 2)}/${sha256}`;

export const formatIndex = (objects: readonly StoredObject[]): string =>
  [...objects]
    .sort((a, b) => (a.key < b.key ? -1 : 1))
    .map((object) => `${JSON.stringify(object)}\n`)
    .join('');

/** A last line that an interrupted write left without its end does not count. */
export const parseIndex = (text: string): StoredObject[] =>
  text
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line) as StoredObject);

/** Which of the listed objects a backup has already, unchanged, and which have to be fetched. */
export function unchanged(
  listed: readonly ListedObject[],
  known: readonly StoredObject[],
): { readonly kept: StoredObject[]; readonly wanted: ListedObject[] } {
  const byKey = new Map(known.map((object) => [object.key, object]));
  const kept: StoredObject[] = [];
  const wanted: ListedObject[] = [];
  for (const object of listed) {
    const old = byKey.get(object.key);
    if (old && old.etag === object.etag && old.bytes === object.bytes) kept.push(old);
    else wanted.push(object);
  }
  return { kept, wanted };
}

/** What has to happen to a bucket that holds `present` so that it holds `stored` and nothing else. */
export function changes(
  stored: readonly StoredObject[],
  present: readonly ListedObject[],
): { readonly put: StoredObject[]; readonly remove: string[] } {
  const byKey = new Map(present.map((object) => [object.key, object]));
  const isThere = ({ key, bytes, etag, md5 }: StoredObject) => {
    const found = byKey.get(key);
    return found?.bytes === bytes && (found.etag === md5 || found.etag === etag);
  };
  const keys = new Set(stored.map(({ key }) => key));
  return {
    put: stored.filter((object) => !isThere(object)),
    remove: present.filter(({ key }) => !keys.has(key)).map(({ key }) => key),
  };
}

/** Whether somebody has put anything there: Spark marks folders with empty objects. */
export const isData = ({ key, bytes }: ListedObject): boolean => bytes > 0 || !key.endsWith('/');
