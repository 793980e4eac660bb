import { parseQuantity } from '@headwater/k8s';
import type { IContainer } from 'kubernetes-models/v1';
import { containerFindings } from '../graph/container-findings.ts';
import type { Rule } from '../rule.ts';

export const limitBelowRequest: Rule = {
  name: 'limit-below-request',
  why: 'The API server refuses a container whose limit is below its request, or whose quantities it cannot read.',
  check: (graph) => containerFindings(graph, problems),
};

function problems({ resources: { requests = {}, limits = {} } = {} }: IContainer): string[] {
  const unreadable = [...Object.entries(requests), ...Object.entries(limits)].flatMap(([resource, quantity]) => {
    const problem = unreadableBecause(quantity);
    return problem === undefined ? [] : [`names ${resource} wrongly: ${problem}`];
  });
  if (unreadable.length > 0) return [...new Set(unreadable)];
  return Object.entries(requests).flatMap(([resource, request]) => {
    const limit = limits[resource];
    if (limit === undefined || parseQuantity(limit) >= parseQuantity(request)) return [];
    return [`requests ${request} of ${resource}, but its limit is ${limit}; raise the limit or lower the request`];
  });
}

function unreadableBecause(quantity: string | number): string | undefined {
  try {
    parseQuantity(quantity);
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
}
