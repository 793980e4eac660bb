import type { IContainer } from 'kubernetes-models/v1';
import { containersOf, type Pods } from './pods.ts';

/** What a Pod Security level refuses of some pods, and what they would have to do. */
export interface Violation {
  readonly what: string;
  readonly fix: string;
}

/** One restriction of the standard: how some pods break it. */
export type Check = (pods: Pods) => Violation[];

/** What the pod and a container of it can both set, as far as the standard restricts it. */
export interface Context {
  readonly windowsOptions?: { readonly hostProcess?: boolean };
  readonly appArmorProfile?: { readonly type: string };
  readonly seccompProfile?: { readonly type: string };
  readonly seLinuxOptions?: { readonly type?: string; readonly user?: string; readonly role?: string };
  readonly runAsNonRoot?: boolean;
  readonly runAsUser?: number;
}

export const refuse = (condition: boolean | undefined, what: string, fix: string): Violation[] =>
  condition ? [{ what, fix }] : [];

export const everyContainer =
  (check: (one: IContainer, who: string) => Violation[]): Check =>
  (pods) =>
    containersOf(pods).flatMap((one) => check(one, container(one.name)));

export const everyContext =
  (check: (context: Context & { readonly who: string }) => Violation[]): Check =>
  (pods) =>
    contextsOf(pods).flatMap(check);

/** Who sets a field to what: the pod where it does, and each container that does, or has to because the pod doesn't. */
export function settersOf<T>(
  pods: Pods,
  field: (context: Context) => T | undefined,
): { who: string; value: T | undefined }[] {
  const [pod, ...containers] = contextsOf(pods).map((context) => ({ who: context.who, value: field(context) }));
  if (pod?.value === undefined) return containers;
  return [pod, ...containers.filter(({ value }) => value !== undefined)];
}

const contextsOf = (pods: Pods): (Context & { who: string })[] => [
  { who: 'the pod', ...(pods.spec.securityContext as Context | undefined) },
  ...containersOf(pods).map(({ name, securityContext }) => ({
    who: container(name),
    ...(securityContext as Context | undefined),
  })),
];

const container = (name: string): string => `container '${name}'`;
