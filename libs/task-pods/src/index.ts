export { taskPodImages } from './images.ts';
export { taskPods } from './task-pods.ts';
