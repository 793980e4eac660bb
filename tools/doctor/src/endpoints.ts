import type { IEndpointSlice } from 'kubernetes-models/discovery.k8s.io/v1';
import { pathOf } from './names.ts';

/** Whether a pod behind the Service `<namespace>/<name>` is ready. */
export const isAnswered = (service: string, slices: readonly IEndpointSlice[]): boolean =>
  slices.some(
    ({ metadata, endpoints }) =>
      pathOf({
        metadata: {
          namespace: metadata?.namespace ?? '',
          name: metadata?.labels?.['kubernetes.io/service-name'] ?? '',
        },
      }) === service && (endpoints ?? []).some(({ conditions }) => conditions?.ready !== false),
  );
