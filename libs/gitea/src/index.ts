export type { GiteaConfig } from './config.ts';
export { gitea } from './gitea.ts';
export { giteaImage } from './images.ts';
