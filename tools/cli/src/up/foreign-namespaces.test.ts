import { expect, it } from 'vitest';
import { foreign } from './foreign-namespaces.ts';

const namespace = (name: string, manager: string) => ({ metadata: { name, managedFields: [{ manager }] } });

it('names the namespaces of our names that somebody else made, and no other', () => {
  const present = [
    namespace('database', 'kubectl-create'),
    namespace('cicd', 'argocd-controller'),
    namespace('default', 'kube-apiserver'),
    { metadata: { name: 'processing' } },
  ];
  expect(foreign(present, ['cicd', 'database', 'processing'])).toEqual(['database', 'processing']);
});
