import { federatedAudience, federatedSubject, type ManagedIdentity } from '@headwater/contracts';
import type { IServiceAccount } from 'kubernetes-models/v1';
import { credentialsFile } from '../graph/files.ts';
import { nameOf, namespaceOf, type Graph } from '../graph/graph.ts';
import { identitiesOf } from '../graph/identities.ts';
import type { Finding, Rule } from '../rule.ts';

export const federatedCredentialMissing: Rule = {
  name: 'federated-credential-missing',
  why:
    'Infrastructure as code makes a federated credential for each subject in its variables. An account that is not ' +
    'there to the letter can not sign in, and one that is there and not in the cluster waits for whoever takes its name.',
  check: (graph) => {
    if (graph.credentials === undefined) return [];
    const { audience } = graph.credentials;
    const finding = (message: string): Finding => ({ file: credentialsFile(graph), message });
    const audiences =
      audience === federatedAudience
        ? []
        : [finding(`audience '${audience}' is not '${federatedAudience}', for which the cluster makes tokens; ${way}`)];
    return [...audiences, ...missing(graph).map(finding), ...forgotten(graph).map(finding)];
  },
};

function missing(graph: Graph): string[] {
  const identities = new Map(credentials(graph).map(({ subject, identity }) => [subject, identity]));
  const declared = new Map(
    (graph.declared.federated ?? []).map((account) => [federatedSubject(account), account.identity]),
  );
  return identitiesOf(graph).flatMap(({ file, resource }) => {
    const subject = subjectOf(resource);
    const identity = identities.get(subject);
    if (identity === undefined) return [`has no credential for '${subject}', which ${file} is; ${way}`];
    const meant = declared.get(subject);
    return meant === undefined || meant === identity
      ? []
      : [`'${subject}' gets a credential of identity '${identity}', and signs in as '${meant}'; ${way}`];
  });
}

function forgotten(graph: Graph): string[] {
  const subjects = new Set(identitiesOf(graph).map(({ resource }) => subjectOf(resource)));
  return credentials(graph)
    .filter(({ subject }) => !subjects.has(subject))
    .map(({ subject }) => `has a credential for '${subject}', and no service account of that name signs in; ${way}`);
}

const credentials = (graph: Graph): { identity: ManagedIdentity; subject: string }[] =>
  Object.entries(graph.credentials?.federated_accounts ?? {}).flatMap(([identity, accounts]) =>
    Object.values(accounts).map((subject) => ({ identity: identity as ManagedIdentity, subject })),
  );

const subjectOf = (account: IServiceAccount): string =>
  federatedSubject({ namespace: namespaceOf(account) ?? 'default', name: nameOf(account) });

const way = 'run ./headwater render, and apply the infrastructure';
