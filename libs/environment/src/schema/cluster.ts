import { namespaces } from '@headwater/contracts';
import Type from 'typebox';
import { cpuAndMemory, quantity, resources } from './definitions.ts';
import { choice, list, object, port, text } from './vocabulary.ts';

const cidr = '^([0-9]{1,3}\\.){3}[0-9]{1,3}/[0-9]{1,2}$';

export const kubernetes = object('The cluster', {
  version: text('The minor version that manifests are validated against', '^1\\.[0-9]+$'),
  apiServer: list(
    'Where pods reach the API server, for the NetworkPolicies',
    object('A range of addresses', {
      cidr: text('In CIDR notation', cidr),
      port: port('The port it serves on'),
    }),
    1,
  ),
  networks: list(
    'The address ranges of pods and of Services, in CIDR notation: what is not in them is outside',
    text('In CIDR notation', cidr),
    1,
  ),
  node: object('One node, as it is started', {
    name: text('Its host name'),
    cpu: quantity('Its cores'),
    memory: quantity('Its memory'),
    reserved: cpuAndMemory('What it keeps for Kubernetes itself'),
  }),
});

export const git = choice(
  'This repository, as the cluster reads it',
  'kind',
  object('A Git server in the cluster, to which ./headwater push brings it', {
    kind: Type.Literal('in-cluster'),
    revision: text('The branch that the cluster follows', '^[A-Za-z0-9][A-Za-z0-9._/-]*$'),
    size: quantity('The volume of the Git server'),
    resources: resources('Of its container'),
  }),
  object('A Git server outside of the cluster', {
    kind: Type.Literal('remote'),
    repository: text(
      'Its address: git@host:owner/repository.git with a deploy key, or https://… without credentials',
      '^(git@[^:/]+:|ssh://|https://).+$',
    ),
    revision: text('The branch, tag or commit that the cluster follows'),
    knownHosts: Type.String({ description: 'The host keys of the Git server, as ssh-keyscan prints them' }),
  }),
);

const size = cpuAndMemory('Requests at most');

export const sizes = object(
  'What all pods of a namespace may request together',
  Object.fromEntries(namespaces.map((namespace) => [namespace, size])) as Record<
    (typeof namespaces)[number],
    typeof size
  >,
);

export const storage = object('StorageClasses', {
  class: text('Of volumes that one pod writes'),
  sharedClass: text('Of volumes that many pods write (ReadWriteMany)'),
});
