export { runbookOf, type Alert } from './alert.ts';
export { alertRules, alerts } from './alerts.ts';
