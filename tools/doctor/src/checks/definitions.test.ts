import type { ICustomResourceDefinition } from 'kubernetes-models/apiextensions.k8s.io/v1';
import { expect, it } from 'vitest';
import { fakeCluster } from '../testing/fake-cluster.ts';
import { patient } from '../testing/patient.ts';
import { definitionFindings, definitions } from './definitions.ts';

const name = 'sparkapplications.sparkoperator.k8s.io';
const look = (conditions?: readonly object[]) =>
  definitionFindings({
    needed: [{ name, application: 'spark-operator-crds' }],
    live: conditions ? [{ metadata: { name }, status: { conditions } } as unknown as ICustomResourceDefinition] : [],
  });

it('finds nothing where the API server has established it', () => {
  expect(look([{ type: 'Established', status: 'True' }])).toEqual([]);
});

it('names one that is missing or refused, and asks its Application to bring it', () => {
  expect(look()).toMatchObject([
    {
      severity: 'error',
      subject: `CustomResourceDefinition '${name}'`,
      what: 'is not there',
      mend: './headwater kubectl annotate application spark-operator-crds --namespace=cicd --overwrite argocd.argoproj.io/refresh=normal',
    },
  ]);
  expect(look([{ type: 'NamesAccepted', status: 'False', message: 'the plural is taken' }])).toMatchObject([
    { what: 'is not established: the plural is taken' },
  ]);
});

it('needs those that the committed Applications bring', async () => {
  const found = await definitions.run(patient(fakeCluster({ 'get customresourcedefinitions': [] })));
  expect(found.map(({ subject }) => subject)).toEqual(
    expect.arrayContaining([
      `CustomResourceDefinition '${name}'`,
      "CustomResourceDefinition 'applications.argoproj.io'",
    ]),
  );
});
