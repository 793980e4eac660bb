import { services, type FrontDoor } from '@headwater/contracts';
import type { Gateway, HttpRoute } from '@headwater/gateway-api';
import type { Resource } from '@headwater/k8s';
import { load } from 'js-yaml';
import type { IClusterRole, IRole } from 'kubernetes-models/rbac.authorization.k8s.io/v1';
import type { IConfigMap, IService } from 'kubernetes-models/v1';
import { describe, expect, it } from 'vitest';
import { traefik } from './index.ts';

const laptop: FrontDoor = { domain: '127.0.0.1.nip.io', port: 8443, clusterAddress: '10.96.0.80' };
const cloud: FrontDoor = { domain: 'data.example.com', port: 443 };

const rendered = (door: FrontDoor) =>
  traefik({
    image: 'example.com/traefik:3',
    door,
    certificate: { namespace: 'gateway', name: 'front-door-tls' },
    published: [
      { service: 'airflow', backend: services.airflowApi },
      { service: 'argocd', backend: services.argocdServer },
    ],
  });

const named = <R>(kind: string, name: string, door = laptop): R & Resource =>
  rendered(door).find((each) => each.kind === kind && each.metadata?.name === name) as R & Resource;

const file = (key: string) =>
  load(named<IConfigMap>('ConfigMap', 'traefik-configuration').data?.[key] ?? '') as Record<string, never>;

describe('the front door', () => {
  it('has a host for each published service, over TLS alone', () => {
    const routes = rendered(laptop).filter(({ kind }) => kind === 'HTTPRoute') as HttpRoute[];
    const served = routes.flatMap(({ spec }) =>
      spec.parentRefs.flatMap(({ sectionName }) => spec.hostnames.map((host) => `${sectionName} ${host}`)),
    );
    expect(served).toEqual([
      'http *.127.0.0.1.nip.io',
      'https airflow.127.0.0.1.nip.io',
      'https argocd.127.0.0.1.nip.io',
    ]);
    const gateway = named<Gateway>('Gateway', 'front-door');
    const { tls } = gateway.spec.listeners.find(({ name }) => name === 'https')!;
    expect(tls?.certificateRefs).toEqual([{ group: '', kind: 'Secret', name: 'front-door-tls' }]);
  });

  it('leads from plain HTTP to the address that people write', () => {
    const redirect = (door: FrontDoor) => named<HttpRoute>('HTTPRoute', 'to-https', door).spec.rules[0]?.filters?.[0];
    expect(redirect(laptop)).toMatchObject({ requestRedirect: { scheme: 'https', port: 8443, statusCode: 301 } });
    expect(redirect(cloud)).toMatchObject({ requestRedirect: { scheme: 'https', port: 443 } });
  });

  it('tells browsers to come by HTTPS from then on', () => {
    const { rules } = named<HttpRoute>('HTTPRoute', 'airflow').spec;
    expect(rules[0]?.filters).toMatchObject([
      { responseHeaderModifier: { set: [{ name: 'Strict-Transport-Security', value: 'max-age=15768000' }] } },
    ]);
  });

  it('goes on to the Services that the contracts name', () => {
    expect(file('services.yml')['http']).toEqual({
      services: {
        airflow: { loadBalancer: { servers: [{ url: 'http://airflow-api-server.orchestrator.svc:8080' }] } },
        argocd: { loadBalancer: { servers: [{ url: 'http://argocd-server.cicd.svc:80' }] } },
      },
    });
    expect(named<HttpRoute>('HTTPRoute', 'airflow').spec.rules[0]?.backendRefs).toEqual([
      { group: 'traefik.io', kind: 'TraefikService', name: 'airflow@file' },
    ]);
  });

  it('is found by pods at a fixed address where DNS would lead them elsewhere', () => {
    const { spec } = named<IService>('Service', 'traefik');
    expect(spec?.clusterIP).toBe('10.96.0.80');
    expect(spec?.ports).toContainEqual({ name: 'https', port: 8443, targetPort: 8443 });
    const elsewhere = named<IService>('Service', 'traefik', cloud);
    expect(elsewhere.spec?.clusterIP).toBeUndefined();
    expect(elsewhere.spec?.ports).toContainEqual({ name: 'https', port: 443, targetPort: 8443 });
  });

  it('gets an address from outside only where the environment has somebody who gives one', () => {
    expect(named<IService>('Service', 'traefik').spec?.type).toBeUndefined();
    expect(named<IService>('Service', 'traefik', { ...cloud, fromOutside: true }).spec?.type).toBe('LoadBalancer');
  });

  it('sees no Secret but those of its own namespace, and no dashboard is open', () => {
    expect(JSON.stringify(named<IClusterRole>('ClusterRole', 'traefik').rules)).not.toContain('secrets');
    expect(named<IRole>('Role', 'traefik').metadata?.namespace).toBe('gateway');
    expect(file('traefik.yml')['providers']).toMatchObject({ kubernetesGateway: { namespaces: ['gateway'] } });
    expect(file('traefik.yml')).not.toHaveProperty('api');
  });
});
