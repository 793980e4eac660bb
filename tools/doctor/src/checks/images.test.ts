import { expect, it } from 'vitest';
import { namedImages } from '../images.ts';
import type { RegistryAnswer } from '../registry.ts';
import { fakeCluster } from '../testing/fake-cluster.ts';
import { patient } from '../testing/patient.ts';
import { imageFindings, images } from './images.ts';

const [postgres] = namedImages(patient().manifests).filter(({ repository }) => repository.endsWith('/postgres'));
const find = (outcome: RegistryAnswer['outcome'], more: { running?: boolean; mirror?: string; said?: string } = {}) =>
  imageFindings({
    environment: 'minikube',
    mirror: more.mirror ?? '',
    running: more.running ?? false,
    asked: ['a:1', 'b:2'].map((name) => ({
      image: { ...postgres!, reference: `r.example.com/${name}`, repository: `r.example.com/${name.slice(0, 1)}` },
      answer: { outcome, said: more.said ?? '' },
    })),
  });

it('asks nobody for what every node has', async () => {
  const names = namedImages(patient().manifests).map(({ reference }) => reference);
  expect(names).toContain('quay.io/argoproj/argocd:v3.5.7');
  expect(names).toContain(patient().manifests.contract.spark.submitImage);
  const cluster = fakeCluster({ 'get nodes': [{ status: { images: names.map((name) => ({ names: [name] })) } }] });
  expect(await images.run(patient(cluster))).toEqual([]);
});

it('finds nothing where registries have all', () => {
  expect(find('there')).toEqual([]);
});

it('says of each image that its registry does not have it, who names it, and the way out', () => {
  expect(find('absent')).toMatchObject([
    {
      severity: 'error',
      subject: "image 'r.example.com/a:1'",
      what: `is not in its registry, and ${postgres!.file} names it`,
      mend: 'name another one in images.overrides of environments/minikube.yaml, then ./headwater render',
    },
    { subject: "image 'r.example.com/b:2'" },
  ]);
  expect(find('absent', { mirror: 'r.example.com/mirror' })[0]?.mend).toMatch(
    /^copy it into the mirror 'r\.example\.com\/mirror', or name another one/,
  );
});

it('says once of a registry that it denies, limits, or can’t be asked', () => {
  const found = [
    find('denied'),
    find('limited'),
    find('silent', { said: 'no answer within 10 s' }),
    find('silent', { said: '503 Service Unavailable', running: true }),
  ].flat();
  expect(found.map(({ severity, subject, what }) => `${severity}: ${subject} ${what}`)).toEqual([
    "warning: registry 'r.example.com' denies to whoever has no login: r.example.com/a:1, r.example.com/b:2",
    "warning: registry 'r.example.com' limits how much may be asked; nothing is known of 2 images that it should have",
    "warning: registry 'r.example.com' can’t be asked for 2 images (no answer within 10 s)",
    "note: registry 'r.example.com' can’t be asked for 2 images (503 Service Unavailable)",
  ]);
});
