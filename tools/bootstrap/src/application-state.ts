/** What Argo CD says of an Application, as far as it matters here: https://argo-cd.readthedocs.io/en/stable/operator-manual/application.yaml */
export interface ArgocdApplication {
  readonly metadata: {
    readonly name: string;
    readonly annotations?: Readonly<Record<string, string>>;
    readonly creationTimestamp?: string;
  };
  readonly spec: { readonly destination: { readonly namespace?: string } };
  readonly status?: {
    readonly reconciledAt?: string;
    readonly sync?: { readonly status?: string; readonly revision?: string };
    readonly health?: { readonly status?: string; readonly message?: string };
    readonly conditions?: readonly { readonly type: string; readonly message: string }[];
    readonly operationState?: {
      readonly phase?: string;
      readonly message?: string;
      readonly syncResult?: { readonly revision?: string };
    };
    readonly resources?: readonly {
      readonly kind: string;
      readonly name: string;
      readonly namespace?: string;
      readonly status?: string;
      readonly health?: { readonly status?: string; readonly message?: string };
    }[];
  };
}

export interface ApplicationState {
  readonly name: string;
  readonly namespace: string;
  /** Undefined for the root, which comes before all waves. */
  readonly wave: number | undefined;
  readonly sync: string;
  readonly health: string;
  /** The commit it was last compared with. */
  readonly revision: string;
  /** When it was last compared, in milliseconds since 1970; 0 for never. */
  readonly comparedAt: number;
  readonly operating: boolean;
  /** The commit that the last sync tried and failed to bring about. */
  readonly failed?: string;
  /** Why it is not done, in Argo CD's words; empty where it says nothing. */
  readonly reason: string;
}

export function applicationState({ metadata, spec, status = {} }: ArgocdApplication): ApplicationState {
  const wave = metadata.annotations?.['argocd.argoproj.io/sync-wave'];
  return {
    name: metadata.name,
    namespace: spec.destination.namespace ?? '',
    wave: wave === undefined ? undefined : Number(wave),
    sync: status.sync?.status || 'Unknown',
    health: status.health?.status || 'Unknown',
    revision: status.sync?.revision ?? '',
    comparedAt: status.reconciledAt === undefined ? 0 : Date.parse(status.reconciledAt),
    operating: status.operationState?.phase === 'Running',
    ...failure(status.operationState),
    reason: reasonOf(status),
  };
}

export const isDone = ({ sync, health }: ApplicationState): boolean => sync === 'Synced' && health === 'Healthy';

type OperationState = NonNullable<ArgocdApplication['status']>['operationState'];

const failure = ({ phase, syncResult }: NonNullable<OperationState> = {}): { failed?: string } =>
  (phase === 'Failed' || phase === 'Error') && syncResult?.revision ? { failed: syncResult.revision } : {};

/** An error first, then the operation that runs, then the first resource that is not healthy. */
function reasonOf(status: NonNullable<ArgocdApplication['status']>): string {
  const error = status.conditions?.find(({ type }) => type.endsWith('Error'));
  if (error) return error.message;
  const { phase, message } = status.operationState ?? {};
  if (phase !== undefined && phase !== 'Succeeded' && message) return message;
  const unhealthy = status.resources?.find(({ health }) => health?.status && health.status !== 'Healthy');
  if (!unhealthy) return '';
  const { kind, name, health } = unhealthy;
  return `${kind} '${name}' is ${health?.status}${health?.message ? `: ${health.message}` : ''}`;
}
