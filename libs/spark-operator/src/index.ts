export { definitionNames, definitionsSource } from './custom-resources.ts';
export { sparkOperatorImage } from './images.ts';
export { webhookCertificate } from './names.ts';
export { sparkOperator, type SparkOperatorConfig } from './spark-operator.ts';
