import { syncHook } from '@headwater/argocd';
import { sparkPool, workloads } from '@headwater/contracts';
import { configMap, fromSecret, job, type Resource } from '@headwater/k8s';
import type { AirflowConfig } from './config.ts';
import { databaseEnvironment } from './environment.ts';
import { airflowPod } from './pod.ts';

const scriptName = 'airflow-setup';

// `airflow users create` takes a password on its command line only, and never changes one
const script = ({ signIn }: AirflowConfig): string => `import os

from airflow.providers_manager import ProvidersManager

ProvidersManager().initialize_providers_configuration()

from airflow.models.pool import Pool
from airflow.providers.fab.auth_manager.cli_commands.utils import get_application_builder

slots = int(os.environ["SPARK_APPLICATIONS"])
Pool.create_or_update_pool("${sparkPool}", slots, "Spark applications at the same time", include_deferred=True)
print(f"pool ${sparkPool} has {slots} slots")

username = os.environ["ADMIN_USERNAME"]
password = os.environ["ADMIN_PASSWORD"]

with get_application_builder() as builder:
    users = builder.sm
    user = users.find_user(username)
    if user is None:
        role = users.find_role("${signIn.role}")
        if not users.add_user(username, "Platform", "Admin", f"{username}@localhost", role, password):
            raise SystemExit(f"user {username} could not be made: see the lines above")
        print(f"user {username} is made, with role ${signIn.role}")
    elif not users.reset_password(user.id, password):
        raise SystemExit(f"the password of user {username} could not be set: see the lines above")
    else:
        print(f"user {username} is there, with the password of its secret")
${signIn.setup}`;

/**
 * Makes what Airflow keeps in its database: the pool of Spark applications, and the first user, whose generated password
 * is in its secret.
 */
export const setup = (config: AirflowConfig): Resource[] => [
  configMap('orchestrator', scriptName, { 'setup.py': script(config) }),
  job(
    workloads.airflow.setup,
    syncHook(2),
    airflowPod(config, {
      account: workloads.airflow.setup.name,
      callsKubernetes: false,
      waitsFor: 'database',
      container: {
        name: 'setup',
        args: ['python', '/scripts/setup.py'],
        env: [
          ...databaseEnvironment(config),
          { name: 'SPARK_APPLICATIONS', value: String(config.sparkApplications) },
          fromSecret('ADMIN_USERNAME', config.secrets.admin, 'username'),
          fromSecret('ADMIN_PASSWORD', config.secrets.admin, 'password'),
        ],
        resources: { requests: { cpu: '50m', memory: '256Mi' }, limits: { cpu: '1', memory: '768Mi' } },
        volumeMounts: [{ name: 'scripts', mountPath: '/scripts', readOnly: true }],
      },
      parts: { volumes: [{ name: 'scripts', configMap: { name: scriptName } }] },
    }),
  ),
];
