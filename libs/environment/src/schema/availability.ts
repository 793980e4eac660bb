import Type from 'typebox';
import { cpuAndMemory, quantity } from './definitions.ts';
import { choice, count, object, oneOf } from './vocabulary.ts';

const executors = oneOf(
  'Which of them executors run on: spot nodes cost a fraction, and may be taken away at any time',
  ['on-demand', 'spot'],
);

export const availability = choice(
  'What goes on when a node is lost',
  'kind',
  object('There is one node', { kind: Type.Literal('one-node') }),
  object('Two of what can be two, on nodes in several zones that come and go with the work', {
    kind: Type.Literal('zones'),
    nodes: object('How many nodes run the platform; kubernetes.node is one of them', {
      minimum: count('At least, which zones and pods are spread over', 2),
      maximum: count('At most', 2),
    }),
    sparkNodes: object("Nodes for Spark's pods alone, none of which is there while no application runs", {
      cpu: quantity('The cores of one'),
      memory: quantity('The memory of one'),
      reserved: cpuAndMemory('What it keeps for Kubernetes itself'),
      maximum: count('How many there are at most, of each kind'),
      executors,
    }),
  }),
);
