import { callbackUrl, issuer, realmClients, type FrontDoor } from '@headwater/contracts';
import { AwsClient } from 'aws4fetch';
import type { Asks } from './browser.ts';

const client = realmClients.minio;

/** What Keycloak says of who is signed in, to MinIO; as MinIO's own console would ask for it. */
export async function tokenOf(asks: Asks, door: FrontDoor, secret: string): Promise<string> {
  const redirect = callbackUrl(door, client);
  const query = new URLSearchParams({
    client_id: client.id,
    redirect_uri: redirect,
    response_type: 'code',
    scope: 'openid profile email',
  });
  const asked = await asks('GET', `${issuer(door)}/protocol/openid-connect/auth?${query}`);
  const code = new URL(asked.headers.location ?? '').searchParams.get('code') ?? '';
  const form = new URLSearchParams({
    grant_type: 'authorization_code',
    code,
    redirect_uri: redirect,
    client_id: client.id,
    client_secret: secret,
  });
  const answer = await asks('POST', `${issuer(door)}/protocol/openid-connect/token`, form);
  if (answer.status !== 200) throw new Error(`Keycloak gave no token: ${asked.status}, then ${answer.text}`);
  return (JSON.parse(answer.text) as { id_token: string }).id_token;
}

type Store = (method: string, path: string, body?: string) => Promise<number>;

/**
 * The object store with the keys that it gives for a token, as status codes; undefined where it gives none.
 * Source: https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoleWithWebIdentity.html
 */
export async function temporaryLogin(endpoint: string, token: string): Promise<Store | undefined> {
  const url = `http://${endpoint}`;
  const body = new URLSearchParams({
    Action: 'AssumeRoleWithWebIdentity',
    Version: '2011-06-15',
    DurationSeconds: '900',
    WebIdentityToken: token,
  });
  const answer = await fetch(url, { method: 'POST', body });
  const text = await answer.text();
  // a token of somebody whose roles are no policies
  if (text.includes('None of the given policies')) return undefined;
  if (!answer.ok) throw new Error(text);
  const value = (name: string) => new RegExp(`<${name}>([^<]+)</${name}>`).exec(text)?.[1] ?? '';
  const signed = new AwsClient({
    accessKeyId: value('AccessKeyId'),
    secretAccessKey: value('SecretAccessKey'),
    sessionToken: value('SessionToken'),
    service: 's3',
    region: 'us-east-1',
  });
  return async (method, path, content) =>
    (await signed.fetch(`${url}/${path}`, { method, ...(content === undefined ? {} : { body: content }) })).status;
}
