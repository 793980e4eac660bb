import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { copyRepository, type Copy } from './testing/copy.ts';

let copy: Copy;
const service = 'manifests/minikube/database/postgres/service-postgres.yaml';
let original: string;

beforeAll(() => {
  copy = copyRepository();
  original = copy.read(service);
});
beforeEach(() => copy.restore());
afterAll(() => copy.delete());

describe('render', () => {
  it('has nothing to say where nothing changed', () => {
    expect(copy.headwater('render')).toEqual({ exitCode: 0, lines: [] });
  });

  it('takes back what was edited by hand, and brings back what was deleted', () => {
    copy.write(service, original.replace('5432', '5433'));
    copy.remove('argocd/minikube/apps/postgres.yaml');
    expect(copy.headwater('render').lines).toEqual([`changed ${service}`, 'added argocd/minikube/apps/postgres.yaml']);
    expect(copy.read(service)).toBe(original);
  });

  it('removes what it rendered once, and the empty folder', () => {
    const stale = 'manifests/minikube/archive/tape/service-tape.yaml';
    copy.write(stale, original);
    expect(copy.headwater('render').lines).toEqual([`removed ${stale}`]);
    expect(existsSync(join(copy.folder, 'manifests/minikube/archive'))).toBe(false);
  });

  it('leaves nothing of a component that is taken out', () => {
    const app = 'apps/observability/src/index.ts';
    copy.write(app, copy.read(app).replace(/ {4}application\(\n {6}\{ name: 'grafana'[^]*?\n {4}\),\n/, ''));
    const { exitCode, lines } = copy.headwater('render');
    expect(exitCode, lines.join('\n')).toBe(0);
    expect(lines).toContain('removed argocd/minikube/apps/grafana.yaml');
    expect(existsSync(join(copy.folder, 'manifests/minikube/observability/grafana'))).toBe(false);
    expect(copy.headwater('check').exitCode).toBe(0);
  });

  it('writes nothing while there is a file that it did not make', () => {
    const foreign = 'manifests/minikube/database/notes.md';
    copy.write(foreign, 'call Ada');
    copy.write(service, 'kind: Service\n');
    expect(copy.headwater('render')).toEqual({
      exitCode: 1,
      lines: [`${foreign}: was never rendered; move it away, or describe it in apps/ and libs/`, 'nothing was written'],
    });
    expect(copy.read(service)).toBe('kind: Service\n');
  });

  it('keeps the contract of the DAGs what the environment is, and removes that of an environment that is gone', () => {
    const contract = 'dags/headwater/contracts/minikube.json';
    const text = copy.read(contract);
    const stale = 'dags/headwater/contracts/laptop.json';
    copy.write(contract, text.replace('"processing"', '"default"'));
    copy.write(stale, text);
    expect(copy.headwater('check').lines.slice(0, 2)).toEqual([
      `${stale}: is not rendered any more; run ./headwater render`,
      `${contract}: is not what is rendered; run ./headwater render, and change apps/, libs/ or environments/ instead of the file`,
    ]);
    expect(copy.headwater('render --namespace orchestrator').lines).toEqual([
      `removed ${stale}`,
      `changed ${contract}`,
    ]);
    expect(copy.read(contract)).toBe(text);
  });

  it('renders one environment without a look at the others', () => {
    const other = 'dags/headwater/contracts/laptop.json';
    copy.write(other, copy.read('dags/headwater/contracts/minikube.json'));
    expect(copy.headwater('render --environment minikube').lines).toEqual([]);
    expect(existsSync(join(copy.folder, other))).toBe(true);
  });

  it('gives a new Spark job to every cluster and to the contracts of the DAGs', () => {
    copy.write('spark-jobs/jobs/a_new_job.py', 'if __name__ == "__main__":\n    print("done")\n');
    expect(copy.headwater('render').lines).toEqual([
      'changed manifests/aks/processing/spark-jobs/configmap-spark-jobs.yaml',
      'changed manifests/minikube/processing/spark-jobs/configmap-spark-jobs.yaml',
      'changed dags/headwater/contracts/aks.json',
      'changed dags/headwater/contracts/minikube.json',
    ]);
  });

  it('says what changed in JSON, on request', () => {
    copy.write(service, `${original}# a note\n`);
    const { lines } = copy.headwater('render --output json');
    expect(JSON.parse(lines.join('\n'))).toEqual({ changes: [{ change: 'changed', path: service }] });
  });

  it('touches one namespace, or one Application, where asked to', () => {
    const other = 'manifests/minikube/management/reflector/serviceaccount-reflector.yaml';
    const text = copy.read(other);
    copy.write(other, `${text}# a note\n`);
    copy.write(service, `${original}# a note\n`);
    expect(copy.headwater('render --namespace database').lines).toEqual([`changed ${service}`]);
    expect(copy.headwater('render --application reflector').lines).toEqual([`changed ${other}`]);
  });

  it('names the namespace or Application that was meant', () => {
    expect(copy.headwater('render --namespace databse')).toEqual({
      exitCode: 2,
      lines: ["there is no namespace 'databse'; did you mean 'database'?"],
    });
    expect(copy.headwater('render --application postgress').lines).toEqual([
      "there is no application 'postgress'; did you mean 'postgres'?",
    ]);
  });
});

describe('check', () => {
  it('accepts what is committed', () => {
    expect(copy.headwater('check').exitCode).toBe(0);
  });

  it('names what was edited, what is missing, what is too much and what is foreign, and writes nothing', () => {
    copy.write(service, original.replace('5432', '5433'));
    const missing = 'manifests/minikube/database/postgres/serviceaccount-postgres.yaml';
    copy.remove(missing);
    const extra = 'manifests/minikube/database/postgres/service-stale.yaml';
    copy.write(extra, original);
    const foreign = 'argocd/minikube/apps/mine.yaml';
    copy.write(foreign, 'kind: Application\n');
    const { exitCode, lines } = copy.headwater('check');
    expect(exitCode).toBe(1);
    expect(lines).toEqual([
      `${service}: is not what is rendered; run ./headwater render, and change apps/, libs/ or environments/ instead of the file`,
      `${extra}: is not rendered any more; run ./headwater render`,
      `${missing}: is rendered, but not there; run ./headwater render`,
      `${foreign}: was never rendered; move it away, or describe it in apps/ and libs/`,
      expect.stringMatching(/^4 problems in \d+ files$/),
    ]);
    expect(copy.read(service)).not.toBe(original);
  });

  it('refuses jobs that the cluster can’t hold, and says what to do', () => {
    copy.write('spark-jobs/jobs/large.py', '#'.repeat(1024 ** 2));
    expect(copy.headwater('check')).toEqual({
      exitCode: 2,
      lines: [
        expect.stringMatching(
          /^spark-jobs\/jobs: \d+ files of \d+ bytes do not fit into a ConfigMap of 1048576; let docker\/spark install what is large$/,
        ),
      ],
    });
  });

  it('names every mistake of an environment, with its line and the way out', () => {
    const environment = copy.read('environments/minikube.yaml');
    copy.write(
      'environments/minikube.yaml',
      environment.replace('kind: minio', 'kind: mino').replace('revision: main', 'revision: 7'),
    );
    const line = (text: string) => environment.split('\n').findIndex((each) => each.includes(text)) + 1;
    expect(copy.headwater('check')).toEqual({
      exitCode: 2,
      lines: [
        `environments/minikube.yaml:${line('revision: main')}: 'git.revision' is 7, not a string; expected: the branch that the cluster follows`,
        `environments/minikube.yaml:${line('kind: minio')}: 'objectStore' has kind 'mino'; choose one of minio, s3, azure-blob; did you mean 'minio'?`,
      ],
    });
  });
});
