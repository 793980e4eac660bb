/** What starts a pod from a task, as its author writes it: operators by their class, decorators by their name. */
export const podOperators = /(?:\.(?:KubernetesPodOperator|SparkKubernetesOperator)|\btask\.kubernetes)$/;

/** The same, and what this repository has in its place. */
export const podStarters =
  /(?:\.(?:KubernetesPodOperator|SparkKubernetesOperator)|\btask\.kubernetes|^headwater\.(?:pods\.pod_task|spark\.spark_application))$/;

/** What this repository has a function for, which knows the contract. */
export const guardedOperators: readonly { readonly calls: RegExp; readonly instead: string }[] = [
  { calls: /(?:\.Kubernetes(?:Pod|Job)Operator|\btask\.kubernetes(?:_cmd)?)$/, instead: 'headwater.pods.pod_task' },
  { calls: /\.SparkKubernetesOperator$/, instead: 'headwater.spark.spark_application' },
  { calls: /(?:\.SparkSubmitOperator|\btask\.pyspark)$/, instead: 'headwater.spark_submit.spark_submit' },
];
