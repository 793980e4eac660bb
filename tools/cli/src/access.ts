import { entrances, type Cluster } from '@headwater/bootstrap';

/** Where something of the platform answers on this machine, and how to sign in. */
export interface Access {
  readonly name: string;
  readonly address: string;
  readonly user?: string;
  /** The command that prints the password. */
  readonly password?: string;
}

export const access = (cluster: Cluster): Access[] =>
  entrances.map(({ name, target, path, login }) => ({
    name,
    address: path === undefined ? cluster.reach(target) : `http://${cluster.reach(target)}${path}`,
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
