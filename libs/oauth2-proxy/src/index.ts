export { oauth2ProxyImage } from './images.ts';
export { oauth2Proxy, type Oauth2ProxyConfig } from './oauth2-proxy.ts';
