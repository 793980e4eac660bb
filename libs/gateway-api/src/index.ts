export { bringsGatewayApi, gatewayApiSource } from './definitions.ts';
export * from './gateway.ts';
export * from './http-route.ts';
