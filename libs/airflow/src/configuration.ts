import { hostOf, services } from '@headwater/contracts';
import { configMap } from '@headwater/k8s';
import type { IConfigMap } from 'kubernetes-models/v1';
import type { AirflowConfig } from './config.ts';
import { bundlesFolder } from './dags/git-bundle.ts';
import { dagsFolder } from './dags/delivery.ts';

export const home = '/opt/airflow';
export const podTemplateFolder = `${home}/pod_templates`;
export const podTemplateFile = 'pod_template_file.yaml';
/** Where the scheduler says whether it still writes its heartbeat. */
export const healthPort = 8974;
export const configurationName = 'airflow-configuration';

/** What every process of Airflow reads, secrets aside. */
export const configuration = (config: AirflowConfig): IConfigMap =>
  configMap('orchestrator', configurationName, {
    'airflow.cfg': ini(settings(config)),
    'webserver_config.py': config.signIn.webserverConfig,
    ...config.signIn.files,
  });

type Settings = Readonly<Record<string, Readonly<Record<string, string | number | boolean>>>>;

/** Source of the keys: https://airflow.apache.org/docs/apache-airflow/3.3.2/configurations-ref.html */
const settings = ({ dags, executor, logs, signIn }: AirflowConfig): Settings => ({
  core: {
    executor: 'KubernetesExecutor',
    auth_manager: 'airflow.providers.fab.auth_manager.fab_auth_manager.FabAuthManager',
    dags_folder: dagsFolder,
    // the address that workers call: the default follows [api] base_url, which may be a public one
    execution_api_server_url: `http://${hostOf(services.airflowApi)}:${services.airflowApi.port}/execution/`,
    load_examples: false,
    parallelism: executor.parallelism,
  },
  dag_processor: {
    dag_bundle_config_list: JSON.stringify([
      { ...dags.bundle, kwargs: { ...dags.bundle.kwargs, refresh_interval: dags.refreshSeconds } },
    ]),
    dag_bundle_storage_path: bundlesFolder,
    // how often it looks whether a bundle is due
    bundle_refresh_check_interval: Math.min(5, dags.refreshSeconds),
    // a changed DAG is read at once; this is how late it sees a change of what DAGs import, and seconds of CPU each time
    min_file_process_interval: 60,
  },
  kubernetes_executor: {
    namespace: services.airflowApi.pods.namespace,
    pod_template_file: `${podTemplateFolder}/${podTemplateFile}`,
    worker_pods_creation_batch_size: executor.podsPerLoop,
    // a task waits while the namespace's quota is used up or the API server restarts; task_queued_timeout ends that
    task_publish_max_retries: -1,
    delete_worker_pods: true,
    delete_worker_pods_on_failure: !executor.keepFailedPods,
  },
  scheduler: {
    enable_health_check: true,
    scheduler_health_check_server_port: healthPort,
  },
  logging: {
    base_log_folder: `${home}/logs`,
    colored_console_log: false,
    // beside the files of tasks, nobody would read or remove them
    dag_processor_log_target: 'stdout',
    ...logs.settings,
  },
  ...(logs.container === undefined ? {} : { azure_remote_logging: { remote_wasb_log_container: logs.container } }),
  metrics: {
    statsd_on: true,
    statsd_host: hostOf(services.statsd),
    statsd_port: services.statsd.port,
    statsd_prefix: 'airflow',
    // names of DAGs and tasks as labels instead of as parts of the metric's name
    statsd_influxdb_enabled: true,
    legacy_names_on: false,
  },
  ...signIn.settings,
});

const ini = (sections: Settings): string =>
  Object.entries(sections)
    .map(([section, values]) => [`[${section}]`, ...Object.entries(values).map(line)].join('\n'))
    .join('\n\n')
    .concat('\n');

// a percent sign would begin an interpolation
const line = ([key, value]: [string, string | number | boolean]): string =>
  `${key} = ${typeof value === 'boolean' ? (value ? 'True' : 'False') : String(value).replaceAll('%', '%%')}`;
