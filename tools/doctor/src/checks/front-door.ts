import { frontDoorWay, portForward, type Cluster } from '@headwater/bootstrap';
import { platformCa, publicHost, published, type FrontDoor, type PublicService } from '@headwater/contracts';
import { topology } from '@headwater/environment';
import type { IConfigMap } from 'kubernetes-models/v1';
import { clusterCheck } from '../check.ts';
import type { ClusterReader } from '../cluster-reader.ts';
import type { Finding } from '../finding.ts';
import { greet, type Greeting } from '../front-door.ts';
import { kubectlCommand } from '../mend.ts';

interface Answer {
  readonly host: string;
  /** What it said, or why it said nothing. */
  readonly greeting: Greeting | string;
  /** Where the cluster's own Ingress controller was asked. */
  readonly ingress?: true;
}

export const frontDoor = clusterCheck<readonly Answer[]>({
  name: 'front-door',
  looksAt: 'whether each published host answers at the front door, with a certificate that is believed',
  mendedBy: 'a restart of Traefik or of the service behind it',
  collect: async (cluster, { environment }) => {
    const wiring = topology(environment);
    return wiring.frontDoor
      ? answers(
          cluster,
          wiring.frontDoor,
          published(wiring).map(({ service }) => service),
        )
      : [];
  },
  findings: frontDoorFindings,
});

async function answers({ cluster, items }: ClusterReader, door: FrontDoor, services: readonly PublicService[]) {
  const hosts = services.map((service) => publicHost(door, service));
  const who = door.ingress ? { ingress: true as const } : {};
  const maps = await items<IConfigMap>('configmaps', `--namespace=${platformCa.namespace}`);
  const authority = maps.find(({ metadata }) => metadata?.name === platformCa.name)?.data?.[platformCa.key];
  // whether this machine's own port leads there is another matter
  const way = door.ingress ? undefined : await forwarded(cluster, door);
  if (way instanceof Error) return hosts.map((host): Answer => ({ host, greeting: way.message }));
  try {
    return await Promise.all(
      hosts.map(async (host): Promise<Answer> => {
        const question = { address: way?.address ?? `${host}:${door.port}`, host, patience: 10_000 };
        const asked = greet({ ...question, ...(authority === undefined ? {} : { authority }) });
        return { host, ...who, greeting: await asked.catch((error: Error) => error.message) };
      }),
    );
  } finally {
    way?.close();
  }
}

const forwarded = (cluster: Cluster, door: FrontDoor) =>
  portForward(cluster, frontDoorWay(door).target).catch((error: Error) => error);

export function frontDoorFindings(answers: readonly Answer[]): Finding[] {
  return answers.flatMap(({ host, greeting, ingress = false }): Finding[] => {
    const problem = problemOf(greeting, ingress);
    return problem ? [{ severity: 'error', subject: `https://${host}`, ...problem }] : [];
  });
}

/** Whether the controller took them up, and the address that it has. */
const lookAtIngresses = kubectlCommand('get ingresses --all-namespaces');

function problemOf(greeting: Greeting | string, ingress: boolean): Omit<Finding, 'severity' | 'subject'> | undefined {
  if (typeof greeting === 'string') {
    return {
      what: `does not answer: ${greeting}`,
      why: 'nobody reaches the service by its address',
      mend: ingress ? lookAtIngresses : kubectlCommand('rollout restart deployment/traefik --namespace=gateway'),
    };
  }
  if (greeting.distrust !== undefined) {
    return {
      what: `shows a certificate that nobody vouches for whom browsers and pods believe: ${greeting.distrust}`,
      why: 'browsers warn, and pods refuse the connection',
      mend: './headwater doctor --check certificates',
    };
  }
  const { status = 0 } = greeting;
  if (status === 404) {
    return {
      what: 'is a host that no route serves (404)',
      why: 'its route is missing or was not accepted',
      mend: ingress ? lookAtIngresses : kubectlCommand('get httproutes --namespace=gateway --output=yaml'),
    };
  }
  if (status < 502 || status > 504) return undefined;
  return {
    what: `answers ${status}: nobody is behind it`,
    why: 'the service is down, or a NetworkPolicy keeps the front door from it',
    mend: './headwater status',
  };
}
