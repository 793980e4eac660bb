import type { IContainer } from 'kubernetes-models/v1';
import * as allowed from '../knowledge/pod-security.ts';
import { everyContainer, everyContext, refuse, settersOf, type Check, type Violation } from './pod-checks.ts';
import type { Pods } from './pods.ts';

export type Level = (typeof allowed.levels)[number];

/** Everything that level `level` refuses of `pods`. */
export function violationsOf(pods: Pods, level: Level): Violation[] {
  if (level === 'privileged') return [];
  const windows = pods.spec.os?.name === 'windows';
  const more = level === 'baseline' ? baseline : [...restricted, ...(windows ? [] : restrictedLinux)];
  return [...both, ...more].flatMap((check) => check(pods));
}

const both: readonly Check[] = [
  ({ spec }) =>
    (['hostNetwork', 'hostPID', 'hostIPC'] as const).flatMap((field) =>
      refuse(spec[field], `the pod shares a namespace of the node (${field})`, 'remove it'),
    ),
  ({ annotations }) =>
    Object.entries(annotations)
      .filter(([key]) => key.startsWith('container.apparmor.security.beta.kubernetes.io/'))
      .flatMap(([key, value]) =>
        refuse(!/^(?:runtime\/default|localhost\/.*|)$/.test(value), `annotation '${key}' is '${value}'`, 'remove it'),
      ),
  everyContext(({ who, windowsOptions }) =>
    refuse(windowsOptions?.hostProcess, `${who} runs on the node itself (hostProcess)`, 'remove it'),
  ),
  everyContext(({ who, appArmorProfile: profile }) =>
    refuse(
      profile && !allowed.profiles.includes(profile.type),
      `${who} has the AppArmor profile '${profile?.type}'`,
      'use RuntimeDefault',
    ),
  ),
  everyContext(({ who, seccompProfile: profile }) =>
    refuse(
      profile && !allowed.profiles.includes(profile.type),
      `${who} has the seccomp profile '${profile?.type}'`,
      'use RuntimeDefault',
    ),
  ),
  everyContext(({ who, seLinuxOptions: { type = '', user, role } = {} }) => [
    ...refuse(
      !allowed.seLinuxTypes.includes(type),
      `${who} has the SELinux type '${type}'`,
      'remove it, or use container_t',
    ),
    ...refuse(Boolean(user || role), `${who} names an SELinux user or role`, 'remove it'),
  ]),
  ({ spec }) =>
    (spec.securityContext?.sysctls ?? []).flatMap(({ name }) =>
      refuse(!allowed.sysctls.includes(name), `the pod sets '${name}'`, 'remove it: the node shares it'),
    ),
  everyContainer(({ securityContext }, who) => [
    ...refuse(securityContext?.privileged, `${who} is privileged`, 'remove it'),
    ...refuse(
      (securityContext?.procMount ?? 'Default') !== 'Default',
      `${who} sees all of /proc (procMount)`,
      'remove it',
    ),
  ]),
  everyContainer(({ ports = [] }, who) =>
    ports.flatMap(({ hostPort = 0 }) =>
      refuse(
        hostPort !== 0,
        `${who} takes port ${hostPort} of the node (hostPort)`,
        'remove it, and put a Service in front',
      ),
    ),
  ),
  everyContainer((one, who) =>
    hostsCalled(one).flatMap((host) =>
      refuse(host !== '', `a probe or hook of ${who} calls host '${host}'`, 'remove the host: it calls the pod'),
    ),
  ),
];

const hostsCalled = ({ livenessProbe, readinessProbe, startupProbe, lifecycle }: IContainer): string[] =>
  [livenessProbe, readinessProbe, startupProbe, lifecycle?.postStart, lifecycle?.preStop].flatMap((handler) => [
    handler?.httpGet?.host ?? '',
    handler?.tcpSocket?.host ?? '',
  ]);

const addedCapabilities = (allowedOnes: readonly string[]): Check =>
  everyContainer(({ securityContext }, who) =>
    (securityContext?.capabilities?.add ?? [])
      .filter((name) => !allowedOnes.includes(name))
      .map((name) => ({ what: `${who} adds the capability '${name}'`, fix: 'remove it' })),
  );

const baseline: readonly Check[] = [
  addedCapabilities(allowed.baselineCapabilities),
  ({ spec }) =>
    (spec.volumes ?? []).flatMap(({ name, hostPath }) =>
      refuse(hostPath !== undefined, `volume '${name}' is a folder of the node (hostPath)`, 'claim a PersistentVolume'),
    ),
];

const restricted: readonly Check[] = [
  ({ spec }) =>
    (spec.volumes ?? []).flatMap(({ name, ...sources }) => {
      const bad = Object.keys(sources).filter((source) => !allowed.restrictedVolumes.includes(source));
      return refuse(bad.length > 0, `volume '${name}' is of the kind ${bad.join(', ')}`, 'claim a PersistentVolume');
    }),
  everyContext(({ who, runAsUser }) => refuse(runAsUser === 0, `${who} runs as user 0`, 'choose another runAsUser')),
  (pods) =>
    settersOf(pods, ({ runAsNonRoot }) => runAsNonRoot).flatMap(({ who, value }) =>
      refuse(value !== true, `${who} may run as root`, 'set runAsNonRoot to true, there or for the whole pod'),
    ),
];

const restrictedLinux: readonly Check[] = [
  addedCapabilities(allowed.restrictedCapabilities),
  everyContainer(({ securityContext }, who) => [
    ...refuse(
      !securityContext?.capabilities?.drop?.includes('ALL'),
      `${who} keeps capabilities`,
      'set capabilities.drop to [ALL]',
    ),
    ...refuse(
      securityContext?.allowPrivilegeEscalation !== false,
      `${who} may gain privileges`,
      'set allowPrivilegeEscalation to false',
    ),
  ]),
  (pods) =>
    settersOf(pods, ({ seccompProfile }) => seccompProfile).flatMap(({ who, value }) =>
      refuse(
        value === undefined,
        `${who} has no seccomp profile`,
        'set seccompProfile.type to RuntimeDefault, there or for the whole pod',
      ),
    ),
];
