import type { Rule } from '../rule.ts';
import { annotationTooLarge } from './annotation-too-large.ts';
import { applicationWithoutFiles } from './application-without-files.ts';
import { capacityExceeded } from './capacity-exceeded.ts';
import { configHashStale } from './config-hash-stale.ts';
import { configMapKeyMissing } from './config-map-key-missing.ts';
import { configMapMissing } from './config-map-missing.ts';
import { customResourceDefinitionMissing } from './custom-resource-definition-missing.ts';
import { dependencyCycle } from './dependency-cycle.ts';
import { dependencyUndeclared } from './dependency-undeclared.ts';
import { flowBlocked } from './flow-blocked.ts';
import { flowUndeclared } from './flow-undeclared.ts';
import { helmHook } from './helm-hook.ts';
import { hostUnanswered } from './host-unanswered.ts';
import { imageDenied } from './image-denied.ts';
import { imageUnpinned } from './image-unpinned.ts';
import { jobNeverReplaced } from './job-never-replaced.ts';
import { limitBelowRequest } from './limit-below-request.ts';
import { namespaceUndeclared } from './namespace-undeclared.ts';
import { orphanManifest } from './orphan-manifest.ts';
import { permissionMissing } from './permission-missing.ts';
import { permissionTooWide } from './permission-too-wide.ts';
import { podSecurityViolated } from './pod-security-violated.ts';
import { probeMissing } from './probe-missing.ts';
import { probePortMissing } from './probe-port-missing.ts';
import { projectForbids } from './project-forbids.ts';
import { pruneUnprotected } from './prune-unprotected.ts';
import { quotaExceeded } from './quota-exceeded.ts';
import { refreshScopeMissing } from './refresh-scope-missing.ts';
import { resourceDuplicate } from './resource-duplicate.ts';
import { resourcesMissing } from './resources-missing.ts';
import { roleBindingDangling } from './role-binding-dangling.ts';
import { runtimeMakerMissing } from './runtime-maker-missing.ts';
import { secretInPlainText } from './secret-in-plain-text.ts';
import { secretKeyMissing } from './secret-key-missing.ts';
import { secretMissing } from './secret-missing.ts';
import { secretNotMirrored } from './secret-not-mirrored.ts';
import { selectorMismatch } from './selector-mismatch.ts';
import { serviceAccountMissing } from './service-account-missing.ts';
import { servicePortMismatch } from './service-port-mismatch.ts';
import { serviceWithoutPods } from './service-without-pods.ts';
import { sparkNamespaceUnwatched } from './spark-namespace-unwatched.ts';
import { storageClassMissing } from './storage-class-missing.ts';
import { variableUndefined } from './variable-undefined.ts';
import { volumeClaimMissing } from './volume-claim-missing.ts';
import { volumeClaimUnbindable } from './volume-claim-unbindable.ts';
import { volumeMountWithoutVolume } from './volume-mount-without-volume.ts';
import { waveInverted } from './wave-inverted.ts';
import { webhookWithoutService } from './webhook-without-service.ts';

/** Every rule, in the order of their names. */
export const rules: readonly Rule[] = [
  annotationTooLarge,
  applicationWithoutFiles,
  capacityExceeded,
  configHashStale,
  configMapKeyMissing,
  configMapMissing,
  customResourceDefinitionMissing,
  dependencyCycle,
  dependencyUndeclared,
  flowBlocked,
  flowUndeclared,
  helmHook,
  hostUnanswered,
  imageDenied,
  imageUnpinned,
  jobNeverReplaced,
  limitBelowRequest,
  namespaceUndeclared,
  orphanManifest,
  permissionMissing,
  permissionTooWide,
  podSecurityViolated,
  probeMissing,
  probePortMissing,
  projectForbids,
  pruneUnprotected,
  quotaExceeded,
  refreshScopeMissing,
  resourceDuplicate,
  resourcesMissing,
  roleBindingDangling,
  runtimeMakerMissing,
  secretInPlainText,
  secretKeyMissing,
  secretMissing,
  secretNotMirrored,
  selectorMismatch,
  serviceAccountMissing,
  servicePortMismatch,
  serviceWithoutPods,
  sparkNamespaceUnwatched,
  storageClassMissing,
  variableUndefined,
  volumeClaimMissing,
  volumeClaimUnbindable,
  volumeMountWithoutVolume,
  waveInverted,
  webhookWithoutService,
];
