export { alertmanager, type AlertmanagerConfig } from './alertmanager.ts';
export { alertmanagerImage } from './images.ts';
