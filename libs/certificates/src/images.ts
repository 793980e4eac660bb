import type { Image } from '@headwater/k8s';

/** Of the publisher. */
export const pythonImage: Image = { repository: 'docker.io/library/python', tag: '3.12-slim' };
