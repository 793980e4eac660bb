import type { Image } from '@headwater/k8s';

export const reflectorImage: Image = { repository: 'docker.io/emberstack/kubernetes-reflector', tag: '10.0.63' };
