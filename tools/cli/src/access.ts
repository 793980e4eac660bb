import { entrances, frontDoorWay, type Cluster, type Entrance } from '@headwater/bootstrap';
import { publicUrl, type FrontDoor } from '@headwater/contracts';
import { table } from '@headwater/look';

/** Where something of the platform answers on this machine, and how to sign in. */
export interface Access {
  readonly name: string;
  readonly address: string;
  /** Where it answers without the front door, as long as the cluster runs. */
  readonly direct?: string;
  readonly user?: string;
  /** The command that prints the password. */
  readonly password?: string;
}

export const access = (cluster: Cluster, entrances: readonly Entrance[], door?: FrontDoor): Promise<Access[]> =>
  Promise.all(
    entrances.map(async (entrance) => ({
      name: entrance.name,
      ...(await addresses(cluster, entrance, door)),
      ...(entrance.login
        ? {
            user: entrance.login.user,
            password: `./headwater secrets show ${entrance.target.namespace}/${entrance.login.secret} ${entrance.login.key}`,
          }
        : {}),
    })),
  );

async function addresses(
  cluster: Cluster,
  { name, target, page, published }: Entrance,
  door: FrontDoor | undefined,
): Promise<Pick<Access, 'address' | 'direct'>> {
  const reached = cluster.lasting ? await cluster.reach(target) : undefined;
  const direct = reached !== undefined && page ? `http://${reached}/` : reached;
  if (door && published) {
    return { address: `${publicUrl(door, published)}/`, ...(direct === undefined ? {} : { direct }) };
  }
  return { address: direct ?? `./headwater open ${slug(name)}` };
}

/** Whether a port of this machine has to lead to the front door: where it has an address of its own, DNS says which. */
export const needsForward = ({ clusterAddress, fromOutside, ingress }: FrontDoor): boolean =>
  clusterAddress !== undefined && !fromOutside && !ingress;

/** The way to the front door, where this machine has to make one. */
export const wayOf = (door: FrontDoor | undefined) => (door && needsForward(door) ? frontDoorWay(door) : undefined);

/**
 * What a cluster of this machine is reached by as long as it runs: the ways to what `door` and all entrances are, also
 * of the parts that are left out of it, which a later `up` brings.
 */
export function everyWay(door: FrontDoor | undefined): Pick<Entrance, 'target' | 'port'>[] {
  const way = wayOf(door);
  return [...entrances, ...(way ? [way] : [])];
}

/** What a person has to know of these addresses, in lines. */
export async function hints(cluster: Cluster, door: FrontDoor | undefined): Promise<string[]> {
  const way = wayOf(door);
  if (!door || !way) return [];
  const trust = './headwater ca --help says how a browser gets to trust its certificate';
  const host = `*.${door.domain}:${door.port}`;
  if (!cluster.lasting) return [`${host} answers while ./headwater open runs, for whichever service; ${trust}`];
  const reached = await cluster.reach(way.target).catch(() => undefined);
  if (reached?.endsWith(`:${door.port}`)) return [trust];
  return [
    `port ${door.port} of this machine does not lead to the front door; free it, then ./headwater down, and up again`,
    trust,
  ];
}

/** How somebody gets in where nobody is known yet, in lines. */
export const peopleHints = (identity: boolean): string[] =>
  identity ? ['people sign in at Keycloak; ./headwater people add NAME --group admins makes one known'] : [];

/** An entrance's name as a command line spells it: `argo-cd`. */
export const slug = (name: string): string => name.toLowerCase().replaceAll(' ', '-');

/** The same as a table for a person. */
export const accessTable = (list: readonly Access[]): string =>
  table([
    ['', 'address', 'user', 'password'],
    ...list.map(({ name, address, user = '', password = '' }) => [name, address, user, password]),
  ]).join('\n');
