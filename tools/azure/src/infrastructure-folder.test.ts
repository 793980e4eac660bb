import { fileURLToPath } from 'node:url';
import { loadEnvironment } from '@headwater/environment';
import { expect, it } from 'vitest';
import { infrastructureFolder } from './infrastructure-folder.ts';
import { subjects } from './subjects.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const account = { namespace: 'processing', name: 'spark-driver', clientId: '1' } as const;

it('gives each identity a credential for each of its accounts, by the same name everywhere', () => {
  expect(
    subjects([
      { ...account, identity: 'data' },
      { ...account, identity: 'secrets', name: 'key-vault-reader' },
      { ...account, identity: 'data', namespace: 'orchestrator', name: 'airflow' },
    ]).federated_accounts,
  ).toEqual({
    data: {
      'processing-spark-driver': 'system:serviceaccount:processing:spark-driver',
      'orchestrator-airflow': 'system:serviceaccount:orchestrator:airflow',
    },
    secrets: { 'processing-key-vault-reader': 'system:serviceaccount:processing:key-vault-reader' },
  });
});

it('deletes logs, and nothing else', () => {
  const [folder] = infrastructureFolder(loadEnvironment(root, 'aks'));
  const { content } = folder!.files.find(({ path }) => path === 'environment.auto.tfvars.json')!;
  expect(content).toMatchObject({ log_containers: ['airflow-logs', 'spark-events'] });
});

it('is not there for an environment without Azure', () => {
  expect(infrastructureFolder(loadEnvironment(root, 'minikube'))).toEqual([]);
});
