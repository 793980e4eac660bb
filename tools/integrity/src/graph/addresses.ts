import type { Setting } from './settings.ts';

/** A Service of the cluster, as configuration spells it: `http://minio.deepstorage.svc:9000`. */
export interface Address {
  readonly host: string;
  readonly service: string;
  readonly namespace: string;
  readonly port?: number;
}

/** Where an address is read: a name without namespace means a Service of `namespace`. */
export interface Scope {
  readonly namespace: string;
  /** Every namespace of the platform: `minio.deepstorage` is a Service, `example.com` is none. */
  readonly namespaces: ReadonlySet<string>;
}

/** Every address in `settings`: host names of Services, URLs, and what stands in a setting whose name ends in HOST. */
export function addressesIn(settings: readonly Setting[], scope: Scope): Address[] {
  return settings.flatMap(([name, text]) => {
    const host = isHost(name) ? hostAndPort.exec(text.trim()) : null;
    if (!host) return inText(text, scope);
    return address(host[1] as string, number(host[2]) ?? portBeside(name, settings), scope);
  });
}

// a program's own address is not one that it calls
const isHost = (name: string): boolean => /host$/i.test(name) && !/bind|listen|virtual|allowed/i.test(name);

const hostAndPort = /^([a-z0-9.-]+)(?::(\d{1,5}))?$/;

const defaultPorts: Readonly<Record<string, number>> = {
  http: 80,
  https: 443,
  postgres: 5432,
  postgresql: 5432,
  redis: 6379,
};

const url =
  /(?<![A-Za-z0-9])(https?|postgres(?:ql)?|redis)(?:\+\w+)?:\/\/(?:[^\s/@"'`<>]*@)?([a-z0-9.-]+)(?::(\d{1,5}))?(?![\w${(%-])(:?)/g;

const clusterHost = /(?<![\w.-])((?:[a-z0-9-]+\.){2,}svc(?:\.cluster\.local)?)(?![\w-]|\.\w)\.?(?::(\d{1,5})(?!\w))?/g;

function inText(encoded: string, scope: Scope): Address[] {
  // Airflow's connections are URLs within URLs
  const text = encoded.includes('%') ? encoded.replaceAll(/%3a/gi, ':').replaceAll(/%2f/gi, '/') : encoded;
  const found: Address[] = [];
  const rest = text.includes('://')
    ? text.replace(url, (_, scheme: string, host: string, port: string | undefined, colon: string) => {
        found.push(...address(host, number(port) ?? (colon === '' ? defaultPorts[scheme] : undefined), scope));
        return ' ';
      })
    : text;
  if (rest.includes('.svc')) {
    for (const [, host, port] of rest.matchAll(clusterHost))
      found.push(...address(host as string, number(port), scope));
  }
  return found;
}

/** Nothing where `host` is no name of a Service. */
function address(host: string, port: number | undefined, scope: Scope): Address[] {
  const [service = '', namespace = ''] = serviceOf(host.replace(/\.$/, ''), scope);
  if (!/^[a-z]([-a-z0-9]*[a-z0-9])?$/.test(service)) return [];
  return [{ host, service, namespace, ...(port === undefined ? {} : { port }) }];
}

/** The names of the Service and of its namespace; a pod of a StatefulSet has its own name before them. */
function serviceOf(host: string, { namespace, namespaces }: Scope): string[] {
  const full = /([^.]+)\.([^.]+)\.svc(?:\.cluster\.local)?$/.exec(host);
  if (full) return full.slice(1);
  const [service = '', second, ...more] = host.split('.');
  if (second === undefined) return service === 'localhost' ? [] : [service, namespace];
  // 'minio.svc' means a namespace of that name, wherever it comes from
  return more.length === 0 && (second === 'svc' || namespaces.has(second)) ? [service, second] : [];
}

/** `PGHOST` has its port in `PGPORT`, and `statsd_host` in `statsd_port`. */
function portBeside(name: string, settings: readonly Setting[]): number | undefined {
  const port = name.replace(/host$/i, (word) => (word === 'HOST' ? 'PORT' : 'port'));
  const text = settings.find(([other]) => other === port)?.[1];
  return text !== undefined && /^\d{1,5}$/.test(text.trim()) ? Number(text) : undefined;
}

const number = (digits: string | undefined): number | undefined => (digits === undefined ? undefined : Number(digits));
