import { federatedSubject } from '@headwater/contracts';
import { suggestion } from '@headwater/k8s';
import type { IServiceAccount } from 'kubernetes-models/v1';
import { declaredFile } from '../graph/files.ts';
import { nameOf, namespaceOf, type Graph } from '../graph/graph.ts';
import { clientIdOf, identitiesOf } from '../graph/identities.ts';
import type { Finding, Rule } from '../rule.ts';

export const workloadIdentitySubjectUnknown: Rule = {
  name: 'workload-identity-subject-unknown',
  why:
    'Azure takes a token only for a subject that a federated credential names to the letter. What is made in Azure ' +
    "follows what is declared: an account that is not declared gets 'no matching federated identity record'.",
  check: (graph) => [...undeclared(graph), ...unmade(graph)],
};

function undeclared(graph: Graph): Finding[] {
  const declared = new Map(federated(graph).map((account) => [federatedSubject(account), account.clientId]));
  return identitiesOf(graph).flatMap(({ file, resource }) => {
    const subject = subjectOf(resource);
    const clientId = declared.get(subject);
    const actual = clientIdOf(resource);
    if (clientId === actual) return [];
    const message =
      clientId === undefined
        ? `service account '${nameOf(resource)}' signs in to Azure as '${actual}', and '${subject}' is not declared${
            meant(subject, [...declared.keys()]) || '; add it to federatedAccounts in libs/environment'
          }`
        : `service account '${nameOf(resource)}' signs in to Azure as '${actual}', and is declared as '${clientId}'; name the same identity`;
    return [{ file, message }];
  });
}

function unmade(graph: Graph): Finding[] {
  const made = identitiesOf(graph).map(({ resource }) => subjectOf(resource));
  return federated(graph)
    .map(federatedSubject)
    .filter((subject) => !made.includes(subject))
    .map((subject) => ({
      file: declaredFile(graph),
      message: `'${subject}' may sign in to Azure, and no service account of that name does${
        meant(subject, made) || '; remove it from federatedAccounts in libs/environment'
      }`,
    }));
}

/** Long names of different namespaces are near each other, and not meant for each other. */
const meant = (subject: string, candidates: readonly string[]): string => {
  const namespace = subject.slice(0, subject.lastIndexOf(':'));
  return suggestion(
    subject,
    candidates.filter((candidate) => candidate.startsWith(`${namespace}:`)),
  );
};

const federated = ({ declared }: Graph) => declared.federated ?? [];

const subjectOf = (account: IServiceAccount): string =>
  federatedSubject({ namespace: namespaceOf(account) ?? 'default', name: nameOf(account) });
