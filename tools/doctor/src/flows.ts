import { isDeepStrictEqual } from 'node:util';
import { services, type Declared, type DeclaredEnd, type ServiceContract } from '@headwater/contracts';
import type { Workload } from '@headwater/k8s';

/** What pods open a connection to. */
export interface Called {
  /** `postgres.database.svc:5432`. */
  readonly address: string;
  /** The Service, spelled `<namespace>/<name>`, and the pods behind it; none of the API server. */
  readonly service?: string;
  readonly pods?: Workload;
}

/** Every Service of this cluster that `caller` is declared to call by TCP, and the API server where it is one of them. */
export const calledBy = (caller: Workload, { flows }: Declared): Called[] =>
  flows.filter(({ from }) => isEnd(caller, from)).flatMap(({ to, ports }) => called(to, ports));

function called(to: DeclaredEnd, ports: Declared['flows'][number]['ports']): Called[] {
  if (to === 'kubernetes-api') return [{ address: 'kubernetes.default.svc:443' }];
  return ports
    .filter(({ protocol }) => protocol === 'TCP')
    .flatMap(({ port }) => contracts.filter((each) => (each.targetPort ?? each.port) === port && isEnd(each.pods, to)))
    .map((contract) => ({
      address: `${services.host(contract)}:${contract.port}`,
      service: `${contract.pods.namespace}/${contract.name}`,
      pods: contract.pods,
    }));
}

const contracts: readonly ServiceContract[] = Object.values(services).filter(
  (each) => typeof each === 'object' && 'pods' in each,
);

const isEnd = ({ namespace, labels }: Workload, end: DeclaredEnd): boolean =>
  isDeepStrictEqual(end, { namespace, pods: labels });
