import { readFileSync } from 'node:fs';
import { namespaceFiles } from '@headwater/bootstrap';
import type { Declared } from '@headwater/contracts';
import { load } from 'js-yaml';
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest';
import { kubectl, output, repository } from '../harness/machine.ts';
import { workingCopy } from '../harness/working-copy.ts';
import { otherTargets, probeTargets, serviceTargets, type Target } from './destinations.ts';
import { groupsOf, isDeclared, portsOf } from './ends.ts';
import { outcome } from './matrix.ts';
import { removeProbes, removeProbesAtOnce, startProbes, type Probe } from './probes.ts';
import { wrongLines } from './wrong.ts';

const environment = 'minikube';
const { flows } = load(readFileSync(`${repository}/argocd/${environment}/declared.yaml`, 'utf8')) as Declared;
const namespaces = namespaceFiles({ root: repository, environment }).map(({ name }) => name);

const stop = () => {
  removeProbesAtOnce();
  process.exit(130);
};

let probes: readonly Probe[];
let targets: readonly Target[];
beforeAll(async () => {
  process.once('SIGINT', stop).once('SIGTERM', stop);
  await removeProbes();
  const groups = groupsOf(flows, namespaces);
  // those that talk to their own kind need another one to talk to
  const twice = groups.filter((pods) => portsOf(flows).some((port) => isDeclared(flows, pods, pods, port)));
  probes = await startProbes([...groups, ...twice], [...new Set(portsOf(flows).map(({ port }) => port))]);
  targets = [...probeTargets(probes, flows), ...(await serviceTargets(namespaces)), ...(await otherTargets(flows))];
});
afterAll(async () => {
  await removeProbes();
  process.off('SIGINT', stop).off('SIGTERM', stop);
});

it('lets every pod reach what its flows declare, and nothing else', async () => {
  const start = performance.now();
  const { tried, open, unknown, wrong } = await outcome(probes, targets, flows);
  const seconds = ((performance.now() - start) / 1000).toFixed(0);
  console.log(
    `${probes.length} pods, ${tried} connections in ${seconds} s: ${open} open, ${wrong.length} wrong; without an address: ${unknown.join(', ') || 'none'}`,
  );
  expect(wrongLines(wrong).join('\n')).toBe('');
  // what nobody could try is no proof
  expect(open).toBeGreaterThan(flows.length);
});

it('sees a policy that is too wide, and names it', async () => {
  const name = 'e2e-too-wide';
  const policy = {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: { name, namespace: 'database' },
    // everybody who may go out to it already, or to everywhere
    spec: { podSelector: {}, policyTypes: ['Egress'], egress: [{}] },
  };
  onTestFinished(async () => {
    await kubectl('delete', 'networkpolicy', name, '--namespace=database', '--ignore-not-found');
  });
  await output(`${repository}/headwater`, ['kubectl', 'create', '--filename=-'], { input: JSON.stringify(policy) });
  const inside = probes.filter(({ namespace }) => namespace === 'database');
  const lines = wrongLines((await outcome(inside, targets, flows)).wrong);
  expect(lines.filter((line) => line.includes('the API server') && line.endsWith(`by ${name}`))).not.toEqual([]);
  expect(lines.filter((line) => !line.includes(`egress in 'database' by ${name}`))).toEqual([]);
});

it('sees a policy that is missing, and names what is left', async () => {
  const copy = await workingCopy();
  onTestFinished(async () => {
    await copy.reset();
    copy.remove();
  });
  await copy.commit('manifests/minikube/database/foundation/networkpolicy-postgres-server.yaml', () => undefined);
  await copy.push();
  const callers = probes.filter(({ namespace, name }) => namespace === 'orchestrator' && name.includes('scheduler'));
  const lines = wrongLines((await outcome(callers, targets, flows)).wrong);
  expect(lines).not.toEqual([]);
  expect(lines.filter((line) => !line.endsWith(`no ingress in 'database' by default-deny`))).toEqual([]);
});
