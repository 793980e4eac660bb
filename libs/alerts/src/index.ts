export { runbookOf, type Alert } from './alert.ts';
export { alertGroups, alertRules, alerts, type AlertGroups, type AlertRule } from './alerts.ts';
