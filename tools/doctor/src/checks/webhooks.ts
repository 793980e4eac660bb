import type { Manifests } from '@headwater/integrity';
import type {
  IMutatingWebhookConfiguration,
  IValidatingWebhookConfiguration,
} from 'kubernetes-models/admissionregistration.k8s.io/v1';
import type { IEndpointSlice } from 'kubernetes-models/discovery.k8s.io/v1';
import { applicationOf } from '../application-of.ts';
import { clusterCheck } from '../check.ts';
import type { Finding } from '../finding.ts';
import { isAnswered } from '../endpoints.ts';
import { kubectlCommand, refreshCommand } from '../mend.ts';

type Configuration = IMutatingWebhookConfiguration | IValidatingWebhookConfiguration;

interface Webhooks {
  readonly rendered: readonly { readonly kind: string; readonly name: string; readonly application: string }[];
  readonly live: readonly Configuration[];
  readonly slices: readonly IEndpointSlice[];
}

export const webhooks = clusterCheck<Webhooks>({
  name: 'webhooks',
  looksAt: 'whether webhooks are there, trust a certificate, and have a pod behind their Service',
  mendedBy: 'a restart of the webhook’s pods, or a sync',
  collect: async ({ items }, { manifests }) => {
    const [mutating, validating, slices] = await Promise.all([
      items<Configuration>('mutatingwebhookconfigurations'),
      items<Configuration>('validatingwebhookconfigurations'),
      items<IEndpointSlice>('endpointslices', '--all-namespaces'),
    ]);
    return { rendered: rendered(manifests), live: [...mutating, ...validating], slices };
  },
  findings: webhookFindings,
});

const rendered = (manifests: Manifests): Webhooks['rendered'] =>
  manifests.items
    .filter(({ resource }) => resource.kind.endsWith('WebhookConfiguration'))
    .map(({ file, resource: { kind, metadata } }) => ({
      kind,
      name: metadata?.name ?? '',
      application: applicationOf(manifests, file) ?? '',
    }));

export function webhookFindings({ rendered, live, slices }: Webhooks): Finding[] {
  return rendered.flatMap(({ kind, name, application }): Finding[] => {
    const subject = `${kind} '${name}'`;
    const found = live.find((each) => each.kind === kind && each.metadata?.name === name);
    if (!found) {
      const why =
        'what it would refuse is accepted, and what it would add is missing: Spark’s pods start without their volumes';
      return [{ severity: 'error', subject, what: 'is not there', why, mend: refreshCommand(application) }];
    }
    const hooks = found.webhooks ?? [];
    const untrusted = hooks.filter(({ clientConfig }) => clientConfig.service && !clientConfig.caBundle);
    const services = Map.groupBy(
      hooks.flatMap(({ clientConfig: { service } }) => (service ? [service] : [])),
      pathOfService,
    );
    return [
      ...(untrusted.length > 0
        ? [
            {
              severity: 'error',
              subject,
              what: `trusts no certificate (caBundle is empty in ${untrusted.length} of ${hooks.length} webhooks)`,
              why: 'the API server can’t call it: ‘x509: certificate signed by unknown authority’ for every object that it reviews',
              mend: restart(untrusted[0]?.clientConfig.service),
            } satisfies Finding,
          ]
        : []),
      ...[...services]
        .filter(([path]) => !isAnswered(path, slices))
        .map(([path, [service]]): Finding => ({
          severity: 'error',
          subject,
          what: `calls Service '${path}', behind which no pod is ready`,
          why: 'what it reviews is refused as long as it does not answer, or passes unchanged',
          mend: restart(service),
        })),
    ];
  });
}

interface ServiceReference {
  readonly namespace: string;
  readonly name: string;
}

const pathOfService = ({ namespace, name }: ServiceReference): string => `${namespace}/${name}`;

// it publishes its certificate when it starts; Deployment and Service have one name
const restart = (service: ServiceReference | undefined): string =>
  kubectlCommand(`rollout restart deployment/${service?.name} --namespace=${service?.namespace}`);
