import { nearest } from '@headwater/k8s';
import { nameOf, type Graph } from '../graph/graph.ts';
import { containersOf } from '../graph/pods.ts';
import { domainsOf, servedHosts } from '../graph/routes.ts';
import { settingsOfConfigMaps, settingsOfContainer, type Setting } from '../graph/settings.ts';
import type { Rule } from '../rule.ts';

export const publicHostUnserved: Rule = {
  name: 'public-host-unserved',
  why: 'A link, a redirect or an issuer with a host that no route serves ends in a 404 at the front door.',
  check: (graph) => {
    const served = new Set(servedHosts(graph));
    const mentions = mentionsOf(graph).filter(({ host }) => !served.has(host));
    const findings = mentions.map(({ file, title, host }) => ({
      file,
      message: `${title} names host '${host}', which no HTTPRoute or Ingress serves; ${wayOut(host, [...served])}`,
    }));
    return [...new Map(findings.map((finding) => [`${finding.file} ${finding.message}`, finding])).values()];
  },
};

/** Hosts of one domain are alike: what they begin with tells them apart. */
function wayOut(host: string, served: readonly string[]): string {
  const near = nearest(firstLabel(host), served.map(firstLabel));
  return near === undefined
    ? 'publish it in libs/contracts/src/published.ts'
    : `did you mean '${host.replace(firstLabel(host), near)}'?`;
}

const firstLabel = (host: string): string => host.slice(0, host.indexOf('.'));

interface Mention {
  readonly file: string;
  readonly title: string;
  readonly host: string;
}

/** Every host below a domain of the front door, in what pods are told. */
function mentionsOf(graph: Graph): Mention[] {
  const domains = domainsOf(graph);
  if (domains.length === 0) return [];
  const hosts = (settings: readonly Setting[]) => settings.flatMap(([, text]) => hostsIn(text, domains));
  return [
    ...graph.pods.flatMap((pods) => {
      const aliases = (pods.spec.hostAliases ?? []).flatMap(({ hostnames }) => hostnames ?? []);
      const named = [
        ...containersOf(pods).flatMap((container) => hosts(settingsOfContainer(container))),
        ...aliases.flatMap((host) => hostsIn(host, domains)),
      ];
      return named.map((host) => ({ file: pods.file, title: pods.title, host }));
    }),
    ...settingsOfConfigMaps(graph).flatMap(({ file, resource, key, settings }) =>
      hosts(settings).map((host) => ({ file, title: `ConfigMap '${nameOf(resource)}', ${key}:`, host })),
    ),
  ];
}

const hostsIn = (text: string, domains: readonly string[]): string[] =>
  domains
    .filter((domain) => text.includes(domain))
    .flatMap(
      (domain) =>
        text.match(new RegExp(`[a-z0-9-]+(?:\\.[a-z0-9-]+)*\\.${domain.replaceAll('.', '\\.')}(?![\\w.-]*\\w)`, 'g')) ??
        [],
    )
    // the domain's own first labels may look like a host below it
    .filter((host) => !domains.includes(host));
