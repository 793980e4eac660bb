import { expect, it } from 'vitest';
import { kubernetesSchemas, type OpenApi } from './kubernetes.ts';

const kind = (group: string, version: string, name: string) => ({ group, version, kind: name });
const ofKind = (...kinds: object[]) => ({ 'x-kubernetes-group-version-kind': kinds });
const put = (...kinds: object[]) => ({ put: { 'x-kubernetes-group-version-kind': kinds[0] } });

const deployment = kind('apps', 'v1', 'Deployment');
const eviction = kind('policy', 'v1', 'Eviction');
const scale = kind('autoscaling', 'v1', 'Scale');

const document: OpenApi = {
  paths: {
    '/apis/apps/v1/namespaces/{namespace}/deployments/{name}': put(deployment),
    '/apis/apps/v1/namespaces/{namespace}/deployments/{name}/scale': put(scale),
    '/api/v1/namespaces/{namespace}/pods/{name}/eviction': { post: ofKind(eviction) },
  },
  definitions: {
    'apps.Deployment': {
      type: 'object',
      properties: {
        apiVersion: { type: 'string' },
        kind: { type: 'string' },
        spec: { $ref: '#/definitions/apps.Spec' },
      },
      ...ofKind(deployment),
    },
    'apps.Spec': { type: 'object', properties: { replicas: { type: 'integer', format: 'int32' } } },
    'apps.DeploymentList': { type: 'object', ...ofKind(kind('apps', 'v1', 'DeploymentList')) },
    'meta.DeleteOptions': { type: 'object', ...ofKind(deployment, scale) },
    'autoscaling.Scale': { type: 'object', ...ofKind(scale) },
    'policy.Eviction': { type: 'object', ...ofKind(eviction) },
  },
};

it('has a file for each kind that the API server keeps, and one with what they are made of, a line each', () => {
  expect(kubernetesSchemas('1.0', document)).toEqual([
    {
      path: 'kubernetes/1.0/definitions.json',
      text: [
        '{"types":{',
        '"apps.Deployment":{"type":"object","properties":{"apiVersion":{"enum":["apps/v1"]},"kind":{"enum":["Deployment"]},' +
          '"spec":{"$ref":"#/types/apps.Spec"}},"additionalProperties":false},',
        '"apps.Spec":{"type":"object","properties":{"replicas":{"type":"integer"}},"additionalProperties":false}',
        '}}\n',
      ].join('\n'),
    },
    { path: 'kubernetes/1.0/deployment-apps-v1.json', text: '{"$ref":"definitions.json#/types/apps.Deployment"}\n' },
  ]);
});

it('says which definition is missing', () => {
  const { 'apps.Spec': _, ...definitions } = document.definitions;
  expect(() => kubernetesSchemas('1.0', { ...document, definitions })).toThrow("no definition 'apps.Spec'");
});
