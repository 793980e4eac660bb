export { argocd, argocdMetrics, providedByArgocd } from './argocd.ts';
export type { ArgocdConfig } from './config.ts';
export { argocdImages } from './images.ts';
