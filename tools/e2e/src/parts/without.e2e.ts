import { join } from 'node:path';
import { committedApplications } from '@headwater/bootstrap';
import { loadEnvironment } from '@headwater/environment';
import { afterAll, describe, expect, inject, it } from 'vitest';
import { headwater, healthy, jsonpath, output, repository, run } from '../harness/machine.ts';

const name = 'minikube';
const environment = loadEnvironment(repository, name);
const parts = ['observability', 'identity', 'gateway'] as const;
// nothing needs the first of them that is on
const part = parts.find((each) => environment[each].kind !== 'none')!;

const git = async (folder: string, ...parameters: readonly string[]): Promise<string> =>
  (await output('git', ['-C', folder, ...parameters])).trim();
const live = () => jsonpath('{.status.sync.revision}', 'application', 'root', '--namespace=cicd');
const applications = async (): Promise<string[]> =>
  (await jsonpath('{.items[*].metadata.name}', 'applications', '--namespace=cicd')).split(' ');
const own = committedApplications({ root: repository, environment: name })
  .filter(({ path }) => path.startsWith(`manifests/${name}/${part}/`))
  .map((each) => each.name);

afterAll(healthy);

describe(`without ${part}`, () => {
  it('runs one commit more than HEAD, and nothing of the part', async () => {
    const before = await git(repository, 'status', '--porcelain');
    const head = await git(repository, 'rev-parse', 'HEAD');
    const { applications: all, without } = JSON.parse(await headwater('up', `--without=${part}`, '--output=json')) as {
      applications: { name: string }[];
      without: string[];
    };
    expect(without).toEqual([part]);
    expect(all.map((each) => each.name).filter((each) => own.includes(each))).toEqual([]);
    expect((await applications()).filter((each) => own.includes(each))).toEqual([]);
    expect(await jsonpath('{.items[*].metadata.name}', 'pods', `--namespace=${part}`)).toBe('');
    const made = join(inject('state'), '../without', name);
    expect(await git(made, 'rev-parse', 'HEAD')).toBe(await live());
    expect(await git(made, 'rev-parse', 'HEAD^')).toBe(head);
    expect(await git(repository, 'rev-parse', 'HEAD')).toBe(head);
    expect(await git(repository, 'status', '--porcelain')).toBe(before);
  });

  it('is compared with that commit, which a push finds there', async () => {
    for (const command of ['status', 'diff', 'upgrade']) {
      const { code, stderr } = await run(`${repository}/headwater`, [command]);
      expect(`${command}: ${code} ${stderr}`).toContain(`${command}: 0 without ${part}: `);
    }
    const { code, stderr } = await run(`${repository}/headwater`, ['push']);
    expect(`${code} ${stderr}`).toContain('is there already');
  });

  it('is HEAD again after the next up', async () => {
    const { code, stderr } = await run(`${repository}/headwater`, ['up']);
    expect(`${code} ${stderr}`).toContain(`${part}: left out before, and as HEAD has it from now on`);
    expect(await live()).toBe(await git(repository, 'rev-parse', 'HEAD'));
    expect(await applications()).toEqual(expect.arrayContaining(own));
  });
});
