import { keyVaultReader, serviceAccounts, workloads } from '@headwater/contracts';
import type { ServiceAccountRef, Workload } from '@headwater/k8s';

/** A program, and what it is known to ask of the API server. */
export interface Caller {
  /** Pods by their labels, or the account of pods that somebody else makes. */
  readonly who: Workload | ServiceAccountRef;
  readonly asks: readonly Ask[];
}

export interface Ask {
  /**
   * The namespace of the program itself, that of the pods that tasks start, that of Spark's jobs, each that an operator
   * watches, or the whole cluster.
   */
  readonly where: 'own' | 'tasks' | 'jobs' | 'watched' | 'cluster';
  /** To be read after «needs it to». */
  readonly purpose: string;
  readonly permissions: readonly Permission[];
}

export interface Permission {
  readonly verbs: readonly string[];
  readonly group: string;
  readonly resources: readonly string[];
  /** Asked only with this command line flag. */
  readonly flag?: string;
  /** Asked only of the object that this flag names, */
  readonly nameFlag?: string;
  /** or of that of this name. */
  readonly name?: string;
}

/** `verbs` and `resources` with spaces between them, as people say it. */
const may = (
  verbs: string,
  resources: string,
  group = '',
  flags: Pick<Permission, 'flag' | 'name' | 'nameFlag'> = {},
): Permission => ({
  verbs: verbs.split(' '),
  group,
  resources: resources.split(' '),
  ...flags,
});

// what Airflow calls: kubernetes_executor_utils.py, pod_manager.py, triggers/pod.py and custom_object_launcher.py of
// https://github.com/apache/airflow/tree/providers-cncf-kubernetes/10.22.0/providers/cncf/kubernetes
const { airflow, certManager, externalSecrets, reflector, spark, traefik } = workloads;
const sparkoperator = 'sparkoperator.k8s.io';

const followPods: readonly Permission[] = [
  may('get delete', 'pods'),
  may('get', 'pods/log'),
  may('list watch', 'events'),
];

const runPods: Permission[] = [
  may('create get list watch patch delete', 'pods'),
  may('get', 'pods/log'),
  may('list watch', 'events'),
];

const submitApplications: Permission[] = [
  may('create get delete', 'sparkapplications', sparkoperator),
  may('get', 'sparkapplications/status', sparkoperator),
  may('get list patch delete', 'pods'),
  may('get', 'pods/log'),
  may('list', 'events'),
];

// https://github.com/apache/spark/blob/v4.0.4/resource-managers/kubernetes/core/src/main/scala/org/apache/spark/deploy/k8s/submit/KubernetesClientApplication.scala
const submitDrivers: Permission[] = [
  may('create get watch delete', 'pods'),
  // server-side apply of what is not there yet asks for both
  may('create patch', 'services configmaps'),
];

// https://github.com/kubeflow/spark-operator/tree/v2.5.2/charts/spark-operator-chart/templates
const events = may('create update patch', 'events');
const election: readonly Permission[] = [
  may('create', 'leases', 'coordination.k8s.io', { flag: '--leader-election-lock-name' }),
  may('get update', 'leases', 'coordination.k8s.io', { nameFlag: '--leader-election-lock-name' }),
];

const runApplications: Permission[] = [
  may('get list watch create update delete', 'pods'),
  may('get list watch create update patch', 'configmaps'),
  may('get list watch create update patch delete', 'services'),
  events,
  may('get create update delete', 'ingresses', 'networking.k8s.io', { flag: '--ingress-url-format' }),
  may('get list watch create delete', 'sparkapplications', sparkoperator),
  may('get list watch', 'scheduledsparkapplications sparkconnects', sparkoperator),
  may('update', 'sparkapplications/status sparkconnects/status scheduledsparkapplications/status', sparkoperator),
  may(
    'update',
    'sparkapplications/finalizers sparkconnects/finalizers scheduledsparkapplications/finalizers',
    sparkoperator,
  ),
];

const admission = 'admissionregistration.k8s.io';

const publishCertificate: Permission[] = [
  may('list watch', 'mutatingwebhookconfigurations validatingwebhookconfigurations', admission),
  may('get update', 'mutatingwebhookconfigurations', admission, { nameFlag: '--mutating-webhook-name' }),
  may('get update', 'validatingwebhookconfigurations', admission, { nameFlag: '--validating-webhook-name' }),
];

const reviewApplications: Permission[] = [
  may('list', 'resourcequotas'),
  may('list watch', 'pods'),
  may('get list watch', 'sparkapplications scheduledsparkapplications', sparkoperator),
];

const gatewayApi = 'gateway.networking.k8s.io';

// https://github.com/traefik/traefik/blob/v3.7.13/pkg/provider/kubernetes/gateway/client.go
const watchRoutes: Permission[] = [
  may('list watch', 'services secrets configmaps'),
  may('list watch', 'endpointslices', 'discovery.k8s.io'),
  may('list watch', 'gateways httproutes grpcroutes tlsroutes referencegrants backendtlspolicies', gatewayApi),
  may('update', 'gateways/status httproutes/status', gatewayApi),
];

// https://github.com/cert-manager/cert-manager/tree/v1.20.3/deploy/charts/cert-manager/templates
const certmanager = 'cert-manager.io';
const issueCertificates: Permission[] = [
  may('get list watch update patch', 'issuers certificates', certmanager),
  may('get list watch create update patch delete', 'certificaterequests', certmanager),
  may('list watch', 'challenges', `acme.${certmanager}`),
  may('update patch', 'issuers/status certificates/status certificaterequests/status', certmanager),
  may('get list watch create update patch delete', 'secrets'),
  may('create patch', 'events'),
];

// https://github.com/external-secrets/external-secrets/tree/v1.3.2/pkg/controllers
const externalsecrets = 'external-secrets.io';
const fillSecrets: Permission[] = [
  may('get list watch', 'externalsecrets secretstores', externalsecrets),
  may('patch', 'externalsecrets', externalsecrets),
  may('update patch', 'externalsecrets/status secretstores/status', externalsecrets),
  may('list watch', 'generatorstates', `generators.${externalsecrets}`),
  may('get list watch create update patch delete', 'secrets'),
  may('get list watch', 'serviceaccounts'),
  may('create', 'serviceaccounts/token', '', { name: keyVaultReader('management').name }),
  may('create patch', 'events'),
];

export const callers: readonly Caller[] = [
  {
    who: airflow.scheduler,
    asks: [
      {
        where: 'own',
        purpose: 'start worker pods and follow them',
        permissions: [may('create list watch patch delete', 'pods')],
      },
    ],
  },
  {
    who: airflow.apiServer,
    asks: [
      {
        where: 'own',
        purpose: 'show the log of a running task',
        permissions: [may('list', 'pods'), may('get', 'pods/log')],
      },
    ],
  },
  {
    who: airflow.worker,
    asks: [
      { where: 'tasks', purpose: 'start pods for its tasks', permissions: runPods },
      { where: 'jobs', purpose: 'run SparkApplications for its tasks', permissions: submitApplications },
      { where: 'jobs', purpose: 'run spark-submit for its tasks', permissions: submitDrivers },
    ],
  },
  {
    who: airflow.triggerer,
    asks: [
      { where: 'tasks', purpose: 'follow the pods of deferred tasks', permissions: followPods },
      { where: 'jobs', purpose: 'follow the drivers of deferred tasks', permissions: followPods },
    ],
  },
  {
    who: spark.operator,
    asks: [
      {
        where: 'cluster',
        purpose: 'look for its own definitions',
        permissions: [may('get', 'customresourcedefinitions', 'apiextensions.k8s.io')],
      },
      { where: 'own', purpose: 'agree on a leader', permissions: [...election, events] },
      { where: 'watched', purpose: 'run SparkApplications', permissions: runApplications },
    ],
  },
  {
    who: spark.webhook,
    asks: [
      { where: 'cluster', purpose: 'publish its certificate', permissions: publishCertificate },
      {
        where: 'own',
        purpose: 'keep its certificate and agree on a leader',
        permissions: [
          may('create', 'secrets'),
          may('get update', 'secrets', '', { nameFlag: '--webhook-secret-name' }),
          ...election,
          events,
        ],
      },
      { where: 'watched', purpose: 'review SparkApplications', permissions: reviewApplications },
    ],
  },
  {
    // https://spark.apache.org/docs/4.0.0/running-on-kubernetes.html#rbac
    who: serviceAccounts.sparkDriver,
    asks: [
      {
        where: 'own',
        purpose: 'run its executors',
        permissions: [
          may(
            'create get list watch update patch delete deletecollection',
            'pods services configmaps persistentvolumeclaims',
          ),
        ],
      },
    ],
  },
  {
    who: traefik.proxy,
    asks: [
      { where: 'own', purpose: 'know its routes', permissions: watchRoutes },
      {
        where: 'cluster',
        purpose: 'know its class',
        permissions: [
          may('list watch', 'namespaces'),
          may('list watch', 'gatewayclasses', gatewayApi),
          may('update', 'gatewayclasses/status', gatewayApi),
        ],
      },
    ],
  },
  {
    who: certManager.controller,
    asks: [{ where: 'own', purpose: 'issue certificates', permissions: issueCertificates }],
  },
  {
    who: certManager.webhook,
    asks: [
      { where: 'own', purpose: 'keep its authority', permissions: [may('create', 'secrets')] },
      {
        where: 'cluster',
        purpose: 'ask who may approve a request',
        permissions: [may('create', 'subjectaccessreviews', 'authorization.k8s.io')],
      },
    ],
  },
  {
    who: certManager.injector,
    asks: [
      { where: 'own', purpose: "read the webhook's authority", permissions: [may('get list watch', 'secrets')] },
      {
        where: 'cluster',
        purpose: 'tell the API server of it',
        permissions: [may('list watch', 'mutatingwebhookconfigurations validatingwebhookconfigurations', admission)],
      },
    ],
  },
  {
    who: externalSecrets.controller,
    asks: [{ where: 'watched', purpose: 'fill secrets from a vault', permissions: fillSecrets }],
  },
  {
    // https://github.com/emberstack/kubernetes-reflector/tree/v10.0.63/src/ES.Kubernetes.Reflector/Mirroring
    who: reflector.controller,
    asks: [
      {
        where: 'cluster',
        purpose: 'mirror secrets into the namespaces that read them',
        permissions: [may('list watch', 'namespaces'), may('get list watch create patch delete', 'secrets configmaps')],
      },
    ],
  },
];
