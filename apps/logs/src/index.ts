import { application, foundationApplication } from '@headwater/argocd';
import { available } from '@headwater/availability';
import { services } from '@headwater/contracts';
import { foundationConfig, image, type Environment } from '@headwater/environment';
import { foundation } from '@headwater/foundation';
import { logCollector, logCollectorImage } from '@headwater/log-collector';

/**
 * What runs in namespace `logs`: nothing where nothing is gathered. Its pods read files of the node, which no other
 * namespace of the platform allows.
 */
export const logs = available((environment: Environment) => {
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
});
