import { password, reflectorAnnotations, secret } from '@headwater/secrets';
import { expect, it } from 'vitest';
import { missingAnnotations } from './missing-annotations.ts';

const declared = (...readers: ('orchestrator' | 'identity')[]) =>
  secret({ namespace: 'database', name: 'login', keys: { password }, readers });
const live = (...readers: ('orchestrator' | 'identity')[]) => ({
  metadata: { namespace: 'database', name: 'login', annotations: reflectorAnnotations(declared(...readers)) },
});

it('lets a new reader of a secret that is there have a copy', () => {
  const [missing, ...others] = missingAnnotations([declared('orchestrator', 'identity')], [live('orchestrator')]);
  expect(others).toEqual([]);
  expect(missing).toMatchObject({ namespace: 'database', name: 'login' });
  expect(missing?.annotations).toContainEqual(
    expect.stringMatching(/^reflector.*reflection-auto-namespaces=orchestrator,identity$/),
  );
});

it('leaves a secret alone that says all of it, or that is not there', () => {
  expect(missingAnnotations([declared('orchestrator')], [live('orchestrator')])).toEqual([]);
  expect(missingAnnotations([declared('orchestrator')], [])).toEqual([]);
});
