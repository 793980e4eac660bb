import { check, rules, type Manifests } from '@headwater/integrity';
import { formatCpu, formatMemory, parseQuantity } from '@headwater/k8s';
import type { IStatefulSet } from 'kubernetes-models/apps/v1';
import type { IPersistentVolumeClaim, IPod } from 'kubernetes-models/v1';

/** Cores and bytes. */
export interface Amount {
  readonly cpu: number;
  readonly memory: number;
}

/** That there is not enough, and the way out. */
export interface Shortage {
  readonly what: string;
  readonly mend: string;
}

const capacityRules = rules.filter(({ name }) => name === 'capacity-exceeded');

/** What the integrity check would say of the manifests on a node that offers `offered`. */
export function shortages(manifests: Manifests, { cpu, memory }: Amount): Shortage[] {
  const capacity = { cpu: formatCpu(Math.max(0, cpu)), memory: `${Math.max(0, Math.floor(memory / 1024 ** 2))}Mi` };
  const declared = { ...manifests.declared, capacity };
  return check({ ...manifests, declared }, capacityRules).map(({ message }) => {
    const [said = '', mend = ''] = message.split('; ');
    // which pods are the largest is what ./headwater integrity is for
    return { what: said.split(': the largest')[0]!, mend };
  });
}

/** The size of all claims together, in bytes. */
export const claimed = ({ items }: Manifests): number =>
  items
    .flatMap(({ resource }) => {
      if (resource.kind === 'PersistentVolumeClaim') return [resource as IPersistentVolumeClaim];
      return resource.kind === 'StatefulSet' ? ((resource as IStatefulSet).spec?.volumeClaimTemplates ?? []) : [];
    })
    .reduce((total, { spec }) => total + quantity(spec?.resources?.requests?.['storage']), 0);

/** What a pod of the cluster requests: the API server has filled in what it did not say. */
export function requestedBy({ spec }: IPod): Amount {
  const of = (unit: 'cpu' | 'memory'): number => {
    const [initial = [], main = []] = [spec?.initContainers, spec?.containers].map((containers) =>
      (containers ?? []).map(({ resources }) => quantity(resources?.requests?.[unit])),
    );
    return Math.max(
      ...initial,
      main.reduce((total, each) => total + each, 0),
    );
  };
  return { cpu: of('cpu'), memory: of('memory') };
}

export const total = (amounts: readonly Amount[]): Amount => ({
  cpu: amounts.reduce((sum, { cpu }) => sum + cpu, 0),
  memory: amounts.reduce((sum, { memory }) => sum + memory, 0),
});

/** 0 of what is not said, or is said in a way that this platform never does. */
export function quantity(text: string | number | undefined): number {
  try {
    return text === undefined ? 0 : parseQuantity(text);
  } catch {
    return 0;
  }
}

/** As Kubernetes prints it. */
export const spellAmount = (unit: 'cpu' | 'memory', amount: number): string =>
  unit === 'cpu' ? formatCpu(amount) : formatMemory(amount);

/** Whether a pod holds what it requests: one that has ended does not. */
export const holds = ({ status, spec }: IPod): boolean =>
  spec?.nodeName !== undefined && status?.phase !== 'Succeeded' && status?.phase !== 'Failed';
