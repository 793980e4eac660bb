import type { AppProjectResource, ApplicationResource } from '@headwater/argocd';
import type { Certificate } from '@headwater/certificates';
import type { Gateway, HttpRoute } from '@headwater/gateway-api';
import type { Resource } from '@headwater/k8s';
import type { ExternalSecret, SecretStore } from '@headwater/key-vault';
import type {
  IMutatingWebhookConfiguration,
  IValidatingWebhookConfiguration,
} from 'kubernetes-models/admissionregistration.k8s.io/v1';
import type { IDaemonSet, IDeployment, IStatefulSet } from 'kubernetes-models/apps/v1';
import type { IHorizontalPodAutoscaler } from 'kubernetes-models/autoscaling/v2';
import type { IJob } from 'kubernetes-models/batch/v1';
import type { IIngress, INetworkPolicy } from 'kubernetes-models/networking.k8s.io/v1';
import type { IPodDisruptionBudget } from 'kubernetes-models/policy/v1';
import type {
  IClusterRole,
  IClusterRoleBinding,
  IRole,
  IRoleBinding,
} from 'kubernetes-models/rbac.authorization.k8s.io/v1';
import type { IPriorityClass } from 'kubernetes-models/scheduling.k8s.io/v1';
import type { IStorageClass } from 'kubernetes-models/storage.k8s.io/v1';
import type {
  IConfigMap,
  INamespace,
  IPersistentVolume,
  IPersistentVolumeClaim,
  IResourceQuota,
  ISecret,
  IService,
  IServiceAccount,
} from 'kubernetes-models/v1';

/** The kinds that rules read, by name. Their shape is what `./headwater validate` vouches for. */
export interface Kinds {
  AppProject: AppProjectResource;
  Application: ApplicationResource;
  Certificate: Certificate;
  ClusterRole: IClusterRole;
  ClusterRoleBinding: IClusterRoleBinding;
  ConfigMap: IConfigMap;
  CustomResourceDefinition: Resource;
  DaemonSet: IDaemonSet;
  Deployment: IDeployment;
  ExternalSecret: ExternalSecret;
  Gateway: Gateway;
  HTTPRoute: HttpRoute;
  Ingress: IIngress;
  Job: IJob;
  Kustomization: Resource;
  MutatingWebhookConfiguration: IMutatingWebhookConfiguration;
  Namespace: INamespace;
  NetworkPolicy: INetworkPolicy;
  HorizontalPodAutoscaler: IHorizontalPodAutoscaler;
  PersistentVolume: IPersistentVolume;
  PersistentVolumeClaim: IPersistentVolumeClaim;
  PodDisruptionBudget: IPodDisruptionBudget;
  PriorityClass: IPriorityClass;
  ResourceQuota: IResourceQuota;
  Role: IRole;
  RoleBinding: IRoleBinding;
  Secret: ISecret;
  SecretStore: SecretStore;
  Service: IService;
  ServiceAccount: IServiceAccount;
  StatefulSet: IStatefulSet;
  StorageClass: IStorageClass;
  ValidatingWebhookConfiguration: IValidatingWebhookConfiguration;
}

export type Kind = keyof Kinds;
