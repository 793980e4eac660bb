import { keyVaultReader } from '@headwater/contracts';
import type {
  IValidatingAdmissionPolicy,
  IValidatingAdmissionPolicyBinding,
} from 'kubernetes-models/admissionregistration.k8s.io/v1';

const apiVersion = 'admissionregistration.k8s.io/v1';
const { name } = keyVaultReader('management');
const metadata = { name: `no-pod-as-${name}` };

/**
 * Whoever may start pods in a namespace, as tasks of Airflow may, could run one under the account that reads the vault,
 * and would get every secret of the platform. What fills secrets needs no pod for it: it asks for a token.
 * Source: https://kubernetes.io/docs/reference/access-authn-authz/validating-admission-policy/
 */
export const noPodAsReader = (): [IValidatingAdmissionPolicy, IValidatingAdmissionPolicyBinding] => [
  {
    apiVersion,
    kind: 'ValidatingAdmissionPolicy',
    metadata,
    spec: {
      failurePolicy: 'Fail',
      matchConstraints: {
        resourceRules: [{ apiGroups: [''], apiVersions: ['v1'], operations: ['CREATE'], resources: ['pods'] }],
      },
      validations: [
        {
          expression: `!has(object.spec.serviceAccountName) || object.spec.serviceAccountName != '${name}'`,
          message: `no pod runs under service account '${name}': it reads the vault`,
        },
      ],
    },
  },
  {
    apiVersion,
    kind: 'ValidatingAdmissionPolicyBinding',
    metadata,
    spec: { policyName: metadata.name, validationActions: ['Deny'] },
  },
];
