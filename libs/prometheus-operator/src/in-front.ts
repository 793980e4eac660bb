import type { ServiceContract } from '@headwater/contracts';
import { service, type Resource } from '@headwater/k8s';

/** The Service by which others know what the operator runs: its own has another name and belongs to the chart. */
export const inFront = ({ name, pods, portName, port }: ServiceContract): Resource =>
  service(name, pods, [{ name: portName, port, targetPort: port }]);
