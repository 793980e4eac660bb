import { application, type Application } from '@headwater/argocd';
import { ingressOf, published, type Namespace, type Topology } from '@headwater/contracts';
import { ingress } from './ingress.ts';

/** The hosts of the services of `namespace`, where people come in through the cluster's own Ingress controller. */
export function ingressApplications(topology: Topology, namespace: Namespace): Application[] {
  const { frontDoor } = topology;
  const here = published(topology).filter(({ backend }) => backend.pods.namespace === namespace);
  if (!frontDoor?.ingress || here.length === 0) return [];
  const { className } = frontDoor.ingress;
  return [
    application(
      { name: ingressOf(namespace).application, namespace, folder: 'ingress', component: 'libs/ingress' },
      { certificate: { application: 'certificates' }, mirror: { application: 'reflector' } },
      () => here.map((each) => ingress(frontDoor, className, each)),
    ),
  ];
}
