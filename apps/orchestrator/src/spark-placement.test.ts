import { loadEnvironment, type Environment } from '@headwater/environment';
import { expect, it } from 'vitest';
import { dagContract } from './dag-contract.ts';

const root = new URL('../../../', import.meta.url).pathname;
const [laptop, cloud] = [loadEnvironment(root, 'minikube'), loadEnvironment(root, 'aks')];
if (cloud.availability.kind !== 'zones') throw new Error('aks.yaml has one node');
const onSpot: Environment = {
  ...cloud,
  availability: { ...cloud.availability, sparkNodes: { ...cloud.availability.sparkNodes, executors: 'spot' } },
};

const keys = (environment: Environment, role: 'driver' | 'executor') =>
  dagContract(environment).spark.placement?.[role].tolerations.map(({ value }) => value);

it('keeps drivers and executors on nodes of their own, where there are any', () => {
  expect(dagContract(cloud).spark.placement?.driver.nodeSelector).toEqual({ 'headwater.dev/pool': 'spark' });
  expect(keys(cloud, 'executor')).toEqual(['spark']);
  expect(dagContract(laptop).spark).not.toHaveProperty('placement');
});

it('puts executors on nodes that may be taken away, and no driver', () => {
  expect(keys(onSpot, 'driver')).toEqual(['spark']);
  expect(keys(onSpot, 'executor')).toEqual(['spark', 'spot']);
  expect(dagContract(onSpot).spark.sparkConf).toMatchObject({ 'spark.decommission.enabled': 'true' });
});

it('has as many executors as there is work for, where the environment says between which', () => {
  const dynamic = { minimum: 0, maximum: 8 };
  const scaling: Environment = { ...cloud, spark: { ...cloud.spark, executor: { ...cloud.spark.executor, dynamic } } };
  expect(dagContract(scaling).spark.sparkConf).toMatchObject({
    'spark.dynamicAllocation.enabled': 'true',
    'spark.dynamicAllocation.maxExecutors': '8',
  });
  expect(dagContract(scaling).spark.executor).not.toHaveProperty('dynamic');
  expect(dagContract(laptop).spark.sparkConf).not.toHaveProperty('spark.dynamicAllocation.enabled');
});
