import type { Image } from '@headwater/k8s';

export const oauth2ProxyImage: Image = { repository: 'quay.io/oauth2-proxy/oauth2-proxy', tag: 'v7.15.6' };
