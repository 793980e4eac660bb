import { join } from 'node:path';
import type { Checkout, Cluster, Entrance, Target } from '@headwater/bootstrap';
import { programs } from './builds/programs.ts';
import { applyAddons, running, start, stop, type Forward, type Running, type StopOptions } from './cluster/index.ts';
import { cacheFolder, stateFolder } from './folders.ts';
import { importImages } from './images/import-images.ts';
import { images } from './images/images.ts';
import { neededReferences } from './images/needed-references.ts';
import { mirrors } from './mirrors.ts';
import { packages } from './packages.ts';
import type { Report } from './report.ts';
import { SandboxError } from './sandbox-error.ts';

export interface SandboxOptions {
  readonly checkout: Checkout;
  /** What has to be reached from this machine, and on which port of it. */
  readonly ways: readonly Pick<Entrance, 'target' | 'port'>[];
  readonly report: Report;
}

/** A cluster that has DNS, volumes and every image that the manifests name. Throws a SandboxError. */
export async function startSandbox({ checkout, ways, report }: SandboxOptions): Promise<Cluster> {
  await packages(report);
  const binaries = await programs(['kubernetes', 'sandbox'], report);
  await mirrors(binaries.sandbox, report);
  const [made, cluster] = await Promise.all([
    images(neededReferences(checkout.root, checkout.environment), report),
    start({ state: stateFolder(), binaries, forwards: ways.map(forward), report }),
  ]);
  await importImages(made, cluster.containerd, report);
  await applyAddons(cluster, report);
  return wayTo(cluster);
}

/** The way to the cluster that runs on this machine, if one does. */
export function runningSandbox(): Cluster | undefined {
  const cluster = running(stateFolder());
  return cluster && wayTo(cluster);
}

/** Ends the cluster; says whether there was one to end. */
export const stopSandbox = (options: StopOptions): Promise<boolean> => stop(stateFolder(), options);

const address = ({ service, namespace, port }: Target): string => `${service}.${namespace}.svc.cluster.local:${port}`;

const forward = ({ target, port }: SandboxOptions['ways'][number]): Forward => ({ target: address(target), port });

const wayTo = ({ kubectl, kubeconfig, startedAt, forwards }: Running): Cluster => ({
  title: 'the sandbox',
  kubectl,
  kubeconfig,
  startedAt,
  environment: upstreamFromMirrors(),
  lasting: true,
  reach: (target) => {
    const found = forwards.find((each) => each.target === address(target));
    return found
      ? Promise.resolve(found.listen)
      : Promise.reject(new SandboxError(`nothing listens for ${address(target)}; ./headwater down, then up again`));
  },
});

/** What git fetches from github.com comes from the mirrors that the cluster is served with. */
const upstreamFromMirrors = (): Record<string, string> => ({
  GIT_CONFIG_COUNT: '1',
  GIT_CONFIG_KEY_0: `url.file://${join(cacheFolder(), 'mirrors')}/.insteadOf`,
  GIT_CONFIG_VALUE_0: 'https://github.com/',
});
