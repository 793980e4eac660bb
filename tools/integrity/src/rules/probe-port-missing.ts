import { suggestion } from '@headwater/k8s';
import type { IContainer } from 'kubernetes-models/v1';
import { containersOf } from '../graph/pods.ts';
import { portsNamed } from '../graph/services.ts';
import type { Rule } from '../rule.ts';

export const probePortMissing: Rule = {
  name: 'probe-port-missing',
  why: 'A probe of a port name that the container does not have fails for ever: the container is restarted, or never ready.',
  check: (graph) =>
    graph.pods.flatMap((pods) =>
      containersOf(pods).flatMap((container) =>
        calls(container)
          .filter(({ port }) => typeof port === 'string' && portsNamed(container, port).length === 0)
          .map(({ what, port }) => ({
            file: pods.file,
            message: `${pods.title}: the ${what} of container '${container.name}' calls port '${port}', which the container does not declare${wayOut(container, port)}`,
          })),
      ),
    ),
};

function calls({
  livenessProbe,
  readinessProbe,
  startupProbe,
  lifecycle,
}: IContainer): { what: string; port: string | number }[] {
  const handlers = {
    'liveness probe': livenessProbe,
    'readiness probe': readinessProbe,
    'startup probe': startupProbe,
    'postStart hook': lifecycle?.postStart,
    'preStop hook': lifecycle?.preStop,
  };
  return Object.entries(handlers).flatMap(([what, handler]) =>
    [handler?.httpGet?.port, handler?.tcpSocket?.port].flatMap((port) => (port === undefined ? [] : [{ what, port }])),
  );
}

function wayOut({ ports = [] }: IContainer, port: string | number): string {
  const names = ports.flatMap(({ name }) => name ?? []);
  return suggestion(String(port), names) || (names.length > 0 ? `; it has ${names.join(', ')}` : '; declare it');
}
