import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished, vi } from 'vitest';
import { stopMinikube } from './stop.ts';
import { fakePrograms, type Expected } from './testing/fake-programs.ts';
import { noProfile, profileList } from './testing/samples.ts';

async function stop(purge: boolean, calls: readonly Expected[]) {
  const state = mkdtempSync(join(tmpdir(), 'headwater-state-'));
  writeFileSync(join(state, 'kubeconfig'), '');
  const fakes = fakePrograms(['minikube'], { calls });
  vi.stubEnv('PATH', `${fakes.folder}:${process.env['PATH']}`);
  onTestFinished(() => {
    vi.unstubAllEnvs();
    fakes.remove();
    rmSync(state, { recursive: true, force: true });
  });
  const ended = await stopMinikube({ state, purge }).catch(({ message }: Error) => message);
  expect(fakes.problems()).toEqual([]);
  return { ended, kept: existsSync(state) };
}

const list = 'minikube profile list --output=json';

it('stops our profile and keeps its data', async () => {
  const calls = [{ call: list, prints: profileList() }, { call: 'minikube stop --profile=headwater' }];
  expect(await stop(false, calls)).toEqual({ ended: true, kept: true });
});

it('deletes our profile and no other where its data goes, too', async () => {
  const calls = [{ call: list, prints: profileList() }, { call: 'minikube delete --profile=headwater' }];
  expect(await stop(true, calls)).toEqual({ ended: true, kept: false });
});

it('deletes nothing where there is no such profile', async () => {
  expect(await stop(true, [{ call: list, prints: noProfile }])).toEqual({ ended: false, kept: false });
});

it('says what to do where it fails', async () => {
  const calls = [
    { call: list, prints: profileList() },
    { call: 'minikube stop --profile=headwater', complains: 'X Exiting due to GUEST_STOP_TIMEOUT', ends: 82 },
  ];
  expect((await stop(false, calls)).ended).toBe(
    'minikube stop --profile=headwater: failed; run it again; minikube stop --profile=headwater --alsologtostderr says more\n  X Exiting due to GUEST_STOP_TIMEOUT',
  );
});
