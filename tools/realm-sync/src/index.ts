export type { ClientSecrets } from './clients.ts';
export { drift, reconcile } from './reconcile.ts';
export { session, type Login, type Session } from './session.ts';
