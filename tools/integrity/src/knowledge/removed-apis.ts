/**
 * What Airflow 3 no longer has, by the beginning of its full name, and what is there instead: each was seen to fail in
 * Airflow 3.3.2. Ruff's rules AIR301 to AIR312 know more; these are what people copy from older examples.
 * Source: https://airflow.apache.org/docs/apache-airflow/stable/installation/upgrading_to_airflow3.html
 */
export const removedImports: Readonly<Record<string, string>> = {
  'airflow.contrib': 'the provider that has it',
  'airflow.api_connexion': 'the REST API',
  'airflow.configuration.get': 'airflow.configuration.conf',
  'airflow.datasets': 'airflow.sdk.Asset',
  'airflow.hooks.S3_hook': 'airflow.providers.amazon.aws.hooks.s3',
  'airflow.hooks.base_hook': 'airflow.sdk.BaseHook',
  'airflow.hooks.dbapi': 'airflow.providers.common.sql.hooks.sql',
  'airflow.hooks.dbapi_hook': 'airflow.providers.common.sql.hooks.sql',
  'airflow.hooks.http_hook': 'airflow.providers.http.hooks.http',
  'airflow.hooks.postgres_hook': 'airflow.providers.postgres.hooks.postgres',
  'airflow.kubernetes': 'airflow.providers.cncf.kubernetes',
  'airflow.operators.bash_operator': 'airflow.providers.standard.operators.bash',
  'airflow.operators.branch_operator': 'airflow.providers.standard.operators.branch',
  'airflow.operators.dagrun_operator': 'airflow.providers.standard.operators.trigger_dagrun',
  'airflow.operators.dummy': 'airflow.providers.standard.operators.empty.EmptyOperator',
  'airflow.operators.dummy_operator': 'airflow.providers.standard.operators.empty.EmptyOperator',
  'airflow.operators.email_operator': 'airflow.providers.smtp.operators.smtp',
  'airflow.operators.http_operator': 'airflow.providers.http.operators.http',
  'airflow.operators.latest_only_operator': 'airflow.providers.standard.operators.latest_only',
  'airflow.operators.postgres_operator': 'airflow.providers.common.sql.operators.sql',
  'airflow.operators.python_operator': 'airflow.providers.standard.operators.python',
  'airflow.operators.slack_operator': 'airflow.providers.slack.operators.slack',
  'airflow.operators.sql': 'airflow.providers.common.sql.operators.sql',
  'airflow.operators.subdag': 'airflow.sdk.TaskGroup',
  'airflow.operators.subdag_operator': 'airflow.sdk.TaskGroup',
  'airflow.providers.cncf.kubernetes.operators.kubernetes_pod': 'airflow.providers.cncf.kubernetes.operators.pod',
  'airflow.providers.cncf.kubernetes.triggers.kubernetes_pod': 'airflow.providers.cncf.kubernetes.triggers.pod',
  'airflow.sensors.base_sensor_operator': 'airflow.sdk.BaseSensorOperator',
  'airflow.sensors.date_time_sensor': 'airflow.providers.standard.sensors.date_time',
  'airflow.sensors.external_task_sensor': 'airflow.providers.standard.sensors.external_task',
  'airflow.sensors.s3_key_sensor': 'airflow.providers.amazon.aws.sensors.s3',
  'airflow.sensors.sql': 'airflow.providers.common.sql.sensors.sql',
  'airflow.timetables.datasets': 'airflow.timetables.assets',
  'airflow.utils.apply_defaults': 'nothing: it happens by itself',
  'airflow.utils.dag_parsing_context': 'airflow.sdk.get_parsing_context',
  'airflow.utils.dates.days_ago': 'a start_date that stays: datetime(2026, 1, 1, tzinfo=UTC)',
  'airflow.utils.file.mkdirs': 'pathlib.Path.mkdir',
  'airflow.utils.helpers.chain': 'airflow.sdk.chain',
  'airflow.utils.helpers.cross_downstream': 'airflow.sdk.cross_downstream',
  'airflow.utils.log.secrets_masker': 'airflow.sdk.log.mask_secret',
  'airflow.utils.weekday': 'airflow.providers.standard.operators.weekday',
  'airflow.www': 'the REST API',
};

/** Arguments of a DAG, and of any task, that are refused. */
export const removedArguments: readonly {
  readonly calls: RegExp;
  readonly instead: Readonly<Record<string, string>>;
}[] = [
  {
    calls: /(?:^|\.)(?:DAG|dag)$/,
    instead: {
      concurrency: "'max_active_tasks'",
      default_view: 'nothing',
      fail_stop: "'fail_fast'",
      orientation: 'nothing',
      schedule_interval: "'schedule'",
      timetable: "'schedule'",
    },
  },
  {
    calls: /(?:Operator|Sensor)$/,
    instead: { provide_context: 'nothing: tasks have it', task_concurrency: "'max_active_tis_per_dag'" },
  },
  {
    calls: /\.KubernetesPodOperator$/,
    instead: { resources: "'container_resources'" },
  },
];

/** What templates could ask for: https://airflow.apache.org/docs/apache-airflow/3.3.2/templates-ref.html has what is left. */
export const removedTemplateVariables: Readonly<Record<string, string>> = {
  conf: 'nothing: read the configuration in a task',
  execution_date: "'logical_date', or 'data_interval_start'",
  next_ds: "'data_interval_end | ds'",
  next_ds_nodash: "'data_interval_end | ds_nodash'",
  next_execution_date: "'data_interval_end'",
  prev_ds: "'(data_interval_start - macros.timedelta(days=1)) | ds'",
  prev_execution_date: "'prev_data_interval_start_success'",
  prev_execution_date_success: "'prev_data_interval_start_success'",
  tomorrow_ds: "'macros.ds_add(ds, 1)'",
  yesterday_ds: "'macros.ds_add(ds, -1)'",
};
