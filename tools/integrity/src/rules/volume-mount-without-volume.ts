import { suggestion } from '@headwater/k8s';
import type { IStatefulSet } from 'kubernetes-models/apps/v1';
import { containersOf, type Pods } from '../graph/pods.ts';
import type { Rule } from '../rule.ts';

export const volumeMountWithoutVolume: Rule = {
  name: 'volume-mount-without-volume',
  why:
    'The API server refuses a pod that mounts a volume it does not have. ' +
    'A volume that no container mounts delays the pod and serves nobody, and mostly is a mount that somebody forgot.',
  check: (graph) =>
    graph.pods.flatMap((pods) => {
      const volumes = volumesOf(pods);
      const mounts = mountsOf(pods);
      return [
        ...mounts
          .filter(({ volume }) => !volumes.includes(volume))
          .map(
            ({ container, volume }) =>
              `container '${container}' mounts volume '${volume}', which the pod does not have${suggestion(volume, volumes) || '; add it'}`,
          ),
        ...volumes
          .filter((volume) => !mounts.some((mount) => mount.volume === volume))
          .map((volume) => `volume '${volume}' is mounted by no container; remove it, or mount it`),
        ...pathsWithoutFile(pods),
      ].map((problem) => ({ file: pods.file, message: `${pods.title}: ${problem}` }));
    }),
};

const volumesOf = ({ owner, spec }: Pods): string[] => [
  ...(spec.volumes ?? []).map(({ name }) => name),
  ...((owner as IStatefulSet).spec?.volumeClaimTemplates ?? []).map(({ metadata }) => metadata?.name ?? ''),
];

const mountsOf = (pods: Pods): { container: string; volume: string; path?: string | undefined }[] =>
  containersOf(pods).flatMap(({ name: container, volumeMounts, volumeDevices }) => [
    ...(volumeMounts ?? []).map(({ name, subPath }) => ({ container, volume: name, path: subPath })),
    ...(volumeDevices ?? []).map(({ name }) => ({ container, volume: name })),
  ]);

/** A volume that lists its items holds these files, and nothing else. */
const pathsWithoutFile = (pods: Pods): string[] =>
  (pods.spec.volumes ?? []).flatMap(({ name, configMap, secret, downwardAPI }) => {
    const items = (configMap ?? secret ?? downwardAPI)?.items;
    if (!items) return [];
    const files = items.map(({ path }) => path);
    return mountsOf(pods)
      .filter(
        ({ volume, path }) =>
          volume === name && path && !files.some((file) => file === path || file.startsWith(`${path}/`)),
      )
      .map(
        ({ container, path = '' }) =>
          `container '${container}' mounts '${path}' of volume '${name}', which its items do not make${
            suggestion(path, files) || `; they make ${files.join(', ')}`
          }`,
      );
  });
