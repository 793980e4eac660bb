import type { Rule } from '../rule.ts';
import { annotationTooLarge } from './annotation-too-large.ts';
import { applicationWithoutFiles } from './application-without-files.ts';
import { capacityExceeded } from './capacity-exceeded.ts';
import { clientSecretMissing } from './client-secret-missing.ts';
import { configHashStale } from './config-hash-stale.ts';
import { configMapKeyMissing } from './config-map-key-missing.ts';
import { configMapMissing } from './config-map-missing.ts';
import { connectionsExceeded } from './connections-exceeded.ts';
import { customResourceDefinitionMissing } from './custom-resource-definition-missing.ts';
import { dagApiRemoved } from './dag-api-removed.ts';
import { dagApplicationFileAbsolute } from './dag-application-file-absolute.ts';
import { dagBucketMissing } from './dag-bucket-missing.ts';
import { dagClaimMissing } from './dag-claim-missing.ts';
import { dagConfigMapMissing } from './dag-config-map-missing.ts';
import { dagConnectionMissing } from './dag-connection-missing.ts';
import { dagContractBroken } from './dag-contract-broken.ts';
import { dagDatabaseOpened } from './dag-database-opened.ts';
import { dagDateAssumed } from './dag-date-assumed.ts';
import { dagDelayInDays } from './dag-delay-in-days.ts';
import { dagImageUnknown } from './dag-image-unknown.ts';
import { dagJobMissing } from './dag-job-missing.ts';
import { dagLookupDuringImport } from './dag-lookup-during-import.ts';
import { dagNameCollides } from './dag-name-collides.ts';
import { dagNamespaceUnknown } from './dag-namespace-unknown.ts';
import { dagOperatorUnguarded } from './dag-operator-unguarded.ts';
import { dagPoolMissing } from './dag-pool-missing.ts';
import { dagResultBySidecar } from './dag-result-by-sidecar.ts';
import { dagSecretInPlainText } from './dag-secret-in-plain-text.ts';
import { dagSecretMissing } from './dag-secret-missing.ts';
import { dagSensorOfSpark } from './dag-sensor-of-spark.ts';
import { dagServiceAccountUnknown } from './dag-service-account-unknown.ts';
import { dagStartMoves } from './dag-start-moves.ts';
import { dagTemplateUnrendered } from './dag-template-unrendered.ts';
import { dagUnbounded } from './dag-unbounded.ts';
import { dagVariableMissing } from './dag-variable-missing.ts';
import { dagWorkerOverridden } from './dag-worker-overridden.ts';
import { dependencyCycle } from './dependency-cycle.ts';
import { dependencyUndeclared } from './dependency-undeclared.ts';
import { disruptionBudgetBlocks } from './disruption-budget-blocks.ts';
import { federatedCredentialMissing } from './federated-credential-missing.ts';
import { flowBlocked } from './flow-blocked.ts';
import { flowUndeclared } from './flow-undeclared.ts';
import { gatewayCertificateMissing } from './gateway-certificate-missing.ts';
import { helmHook } from './helm-hook.ts';
import { hostUnanswered } from './host-unanswered.ts';
import { imageDenied } from './image-denied.ts';
import { imageUnpinned } from './image-unpinned.ts';
import { ingressUnserved } from './ingress-unserved.ts';
import { issuerMismatch } from './issuer-mismatch.ts';
import { jobNeverReplaced } from './job-never-replaced.ts';
import { limitBelowRequest } from './limit-below-request.ts';
import { namespaceUndeclared } from './namespace-undeclared.ts';
import { nodeTooSmall } from './node-too-small.ts';
import { orphanManifest } from './orphan-manifest.ts';
import { packagesAtStart } from './packages-at-start.ts';
import { permissionMissing } from './permission-missing.ts';
import { permissionTooWide } from './permission-too-wide.ts';
import { podSecurityViolated } from './pod-security-violated.ts';
import { priorityClassMissing } from './priority-class-missing.ts';
import { probeMissing } from './probe-missing.ts';
import { probePortMissing } from './probe-port-missing.ts';
import { projectForbids } from './project-forbids.ts';
import { pruneUnprotected } from './prune-unprotected.ts';
import { publicHostUnserved } from './public-host-unserved.ts';
import { quotaExceeded } from './quota-exceeded.ts';
import { redirectUnanswered } from './redirect-unanswered.ts';
import { refreshScopeMissing } from './refresh-scope-missing.ts';
import { resourceDuplicate } from './resource-duplicate.ts';
import { resourcesMissing } from './resources-missing.ts';
import { roleBindingDangling } from './role-binding-dangling.ts';
import { routeBackendMissing } from './route-backend-missing.ts';
import { routeDuplicate } from './route-duplicate.ts';
import { routeHostUncovered } from './route-host-uncovered.ts';
import { runtimeMakerMissing } from './runtime-maker-missing.ts';
import { secretFilledTwice } from './secret-filled-twice.ts';
import { secretInPlainText } from './secret-in-plain-text.ts';
import { secretKeyMissing } from './secret-key-missing.ts';
import { secretMissing } from './secret-missing.ts';
import { secretNotMirrored } from './secret-not-mirrored.ts';
import { secretStoreMissing } from './secret-store-missing.ts';
import { selectorMismatch } from './selector-mismatch.ts';
import { serviceAccountMissing } from './service-account-missing.ts';
import { servicePortMismatch } from './service-port-mismatch.ts';
import { serviceWithoutPods } from './service-without-pods.ts';
import { sparkNamespaceUnwatched } from './spark-namespace-unwatched.ts';
import { storageClassMissing } from './storage-class-missing.ts';
import { taskTooPowerful } from './task-too-powerful.ts';
import { variableUndefined } from './variable-undefined.ts';
import { volumeClaimMissing } from './volume-claim-missing.ts';
import { volumeClaimUnbindable } from './volume-claim-unbindable.ts';
import { volumeMountWithoutVolume } from './volume-mount-without-volume.ts';
import { waveInverted } from './wave-inverted.ts';
import { webhookWithoutService } from './webhook-without-service.ts';
import { workloadIdentityMissing } from './workload-identity-missing.ts';
import { workloadIdentitySubjectUnknown } from './workload-identity-subject-unknown.ts';

/** Every rule, in the order of their names. */
export const rules: readonly Rule[] = [
  annotationTooLarge,
  applicationWithoutFiles,
  capacityExceeded,
  clientSecretMissing,
  configHashStale,
  configMapKeyMissing,
  configMapMissing,
  connectionsExceeded,
  customResourceDefinitionMissing,
  dagApiRemoved,
  dagApplicationFileAbsolute,
  dagBucketMissing,
  dagClaimMissing,
  dagConfigMapMissing,
  dagConnectionMissing,
  dagContractBroken,
  dagDatabaseOpened,
  dagDateAssumed,
  dagDelayInDays,
  dagImageUnknown,
  dagJobMissing,
  dagLookupDuringImport,
  dagNameCollides,
  dagNamespaceUnknown,
  dagOperatorUnguarded,
  dagPoolMissing,
  dagResultBySidecar,
  dagSecretInPlainText,
  dagSecretMissing,
  dagSensorOfSpark,
  dagServiceAccountUnknown,
  dagStartMoves,
  dagTemplateUnrendered,
  dagUnbounded,
  dagVariableMissing,
  dagWorkerOverridden,
  dependencyCycle,
  dependencyUndeclared,
  disruptionBudgetBlocks,
  federatedCredentialMissing,
  flowBlocked,
  flowUndeclared,
  gatewayCertificateMissing,
  helmHook,
  hostUnanswered,
  imageDenied,
  imageUnpinned,
  ingressUnserved,
  issuerMismatch,
  jobNeverReplaced,
  limitBelowRequest,
  namespaceUndeclared,
  nodeTooSmall,
  orphanManifest,
  packagesAtStart,
  permissionMissing,
  permissionTooWide,
  podSecurityViolated,
  priorityClassMissing,
  probeMissing,
  probePortMissing,
  projectForbids,
  pruneUnprotected,
  publicHostUnserved,
  quotaExceeded,
  redirectUnanswered,
  refreshScopeMissing,
  resourceDuplicate,
  resourcesMissing,
  roleBindingDangling,
  routeBackendMissing,
  routeDuplicate,
  routeHostUncovered,
  runtimeMakerMissing,
  secretFilledTwice,
  secretInPlainText,
  secretKeyMissing,
  secretMissing,
  secretNotMirrored,
  secretStoreMissing,
  selectorMismatch,
  serviceAccountMissing,
  servicePortMismatch,
  serviceWithoutPods,
  sparkNamespaceUnwatched,
  storageClassMissing,
  taskTooPowerful,
  variableUndefined,
  volumeClaimMissing,
  volumeClaimUnbindable,
  volumeMountWithoutVolume,
  waveInverted,
  webhookWithoutService,
  workloadIdentityMissing,
  workloadIdentitySubjectUnknown,
];
