/** How many inotify instances and watches a user of a kernel may have. */
export interface InotifyLimits {
  readonly instances: number;
  readonly watches: number;
}

/** What a node with some fifty pods takes: https://kind.sigs.k8s.io/docs/user/known-issues/#pod-errors-due-to-too-many-open-files */
const wanted: InotifyLimits = { instances: 512, watches: 524_288 };

export const inotifyFiles = [
  '/proc/sys/fs/inotify/max_user_instances',
  '/proc/sys/fs/inotify/max_user_watches',
] as const;

/** What is too low, spelled out, and the settings that mend it. */
export function tooLow({ instances, watches }: InotifyLimits): { readonly what: string; readonly settings: string } {
  const low = (['instances', 'watches'] as const).filter((each) => ({ instances, watches })[each] < wanted[each]);
  return {
    what: low.map((each) => `${each}: ${{ instances, watches }[each]}, fewer than ${wanted[each]}`).join('; '),
    settings: low.map((each) => `fs.inotify.max_user_${each}=${wanted[each]}`).join(' '),
  };
}

/** Of the two files' content, a line each. */
export function parseLimits(text: string): InotifyLimits {
  const [instances, watches] = text.trim().split('\n').map(Number);
  if (!(instances! >= 0 && watches! >= 0)) throw new Error(`'${text.trim()}' are no limits of inotify`);
  return { instances: instances!, watches: watches! };
}
