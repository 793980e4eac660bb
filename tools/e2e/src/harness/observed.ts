import { dashboards } from '@headwater/dashboards';
import { loadEnvironment, topology } from '@headwater/environment';
import { headwater, repository, until } from './machine.ts';

/** An alert as Prometheus tells of it. */
export interface Alert {
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
  readonly state: string;
}

/** The platform as it sees itself. */
export interface Observed {
  readonly targets: () => Promise<
    { readonly scrapePool: string; readonly health: string; readonly lastError: string }[]
  >;
  /** The results of an expression as it is now. */
  readonly query: (expression: string) => Promise<readonly unknown[]>;
  /** Waits until an alert fires whose labels include `labels`, and gives it. */
  readonly fired: (labels: Readonly<Record<string, string>>, timeout: number) => Promise<Alert>;
  /** The streams that hold lines of the last minutes, with their labels. */
  readonly lines: (selector: string) => Promise<readonly { readonly stream: Readonly<Record<string, string>> }[]>;
  /** What Alertmanager was told. */
  readonly told: () => Promise<readonly Alert[]>;
}

// where it listens depends on what else does
const opened = async (service: string): Promise<string> =>
  (await headwater('open', service, '--no-browser')).split('\n')[0]!.replace(/\/$/, '');

export async function observed(): Promise<Observed> {
  const [prometheus, alertmanager] = await Promise.all([opened('prometheus'), opened('alertmanager')]);
  const get = async <T>(url: string): Promise<T> => {
    const response = await fetch(url);
    if (!response.ok) throw new Error(`${url}: ${response.status}: ${await response.text()}`);
    return (await response.json()) as T;
  };
  const asked = async <T>(path: string): Promise<T> => (await get<{ data: T }>(`${prometheus}/api/v1/${path}`)).data;
  const holds = (alert: Alert, labels: Readonly<Record<string, string>>): boolean =>
    Object.entries(labels).every(([label, value]) => alert.labels[label] === value);
  return {
    targets: async () => (await asked<{ activeTargets: never[] }>('targets?state=active')).activeTargets,
    query: async (expression) =>
      (await asked<{ result: unknown[] }>(`query?${new URLSearchParams({ query: expression })}`)).result,
    fired: (labels, timeout) =>
      until(`${JSON.stringify(labels)} fires`, timeout, async () =>
        (await asked<{ alerts: Alert[] }>('alerts')).alerts.find(
          (alert) => alert.state === 'firing' && holds(alert, labels),
        ),
      ),
    lines: async (selector) => {
      const loki = `http://${await opened('loki')}`;
      const query = new URLSearchParams({ query: selector, limit: '10' });
      return (await get<{ data: { result: never[] } }>(`${loki}/loki/api/v1/query_range?${query}`)).data.result;
    },
    told: () => get<Alert[]>(`${alertmanager}/api/v2/alerts`),
  };
}

/** Every query of every dashboard, with where it stands. */
export const dashboardQueries = (): (readonly [string, string])[] =>
  dashboards(topology(loadEnvironment(repository, 'minikube'))).flatMap(({ title, rows }) =>
    rows
      .flat()
      .filter(({ kind }) => kind !== 'logs')
      .flatMap((panel) => panel.queries.map(({ expression }) => [`${title}: ${panel.title}`, expression] as const)),
  );
