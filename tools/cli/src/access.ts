import type { Cluster, Entrance } from '@headwater/bootstrap';
import { table } from '@headwater/look';

/** Where something of the platform answers on this machine, and how to sign in. */
export interface Access {
  readonly name: string;
  readonly address: string;
  readonly user?: string;
  /** The command that prints the password. */
  readonly password?: string;
}

export const access = (cluster: Cluster, entrances: readonly Entrance[]): Promise<Access[]> =>
  Promise.all(
    entrances.map(async ({ name, target, page, login }) => ({
      name,
      address: await address(cluster, { name, target, page }),
      ...(login
        ? { user: login.user, password: `./headwater secrets show ${target.namespace}/${login.secret} ${login.key}` }
        : {}),
    })),
  );

async function address(cluster: Cluster, { name, target, page }: Pick<Entrance, 'name' | 'target' | 'page'>) {
  if (!cluster.lasting) return `./headwater open ${slug(name)}`;
  const reached = await cluster.reach(target);
  return page ? `http://${reached}/` : reached;
}

/** An entrance's name as a command line spells it: `argo-cd`. */
export const slug = (name: string): string => name.toLowerCase().replaceAll(' ', '-');

/** The same as a table for a person. */
export const accessTable = (list: readonly Access[]): string =>
  table([
    ['', 'address', 'user', 'password'],
    ...list.map(({ name, address, user = '', password = '' }) => [name, address, user, password]),
  ]).join('\n');
