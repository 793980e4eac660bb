import { application, foundationApplication, type Application } from '@headwater/argocd';
import { services } from '@headwater/contracts';
import { foundationConfig, image, type Environment } from '@headwater/environment';
import { foundation } from '@headwater/foundation';
import { logCollector, logCollectorImage } from '@headwater/log-collector';

/**
 * What runs in namespace `logs`: nothing where nothing is gathered. Its pods read files of the node, which no other
 * namespace of the platform allows.
 */
export function logs(environment: Environment): Application[] {
  const { observability } = environment;
  if (observability.kind === 'none') return [];
  return [
    foundationApplication('logs', foundation(foundationConfig(environment, 'logs'))),
    application({ name: 'log-collector', namespace: 'logs' }, { loki: services.loki }, () =>
      logCollector({
        image: image(environment, 'log-collector', logCollectorImage),
        resources: observability.logs.collectorResources,
      }),
    ),
  ];
}
