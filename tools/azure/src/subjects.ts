import { federatedAudience, federatedSubject, type Credentials, type FederatedAccount } from '@headwater/contracts';

/** The credentials by which Azure takes `accounts` for managed identities. */
export function subjects(accounts: readonly FederatedAccount[]): Credentials {
  const identities = Map.groupBy(accounts, ({ identity }) => identity);
  const named = (list: readonly FederatedAccount[]) =>
    Object.fromEntries(list.map((account) => [`${account.namespace}-${account.name}`, federatedSubject(account)]));
  return {
    federated_accounts: Object.fromEntries([...identities].map(([identity, list]) => [identity, named(list)])),
    audience: federatedAudience,
  };
}
