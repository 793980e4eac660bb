import { fileURLToPath } from 'node:url';
import type { INetworkPolicy, INetworkPolicySpec } from 'kubernetes-models/networking.k8s.io/v1';
import { describe, expect, it } from 'vitest';
import { graphOf } from '../graph/graph.ts';
import type { Item } from '../graph/manifests.ts';
import { readManifests } from '../read.ts';
import { flowBlocked } from './flow-blocked.ts';
import { flowUndeclared } from './flow-undeclared.ts';

const manifests = readManifests(fileURLToPath(new URL('../../../..', import.meta.url)), 'minikube');
const policies = manifests.items.filter(({ resource }) => resource.kind === 'NetworkPolicy') as Item<INetworkPolicy>[];

/** What the two rules say where one policy is something else, or gone. */
const said = (policy: Item<INetworkPolicy>, spec?: INetworkPolicySpec) => {
  const others = manifests.items.filter((item) => item !== policy);
  const items = spec ? [...others, { ...policy, resource: { ...policy.resource, spec } }] : others;
  const graph = graphOf({ ...manifests, items } as typeof manifests);
  return { blocked: flowBlocked.check(graph).length, undeclared: flowUndeclared.check(graph).length };
};

const titleOf = ({ file }: Item): string => file.replace('manifests/minikube/', '');
const title = (policy: Item<INetworkPolicy>, what: string): string => `${titleOf(policy)}: ${what}`;

/** Each way in which one rule of a policy could be too wide, and the policy itself. */
function* wider({ podSelector, ingress = [], egress = [], ...rest }: INetworkPolicySpec) {
  const labels = Object.entries(podSelector?.matchLabels ?? {});
  if (labels.length > 0) {
    const fewer = { matchLabels: Object.fromEntries(labels.slice(0, -1)) };
    yield ['more pods', { podSelector: fewer, ingress, egress, ...rest }] as const;
  }
  for (const [index, rule] of ingress.entries()) {
    const others = (changed: object) => ingress.map((each, at) => (at === index ? changed : each));
    const spec = { podSelector, egress, ...rest };
    yield [`everybody by ingress ${index}`, { ...spec, ingress: others({ ...rule, from: [] }) }] as const;
    yield [`every port by ingress ${index}`, { ...spec, ingress: others({ ...rule, ports: [] }) }] as const;
  }
  for (const [index, rule] of egress.entries()) {
    const others = (changed: object) => egress.map((each, at) => (at === index ? changed : each));
    const spec = { podSelector, ingress, ...rest };
    yield [`everything by egress ${index}`, { ...spec, egress: others({ ...rule, to: [] }) }] as const;
    yield [`every port by egress ${index}`, { ...spec, egress: others({ ...rule, ports: [] }) }] as const;
  }
}

describe('the flows of minikube and what its policies open', () => {
  it('are the same', () => {
    const graph = graphOf(manifests);
    expect([...flowBlocked.check(graph), ...flowUndeclared.check(graph)]).toEqual([]);
  });

  it('differ where any policy is missing', () => {
    const unseen = policies.filter((policy) => {
      const { blocked, undeclared } = said(policy);
      return blocked + undeclared === 0;
    });
    expect(unseen.map(titleOf)).toEqual([]);
  });

  it('differ where any policy is wider', () => {
    const unseen = policies.flatMap((policy) =>
      [...wider(policy.resource.spec!)]
        .filter(([, spec]) => said(policy, spec as INetworkPolicySpec).undeclared === 0)
        .map(([what]) => title(policy, what)),
    );
    expect(unseen).toEqual([]);
  });

  it('differ where any rule of a policy is missing', () => {
    const unseen = policies.flatMap((policy) => {
      const { ingress = [], egress = [], ...rest } = policy.resource.spec!;
      // which address is the API server's is in no file: the running platform is asked (tools/e2e/src/network)
      const named = egress.filter(({ to = [] }) => to.every(({ ipBlock }) => ipBlock?.except ?? !ipBlock));
      const less = [
        ...ingress.map((rule) => ({ ...rest, egress, ingress: ingress.filter((each) => each !== rule) })),
        ...named.map((rule) => ({ ...rest, ingress, egress: egress.filter((each) => each !== rule) })),
      ];
      return less.filter((spec) => said(policy, spec).blocked === 0).map(() => title(policy, 'a rule less'));
    });
    expect(unseen).toEqual([]);
  });
});
