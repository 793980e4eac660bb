/** A pod as a person makes one, small and allowed, of an image that the platform has anyway. */
export const podByHand = ({ name, ...container }: { readonly name: string } & Record<string, unknown>) => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name, namespace: 'management' },
  spec: {
    automountServiceAccountToken: false,
    terminationGracePeriodSeconds: 0,
    securityContext: { runAsNonRoot: true, runAsUser: 1000, seccompProfile: { type: 'RuntimeDefault' } },
    containers: [
      {
        name: 'main',
        image: 'docker.io/library/postgres:17.11-bookworm',
        imagePullPolicy: 'IfNotPresent',
        resources: { requests: quantities, limits: quantities },
        securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } },
        ...container,
      },
    ],
  },
});

const quantities = { cpu: '10m', memory: '16Mi' };
