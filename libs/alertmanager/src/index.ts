export { alertmanager, type AlertmanagerConfig } from './alertmanager.ts';
export { alertmanagerSettings } from './configuration.ts';
export { alertmanagerImage } from './images.ts';
