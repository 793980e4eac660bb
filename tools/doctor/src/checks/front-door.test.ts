import { expect, it } from 'vitest';
import type { Greeting } from '../front-door.ts';
import { frontDoorFindings } from './front-door.ts';

const look = (greeting: Greeting | string) => frontDoorFindings([{ host: 'airflow.example.com', greeting }]);

it('finds nothing where a host answers, whatever the service says', () => {
  expect([200, 302, 403, 500].flatMap((status) => look({ status }))).toEqual([]);
});

it('tells apart who does not answer', () => {
  const finding = (what: string) => [{ severity: 'error', subject: 'https://airflow.example.com', what }];
  expect(look('connect ECONNREFUSED')).toMatchObject(finding('does not answer: connect ECONNREFUSED'));
  expect(look({ distrust: 'CERT_HAS_EXPIRED' })).toMatchObject(
    finding('shows a certificate that nobody vouches for whom browsers and pods believe: CERT_HAS_EXPIRED'),
  );
  expect(look({ status: 404 })).toMatchObject(finding('is a host that no route serves (404)'));
  expect(look({ status: 503 })).toMatchObject(finding('answers 503: nobody is behind it'));
});

it('looks at the Ingresses where no Traefik of ours could be started again', () => {
  const answer = { host: 'airflow.example.com', greeting: 'getaddrinfo ENOTFOUND', ingress: true as const };
  expect(frontDoorFindings([answer])[0]?.mend).toContain('get ingresses');
});
