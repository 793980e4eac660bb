import { committedApplications, entrancesOf, type Entrance } from '@headwater/bootstrap';
import { interrupted, keptOpen, openBrowser } from '@headwater/look';
import { access, accessTable, slug } from '../access.ts';
import { theCluster, type ClusterOptions } from '../cluster/the-cluster.ts';
import { root } from '../repository.ts';
import { oneOf } from '../selection.ts';

export interface OpenOptions extends ClusterOptions {
  readonly environment: string;
  /** False where the address is enough. */
  readonly browser: boolean;
}

/** Shows where a service answers and how to sign in, and opens the browser; without a service, all that can be opened. */
export async function open(service: string | undefined, options: OpenOptions): Promise<void> {
  const applied = committedApplications({ root, environment: options.environment }).map(({ name }) => name);
  const present = entrancesOf(applied);
  // a wrong name is said before a cluster is looked for
  const entrance = service === undefined ? undefined : entranceOf(service, present);
  const cluster = await theCluster(options);
  if (!entrance) return console.log(accessTable(await access(cluster, present)));
  if (cluster.lasting) return shown(entrance, await cluster.reach(entrance.target), options);
  const ended = interrupted();
  await keptOpen(
    cluster,
    entrance,
    {
      opened: (address) => {
        shown(entrance, address, options);
        console.error('Ctrl-C ends it');
      },
      lost: (message) => console.error(`${entrance.name} is away: ${message || 'the connection ended'}; trying again`),
    },
    ended,
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

function shown({ page, login, target }: Entrance, reached: string, { browser, context }: OpenOptions): void {
  const address = page ? `http://${reached}/` : reached;
  console.log(address);
  if (login) {
    console.log(`user      ${login.user}`);
    const where = context === undefined ? '' : ` --context ${context}`;
    console.log(`password  ./headwater secrets show ${target.namespace}/${login.secret} ${login.key}${where}`);
  }
  if (page && browser) openBrowser(address);
}
