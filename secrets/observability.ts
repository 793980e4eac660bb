import { password, secret, username } from './declaration.ts';

/** Of Grafana, where nobody else says who people are. */
export const grafanaAdmin = secret({
  namespace: 'observability',
  name: 'grafana-admin',
  keys: { username: username('admin'), password },
});

/** Whoever has the address can write into the channel. */
export const alertWebhook = secret({
  namespace: 'observability',
  name: 'alert-webhook',
  keys: { url: { kind: 'external', description: 'the address of an incoming webhook, which alerts are sent to' } },
});
