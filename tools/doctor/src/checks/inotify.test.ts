import { expect, it } from 'vitest';
import { inotifyFindings } from './inotify.ts';

it('finds nothing where the limits are those that kind asks for, or there are none', () => {
  expect(inotifyFindings({ instances: 512, watches: 524_288 })).toEqual([]);
  expect(inotifyFindings(undefined)).toEqual([]);
});

it('names the limit that is too low, and sets that one alone', () => {
  expect(inotifyFindings({ instances: 128, watches: 1_048_576 })).toMatchObject([
    {
      severity: 'warning',
      what: 'is limited (instances: 128, fewer than 512)',
      mend: 'sudo sysctl -w fs.inotify.max_user_instances=512',
    },
  ]);
});
