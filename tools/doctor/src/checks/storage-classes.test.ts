import { expect, it } from 'vitest';
import { storageClassFindings } from './storage-classes.ts';

const look = (...live: readonly string[]) =>
  storageClassFindings({ environment: 'minikube', needed: ['standard'], live }).map(
    ({ severity, subject, what }) => `${severity}: ${subject} ${what}`,
  );

it('finds nothing where the class is there', () => {
  expect(look('fast', 'standard')).toEqual([]);
});

it('names the class that is missing, with a near miss or what there is', () => {
  expect(look('standart')).toEqual(["error: StorageClass 'standard' is not there; did you mean 'standart'?"]);
  expect(look('premium', 'fast')).toEqual(["error: StorageClass 'standard' is not there; there is fast, premium"]);
});
