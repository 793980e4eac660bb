import { lookup } from 'node:dns/promises';
import { topology } from '@headwater/environment';
import { machineCheck } from '../check.ts';
import type { Finding } from '../finding.ts';

interface Name {
  readonly name: string;
  /** To be read after «it is». */
  readonly use: string;
  /** Whether it has to be this machine itself. */
  readonly loopback: boolean;
  readonly addresses: readonly string[];
}

export const names = machineCheck<readonly Name[]>({
  name: 'names',
  looksAt: 'whether this machine finds itself as localhost, and the Git server where it is outside of the cluster',
  mendedBy: '/etc/hosts, or the machine’s DNS server',
  collect: ({ environment }) => {
    const { git } = topology(environment);
    const outside = 'host' in git ? [{ name: git.host, use: 'where the repository is', loopback: false }] : [];
    return Promise.all(
      [{ name: 'localhost', use: 'where the platform’s pages are opened', loopback: true }, ...outside].map(
        async (name) => ({ ...name, addresses: await addressesOf(name.name) }),
      ),
    );
  },
  findings: nameFindings,
});

const addressesOf = async (name: string): Promise<string[]> =>
  (await lookup(name, { all: true }).catch(() => [])).map(({ address }) => address);

export function nameFindings(names: readonly Name[]): Finding[] {
  return names.flatMap(({ name, use, loopback, addresses }): Finding[] => {
    const is = addresses.join(', ');
    if (addresses.length === 0) {
      const mend = loopback
        ? 'add the line ‘127.0.0.1 localhost’ to /etc/hosts'
        : 'look at /etc/resolv.conf and the network';
      return [{ severity: 'error', subject: `name '${name}'`, what: 'has no address', why: `it is ${use}`, mend }];
    }
    if (!loopback || addresses.some((address) => address === '127.0.0.1')) return [];
    const mend = 'put the line ‘127.0.0.1 localhost’ first in /etc/hosts';
    return [
      { severity: 'warning', subject: `name '${name}'`, what: `is ${is}, not 127.0.0.1`, why: `it is ${use}`, mend },
    ];
  });
}
