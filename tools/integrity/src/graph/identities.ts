import { clientIdAnnotation } from '@headwater/contracts';
import type { IServiceAccount } from 'kubernetes-models/v1';
import type { Graph } from './graph.ts';
import type { Item } from './manifests.ts';

/** The identity of Azure that a ServiceAccount says it is; none where it says nothing. */
export const clientIdOf = ({ metadata }: IServiceAccount): string | undefined =>
  metadata?.annotations?.[clientIdAnnotation];

/** The ServiceAccounts that sign in to Azure. */
export const identitiesOf = (graph: Graph): Item<IServiceAccount>[] =>
  graph.of('ServiceAccount').filter(({ resource }) => clientIdOf(resource) !== undefined);
