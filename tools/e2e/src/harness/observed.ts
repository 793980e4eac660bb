import { dashboards } from '@headwater/dashboards';
import { loadEnvironment, topology } from '@headwater/environment';
import { headwater, repository, until } from './machine.ts';

/** An alert as Prometheus tells of it. */
export interface Alert {
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
  readonly state: string;
}

/** Lines with the same labels; each with when it was written, in nanoseconds since 1970. */
export interface Stream {
  readonly stream: Readonly<Record<string, string>>;
  readonly values: readonly (readonly [time: string, line: string])[];
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
  readonly lines: (query: string) => Promise<readonly Stream[]>;
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
    lines: async (query) => {
      const words = new URLSearchParams({ query, limit: '10' });
      const loki = `http://${await opened('loki')}`;
      return (await get<{ data: { result: Stream[] } }>(`${loki}/loki/api/v1/query_range?${words}`)).data.result;
    },
    told: () => get<Alert[]>(`${alertmanager}/api/v2/alerts`),
  };
}

/** Every query of every dashboard to Prometheus or to Loki, with where it stands. */
export const dashboardQueries = (source: 'prometheus' | 'loki'): (readonly [string, string])[] =>
  dashboards(topology(loadEnvironment(repository, 'minikube'))).flatMap(({ title, rows }) =>
    rows
      .flat()
      .filter(({ kind }) => (kind === 'logs') === (source === 'loki'))
      .flatMap((panel) => panel.queries.map(({ expression }) => [`${title}: ${panel.title}`, expression] as const)),
  );
