import { readFileSync } from 'node:fs';
import { machineCheck } from '../check.ts';
import type { Finding } from '../finding.ts';
import { inotifyFiles, parseLimits, tooLow, type InotifyLimits } from '../inotify.ts';

export const inotify = machineCheck<InotifyLimits | undefined>({
  name: 'inotify',
  looksAt: 'how many inotify instances and watches this machine allows',
  mendedBy: 'sysctl',
  collect: () =>
    // only Linux has them; the nodes of a virtual machine are looked at by themselves
    process.platform === 'linux'
      ? parseLimits(inotifyFiles.map((file) => readFileSync(file, 'utf8').trim()).join('\n'))
      : undefined,
  findings: inotifyFindings,
});

export function inotifyFindings(limits: InotifyLimits | undefined): Finding[] {
  if (!limits) return [];
  const { what, settings } = tooLow(limits);
  if (what === '') return [];
  return [
    {
      severity: 'warning',
      subject: 'inotify of this machine',
      what: `is limited (${what})`,
      why: 'nodes that are containers share it: kubelet and pods end with ‘too many open files’, now one and now another',
      mend: `sudo sysctl -w ${settings}`,
    },
  ];
}
