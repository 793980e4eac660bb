import { targetOf, type Cluster } from '@headwater/bootstrap';
import { services } from '@headwater/contracts';

/** An alert as Prometheus tells of it: https://prometheus.io/docs/prometheus/latest/querying/api/#alerts */
export interface FiringAlert {
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
  readonly state: 'inactive' | 'pending' | 'firing';
  readonly activeAt: string;
}

/** Something that Prometheus asks: https://prometheus.io/docs/prometheus/latest/querying/api/#targets */
export interface ScrapeTarget {
  readonly scrapePool: string;
  readonly scrapeUrl: string;
  readonly health: 'up' | 'down' | 'unknown';
  readonly lastError: string;
}

// an API server that hangs is a finding, too
const timeout = 30_000;

export async function prometheus(cluster: Cluster) {
  const address = await cluster.reach(targetOf(services.prometheus));
  const get = async <T>(path: string): Promise<T> => {
    const response = await fetch(`http://${address}/api/v1/${path}`, { signal: AbortSignal.timeout(timeout) });
    if (!response.ok) throw new Error(`Prometheus: GET ${path}: ${response.status} ${response.statusText}`);
    return ((await response.json()) as { data: T }).data;
  };
  const [{ alerts }, { activeTargets }] = await Promise.all([
    get<{ alerts: FiringAlert[] }>('alerts'),
    get<{ activeTargets: ScrapeTarget[] }>('targets?state=active'),
  ]);
  return { alerts, targets: activeTargets };
}
