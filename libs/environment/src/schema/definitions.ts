import Type, { type Static, type TSchema } from 'typebox';

/** https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/ */
const aQuantity = Type.String({
  description: 'A quantity such as 500m, 2 or 1.5Gi',
  pattern: '^[0-9]+(\\.[0-9]+)?(m|k|M|G|T|P|Ki|Mi|Gi|Ti|Pi)?$',
});

export const quantity = (description: string) => reference('quantity', aQuantity, description);

const someCpuAndMemory = Type.Object(
  { cpu: quantity('Cores'), memory: quantity('Memory') },
  { additionalProperties: false },
);

export const cpuAndMemory = (description: string) => reference('cpuAndMemory', someCpuAndMemory, description);

const someResources = Type.Object(
  {
    requests: cpuAndMemory('What the scheduler keeps for it'),
    limits: cpuAndMemory('What it gets at most'),
  },
  { additionalProperties: false },
);

export const resources = (description: string) => reference('resources', someResources, description);

/** What the schema uses in many places stands in it once, which keeps it quick to compile. */
export const definitions = { quantity: aQuantity, cpuAndMemory: someCpuAndMemory, resources: someResources };

function reference<T extends TSchema>(name: string, _schema: T, description: string) {
  return Type.Unsafe<Static<T>>({ description, $ref: `#/definitions/${name}` });
}
