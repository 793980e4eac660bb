import { committedApplications, entrancesOf, type Cluster, type Entrance } from '@headwater/bootstrap';
import { publicUrl, type FrontDoor } from '@headwater/contracts';
import { topology } from '@headwater/environment';
import { interrupted, isFree, keptOpen, openBrowser } from '@headwater/look';
import { access, accessTable, hints, peopleHints, slug, wayOf } from '../access.ts';
import { theCluster, type ClusterOptions } from '../cluster/the-cluster.ts';
import { oneOf } from '../selection.ts';
import { running } from '../without/checkout.ts';

export interface OpenOptions extends ClusterOptions {
  readonly environment: string;
  /** False where the address is enough. */
  readonly browser: boolean;
}

/** Shows where a service answers and how to sign in, and opens the browser; without a service, all that can be opened. */
export async function open(service: string | undefined, options: OpenOptions): Promise<void> {
  const { checkout, environment } = await running(options.environment, options);
  const applied = committedApplications(checkout).map(({ name }) => name);
  const present = entrancesOf(applied);
  // a wrong name is said before a cluster is looked for
  const entrance = service === undefined ? undefined : entranceOf(service, present);
  const { frontDoor, identity } = topology(environment);
  const cluster = await theCluster(options);
  if (!entrance) {
    const all = accessTable(await access(cluster, present, frontDoor));
    return console.log([all, ...(await hints(cluster, frontDoor)), ...peopleHints(identity)].join('\n'));
  }
  if (frontDoor && entrance.published) return atFrontDoor(cluster, entrance, frontDoor, options);
  if (cluster.lasting) return shown(entrance, await cluster.reach(entrance.target), options);
  await kept(cluster, entrance, (reached) => shown(entrance, reached, options));
}

/** One way to the front door is the way to everything that is published there. */
async function atFrontDoor(cluster: Cluster, entrance: Entrance, door: FrontDoor, options: OpenOptions): Promise<void> {
  const url = `${publicUrl(door, entrance.published!)}/`;
  const show = () => shownAt(url, entrance, options);
  const way = wayOf(door);
  if (!way || cluster.lasting) {
    for (const line of cluster.lasting ? await hints(cluster, door) : []) console.error(line);
    return show();
  }
  if (await isFree(door.port)) return kept(cluster, { ...way, name: 'the front door' }, show);
  console.error(
    `port ${door.port} of this machine is in use, as by another ./headwater open, which serves this one too`,
  );
  show();
}

async function kept(
  cluster: Cluster,
  way: Pick<Entrance, 'name' | 'target' | 'port'>,
  show: (reached: string) => void,
): Promise<void> {
  await keptOpen(
    cluster,
    way,
    {
      opened: (reached) => {
        show(reached);
        console.error('Ctrl-C ends it');
      },
      lost: (message) => console.error(`${way.name} is away: ${message || 'the connection ended'}; trying again`),
    },
    interrupted(),
  );
}

const entranceOf = (service: string, present: readonly Entrance[]): Entrance => {
  const wanted = oneOf(
    'service',
    slug(service),
    present.map(({ name }) => slug(name)),
  );
  return present.find(({ name }) => slug(name) === wanted) as Entrance;
};

const shown = (entrance: Entrance, reached: string, options: OpenOptions): void =>
  shownAt(entrance.page ? `http://${reached}/` : reached, entrance, options);

function shownAt(address: string, { page, login, target }: Entrance, { browser, context }: OpenOptions): void {
  console.log(address);
  if (login) {
    console.log(`user      ${login.user}`);
    const where = context === undefined ? '' : ` --context ${context}`;
    console.log(`password  ./headwater secrets show ${target.namespace}/${login.secret} ${login.key}${where}`);
  }
  if (page && browser) openBrowser(address);
}
