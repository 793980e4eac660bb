import type { Check } from '../check.ts';
import { applications } from './applications.ts';
import { canary } from './canary.ts';
import { certificates } from './certificates.ts';
import { claims } from './claims.ts';
import { clock } from './clock.ts';
import { clusterNames } from './cluster-names.ts';
import { connections } from './connections.ts';
import { containers } from './containers.ts';
import { dagImports } from './dag-imports.ts';
import { definitions } from './definitions.ts';
import { deployKey } from './deploy-key.ts';
import { frontDoor } from './front-door.ts';
import { imagePulls } from './image-pulls.ts';
import { images } from './images.ts';
import { inotify } from './inotify.ts';
import { kubernetesVersion } from './kubernetes-version.ts';
import { machineRoom } from './machine-room.ts';
import { migrations } from './migrations.ts';
import { mirrors } from './mirrors.ts';
import { names } from './names.ts';
import { nodeInotify } from './node-inotify.ts';
import { nodeRoom } from './node-room.ts';
import { nodes } from './nodes.ts';
import { permissions } from './permissions.ts';
import { quotas } from './quotas.ts';
import { scheduling } from './scheduling.ts';
import { secretReaders } from './secret-readers.ts';
import { secrets } from './secrets.ts';
import { sparkAdmission } from './spark-admission.ts';
import { sparkApplications } from './spark-applications.ts';
import { storageClasses } from './storage-classes.ts';
import { terminating } from './terminating.ts';
import { tools } from './tools.ts';
import { volumeRoom } from './volume-room.ts';
import { webhooks } from './webhooks.ts';

/** All of them, what others rest on first. */
export const checks: readonly Check[] = [
  tools,
  machineRoom,
  inotify,
  names,
  images,
  kubernetesVersion,
  clock,
  nodes,
  nodeRoom,
  quotas,
  nodeInotify,
  volumeRoom,
  storageClasses,
  claims,
  definitions,
  webhooks,
  sparkAdmission,
  secrets,
  mirrors,
  secretReaders,
  deployKey,
  permissions,
  applications,
  terminating,
  imagePulls,
  scheduling,
  containers,
  clusterNames,
  connections,
  certificates,
  frontDoor,
  migrations,
  sparkApplications,
  dagImports,
  canary,
];
