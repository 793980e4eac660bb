import type { DagContract } from '@headwater/contracts';
import { clusterCheck } from '../check.ts';
import type { Finding } from '../finding.ts';

interface Admission {
  readonly namespace: string;
  /** What the API server or a webhook said; undefined where they accepted it. */
  readonly refusal: string | undefined;
}

export const sparkAdmission = clusterCheck<Admission>({
  name: 'spark-admission',
  looksAt: 'whether a SparkApplication would be accepted: tried, and not kept (server-side dry run)',
  mendedBy: 'what the API server names',
  collect: async ({ kubectl }, { manifests: { contract } }) => {
    const { namespace } = contract.spark;
    const create = [
      'create',
      `--namespace=${namespace}`,
      '--dry-run=server',
      '--validate=false',
      '--output=name',
      '--filename=-',
    ];
    const refusal = await kubectl(create, JSON.stringify(application(contract))).then(
      () => undefined,
      (error: Error) => {
        // whoever could not ask got no answer
        if (!answers.test(error.message)) throw error;
        return error.message.slice(error.message.indexOf(': ') + 2);
      },
    );
    return { namespace, refusal };
  },
  findings: sparkAdmissionFindings,
});

const answers = /Error from server|no matches for kind/;

/** As small as its schema allows: https://github.com/kubeflow/spark-operator/blob/v2.5.2/docs/api-docs.md */
const application = ({ spark }: DagContract) => ({
  apiVersion: 'sparkoperator.k8s.io/v1beta2',
  kind: 'SparkApplication',
  metadata: { name: 'headwater-doctor', namespace: spark.namespace },
  spec: {
    type: 'Python',
    pythonVersion: '3',
    mode: 'cluster',
    sparkVersion: spark.version,
    image: spark.image,
    mainApplicationFile: `local://${spark.jobs.folder}/${spark.jobs.files[0]}`,
    driver: { cores: spark.driver.cores, memory: spark.driver.memory, serviceAccount: spark.serviceAccount },
    executor: { cores: spark.executor.cores, memory: spark.executor.memory, instances: spark.executor.instances },
  },
});

export function sparkAdmissionFindings({ namespace, refusal }: Admission): Finding[] {
  return refusal === undefined
    ? []
    : [
        {
          severity: 'error',
          subject: `a SparkApplication in '${namespace}'`,
          what: `is refused: ${refusal.trim().split('\n').join(' ')}`,
          why: 'every task that hands work to Spark fails with the same words',
          mend: './headwater doctor --check definitions --check webhooks --check applications says which part is ill',
        },
      ];
}
