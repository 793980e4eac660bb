import { federatedAudience, federatedSubject } from '@headwater/contracts';
import { federatedAccounts, loadEnvironment } from '@headwater/environment';
import { table } from '@headwater/look';
import { root } from '../repository.ts';
import { vaultOf } from './secrets-publish.ts';

export interface IdentitiesOptions {
  readonly environment: string;
  readonly output: 'text' | 'json';
}

/** Prints the federated credentials that the managed identities of an environment need. */
export function listIdentities({ environment: name, output }: IdentitiesOptions): void {
  const environment = loadEnvironment(root, name);
  vaultOf(environment);
  const list = federatedAccounts(environment).map((account) => ({
    clientId: account.clientId,
    subject: federatedSubject(account),
    audience: federatedAudience,
  }));
  if (output === 'json') return console.log(JSON.stringify(list, null, 2));
  const rows = list.map(({ clientId, subject, audience }) => [clientId, subject, audience]);
  console.log(table([['client id', 'subject', 'audience'], ...rows]).join('\n'));
}
