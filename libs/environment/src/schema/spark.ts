import Type from 'typebox';
import { quantity, resources } from './definitions.ts';
import { count, list, object, text } from './vocabulary.ts';

const pod = {
  cores: count('Tasks that it runs at the same time'),
  coreRequest: quantity('CPU that its pod requests'),
  coreLimit: quantity('CPU that its pod gets at most'),
  memory: text('Memory of its Java heap, in MiB or GiB: 512m, 2g', '^[1-9][0-9]*[mg]$'),
};

export const spark = object('Spark', {
  applications: count('Applications of Airflow that run at the same time; the others wait in the pool `spark`'),
  javaOptions: list(
    'Options of every driver’s and executor’s Java machine, in front of those that a DAG gives',
    text('One option: -XX:+UseG1GC', '^-\\S+$'),
  ),
  driver: object('The driver of an application whose DAG names no other size', pod),
  executor: object('The executors of such an application', {
    instances: count('How many of them'),
    ...pod,
    dynamic: Type.Optional(
      object('As many as there is work for; `instances` is how many it begins with', {
        minimum: count('At least', 0),
        maximum: count('At most'),
      }),
    ),
  }),
  history: object('The history server', {
    days: count('How long finished applications are shown'),
    resources: resources('Of its container'),
  }),
});
