import { chmodSync, cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { airflow, type Airflow } from '../harness/airflow.ts';
import { jsonpath, kubectl, output, until } from '../harness/machine.ts';
import { timed } from '../harness/pushed-dags.ts';
import { workingCopy, type WorkingCopy } from '../harness/working-copy.ts';

const dag = 'e2e_delivery';
const file = `dags/${dag}.py`;
const first = readFileSync(join(import.meta.dirname, '..', file), 'utf8');

// what `minikube mount` brings from a laptop
const folder = mkdtempSync(join(tmpdir(), 'headwater-dags-'));
chmodSync(folder, 0o755);

let api: Airflow;
let copy: WorkingCopy;
beforeAll(async () => {
  [api, copy] = await Promise.all([airflow(), workingCopy()]);
});
afterAll(async () => {
  await Promise.all([copy.reset(), removed()]);
  copy.remove();
  rmSync(folder, { recursive: true });
});

/** Removes the volume of the mount once nothing asks for it any more: Argo CD leaves volumes to a person. */
const removed = () =>
  until('the volume of the mount is gone', 300, async () => {
    const claim = ['persistentvolumeclaim/airflow-dags', '--namespace=orchestrator'];
    await kubectl('delete', ...claim, '--ignore-not-found', '--wait=false');
    await kubectl('delete', 'persistentvolume/orchestrator-airflow-dags', '--ignore-not-found', '--wait=false');
    const live = await jsonpath('{.status.sync.revision}', 'application', 'airflow', '-n', 'cicd');
    const left = await kubectl('get', ...claim, '--ignore-not-found', '--output=name');
    return (live === (await copy.head()) && left === '') || undefined;
  });

/** Makes `delivery` the environment's choice, and waits until it is live. */
async function choose(delivery: string): Promise<void> {
  await copy.commit('environments/minikube.yaml', (text) =>
    text.replace(/ {4}delivery: [^]*?(?=\n {2}logs:)/, `    ${delivery}`),
  );
  await copy.render();
  await output(`${copy.folder}/headwater`, ['up', '--cluster=sandbox'], { folder: copy.folder });
}

interface Details {
  readonly tags: readonly { readonly name: string }[];
}

const parsed = (edition: string) =>
  until(`Airflow has the ${edition} edition`, 300, async () => {
    const { tags } = await api.request<Details>('GET', `/dags/${dag}`);
    return tags.some(({ name }) => name === edition) || undefined;
  });

const push = () => copy.pushWithoutWaiting();
const mounted = () => Promise.resolve(cpSync(join(copy.folder, 'dags'), folder, { recursive: true }));

describe.each([
  ['git-bundle', undefined, push],
  ['git-sync', 'delivery: git-sync\n    folder: dags\n    refreshSeconds: 5', push],
  ['config-map', 'delivery: config-map\n    folder: dags', () => copy.render().then(push)],
  ['mount', `delivery: mount\n    path: ${folder}\n    size: 1Gi`, mounted],
])('%s', (name, delivery, deliver) => {
  it('brings a new DAG and a changed one, which runs as it was changed', { timeout: 1_200_000 }, async () => {
    await copy.commit(file, () => first);
    if (delivery !== undefined) {
      await mounted();
      await choose(delivery);
    } else await deliver();
    await parsed('first');
    await copy.commit(file, (text) => text.replace('"first"', `"${name}"`));
    await deliver();
    await timed(`${name}: delivered → parsed`, () => parsed(name));
    const run = await api.ended(dag, await api.trigger(dag));
    expect(run.state).toBe('success');
    expect(await api.written(dag, run.dag_run_id, 'tell', 1)).toContain(`edition: ${name}`);
  });
});
