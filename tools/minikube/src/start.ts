import { chmodSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { ClusterError, clusterOf, type Checkout, type Cluster } from '@headwater/bootstrap';
import type { Environment } from '@headwater/environment';
import { load } from 'js-yaml';
import { which } from 'zx';
import { isDeclared } from './address.ts';
import { driverOf, type Driver } from './driver.ts';
import { machineFacts, type Facts } from './facts.ts';
import { provideImages } from './images/provide-images.ts';
import { wantedImages } from './images/wanted-images.ts';
import { minikubeWith, type Limits, type Minikube } from './minikube.ts';
import { folderInNode, logsFolder } from './mount.ts';
import { folderParameters, kubeconfigOf, profileOption, startParameters } from './parameters.ts';
import { preflight, Unfit } from './preflight.ts';
import { differences, foundProfile, profileName, type Found } from './profile.ts';
import { isWorking } from './status.ts';
import { wantedNode, type Wanted } from './wanted.ts';

export interface MinikubeOptions {
  readonly checkout: Checkout;
  readonly environment: Environment;
  /** The folder of what the cluster has on this machine. */
  readonly state: string;
  /** Tells of a step that takes time, and does it. */
  readonly step: <T>(title: string, work: () => Promise<T>) => Promise<T>;
  readonly warn: (text: string) => void;
  /** Looked up where they are not given. */
  readonly facts?: Facts;
  readonly limits?: Limits;
}

/** A node that works and has every image of ours; each step is left out where it is done. Throws a ClusterError. */
export async function startMinikube(options: MinikubeOptions): Promise<Cluster> {
  const { checkout, environment, state, step, warn } = options;
  const facts = options.facts ?? (await machineFacts());
  const wanted = wantedNode(environment, { root: checkout.source ?? checkout.root, state });
  const { refusals, warnings } = preflight(facts, environment, wanted);
  if (refusals.length > 0) throw new Unfit(refusals.join('\n'));
  for (const warning of warnings) warn(warning);
  const minikube = minikubeWith(state, options.limits);
  const before = foundProfile(await minikube.ask(['profile', 'list', '--output=json']));
  refuseOther(before, wanted, environment);
  mkdirSync(state, { recursive: true, mode: 0o700 });
  const startedAt = await startNode(minikube, before, { wanted, driver: driverOf(facts) ?? 'own', state, step });
  await checkAddress(minikube, environment, warn);
  const folder = folderInNode(environment);
  if (folder !== undefined) await minikube.run(folderParameters(folder), 'question');
  await step('minikube: images', () => provideImages(minikube, checkout.root, wantedImages(checkout)));
  return { ...(await wayTo(state)), startedAt };
}

/** The way to the node; undefined where none was started, or it was stopped: minikube takes the context away then. */
export const wayToMinikube = async (state: string): Promise<Cluster | undefined> =>
  hasContext(kubeconfigOf(state)) ? wayTo(state) : undefined;

function refuseOther(found: Found, wanted: Wanted, { name }: Environment): void {
  const title = `minikube profile '${profileName}'`;
  const anew = './headwater down --purge ends it with all its data, ./headwater up makes another one';
  if (found.kind === 'broken') throw new ClusterError(`${title} is broken: minikube can't read it; ${anew}`);
  if (found.kind === 'absent') return;
  const other = differences(found.profile, wanted);
  if (other.length === 0) return;
  throw new ClusterError(
    `${title} has ${other.join(', ')}, as environments/${name}.yaml wants it; change the file, or ${anew}`,
  );
}

interface Start {
  readonly wanted: Wanted;
  readonly driver: Driver;
  readonly state: string;
  readonly step: MinikubeOptions['step'];
}

/** When it was started, in milliseconds since 1970; 0 where it was running. */
async function startNode(minikube: Minikube, before: Found, { wanted, driver, state, step }: Start): Promise<number> {
  if (before.kind === 'present') {
    const { output } = await minikube.attempt(['status', profileOption, '--output=json'], 'question');
    if (isWorking(output)) return 0;
  }
  const logs = logsFolder({ state });
  if (wanted.mount?.startsWith(`${logs}:`)) {
    mkdirSync(logs, { recursive: true });
    // Airflow's user has no name on this machine; the folder around it is its owner's alone
    chmodSync(logs, 0o777);
  }
  const startedAt = Date.now();
  const advice = `run ./headwater up again to go on; minikube logs ${profileOption} says more; minikube delete ${profileOption} begins anew`;
  await step('minikube: node', () => minikube.run(startParameters(wanted, driver), 'start', advice));
  return startedAt;
}

/** Policies let pods through to the addresses that the environment names: another one would cut them off. */
async function checkAddress(
  minikube: Minikube,
  { name, kubernetes: { apiServer } }: Environment,
  warn: (text: string) => void,
): Promise<void> {
  const found = foundProfile(await minikube.ask(['profile', 'list', '--output=json']));
  const [node] = found.kind === 'present' ? found.profile.Config.Nodes : [];
  if (!node || isDeclared(apiServer, node)) return;
  const declared = apiServer.map(({ cidr, port }) => `${cidr}:${port}`).join(', ');
  warn(
    `the node's address is ${node.IP}:${node.Port}, and kubernetes.apiServer of environments/${name}.yaml has ${declared}: pods may not reach the API server; add it, render, commit, then run this again`,
  );
}

async function wayTo(state: string): Promise<Cluster> {
  const kubectl = await which('kubectl', { nothrow: true });
  if (!kubectl) throw new Unfit('kubectl is missing; install it (https://kubernetes.io/docs/tasks/tools/)');
  return clusterOf({
    title: `minikube profile '${profileName}'`,
    kubectl,
    kubeconfig: kubeconfigOf(state),
    context: profileName,
  });
}

function hasContext(kubeconfig: string): boolean {
  if (!existsSync(kubeconfig)) return false;
  const { contexts } = (load(readFileSync(kubeconfig, 'utf8')) ?? {}) as {
    readonly contexts?: readonly { readonly name: string }[] | null;
  };
  return contexts?.some(({ name }) => name === profileName) ?? false;
}
