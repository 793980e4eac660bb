import type { Cluster, Entrance } from '@headwater/bootstrap';

/** Where something of the platform answers on this machine, and how to sign in. */
export interface Access {
  readonly name: string;
  readonly address: string;
  readonly user?: string;
  /** The command that prints the password. */
  readonly password?: string;
}

export const access = (cluster: Cluster, entrances: readonly Entrance[]): Access[] =>
  entrances.map(({ name, target, page, login }) => ({
    name,
    address: page ? `http://${cluster.reach(target)}/` : cluster.reach(target),
    ...(login
      ? { user: login.user, password: `./headwater secrets show ${target.namespace}/${login.secret} ${login.key}` }
      : {}),
  }));

/** The same as a table for a person. */
export function accessTable(list: readonly Access[]): string {
  const rows = [
    ['', 'address', 'user', 'password'],
    ...list.map(({ name, address, user = '', password = '' }) => [name, address, user, password]),
  ];
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column]!))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
