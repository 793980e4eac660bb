export { ingress } from './ingress.ts';
export { ingressApplications } from './ingress-applications.ts';
