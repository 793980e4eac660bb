import { graphOf } from './graph/graph.ts';
import type { Manifests } from './graph/manifests.ts';
import { demandsOf, sum, type Amount } from './graph/requests.ts';

/** What everything requests that may run at the same time: cores and bytes. */
export const demands = (manifests: Manifests): Amount => sum(demandsOf(graphOf(manifests)));
