import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { setupJob, setupScript } from './setup.ts';
import { config } from './testing/sample.ts';

/** What a server knows before it is set up, and which call it fails on. */
interface State {
  readonly admin: boolean;
  readonly reader: boolean;
  readonly repository: boolean;
  readonly hooks: readonly { readonly id: number; readonly config: { readonly url: string } }[];
  readonly fails?: string;
}

const empty: State = { admin: false, reader: false, repository: false, hooks: [] };

const complete: State = {
  admin: true,
  reader: true,
  repository: true,
  hooks: [
    { id: 7, config: { url: 'https://chat.example.com/' } },
    { id: 8, config: { url: 'http://argocd-server.cicd.svc/api/webhook' } },
    { id: 12, config: { url: 'http://argocd-server.cicd.svc/api/webhook' } },
  ],
};

/** One request to the server: `POST user/repos`, and what was sent with it. */
interface Call {
  readonly call: string;
  readonly body: Readonly<Record<string, unknown>>;
}

/** Runs the script against a server in `state`, with a `gitea` that only writes down how it was called. */
async function runSetup(state: State) {
  const folder = mkdtempSync(join(tmpdir(), 'gitea-'));
  const calls: Call[] = [];
  const server = gitea(state, calls);
  onTestFinished(() => {
    server.close();
    rmSync(folder, { recursive: true });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));

  const { PATH = '' } = process.env;
  const log = join(folder, 'commands');
  writeFileSync(log, '');
  const program = (name: string, lines: string) => {
    writeFileSync(join(folder, name), `#!/bin/sh\necho "${name} $*" >> ${log}\n${lines}\n`, { mode: 0o755 });
    return join(folder, name);
  };
  program('curl', `PATH='${PATH}' exec curl "$@"`);
  const child = spawn('sh', ['-c', (setupScript().data?.['setup.sh'] ?? '').replaceAll('/tmp/', `${folder}/`)], {
    env: {
      ...variables,
      ADDRESS: `127.0.0.1:${(server.address() as AddressInfo).port}`,
      GITEA: program('gitea', `case "$*" in *generate-access-token*) printf 'a warning\\nthe-token\\n';; esac`),
      HOSTNAME: 'a-pod',
      PATH: `${folder}:${PATH}`,
    },
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (part: Buffer) => (output += part.toString()));
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
  return { code, output, calls, commands: readFileSync(log, 'utf8').split('\n') };
}

const [container] = setupJob(config).spec?.template.spec?.containers ?? [];

/** The container's variables, where a value that is secret says so. */
const variables = Object.fromEntries(
  (container?.env ?? []).map(({ name, value, valueFrom }) => {
    const { name: secret, key } = valueFrom?.secretKeyRef ?? {};
    return [name, value ?? (key === 'username' ? `the-${name.toLowerCase()}` : `SECRET-${secret}`)];
  }),
);

const administrator = `Basic ${Buffer.from('the-admin_username:SECRET-gitea-admin').toString('base64')}`;

/** Answers as Gitea does, as far as the script asks, and writes down what it was asked. */
function gitea(state: State, calls: Call[]): Server {
  let { admin } = state;
  const status = (call: string, authorization?: string): number => {
    if (call === state.fails) return 500;
    if (call === 'PATCH admin/users/the-admin_username') {
      admin = authorization === 'token the-token';
      return admin ? 200 : 403;
    }
    if (!admin || authorization !== administrator) return 401;
    if (call === 'GET users/the-reader_username') return state.reader ? 200 : 404;
    if (call === 'GET repos/headwater/headwater') return state.repository ? 200 : 404;
    return 200;
  };
  return createServer((request, response) => {
    let text = '';
    request.on('data', (part: Buffer) => (text += part.toString()));
    request.on('end', () => {
      const path = request.url?.replace('/api/v1/', '') ?? '';
      if (path === '/api/healthz') return response.end();
      const call = `${request.method} ${path}`;
      calls.push({ call, body: text === '' ? {} : (JSON.parse(text) as Call['body']) });
      response.statusCode = status(call, request.headers.authorization);
      const isList = response.statusCode === 200 && path.endsWith('/hooks?limit=50');
      response.end(JSON.stringify(isList ? state.hooks : { message: 'the reason' }));
    });
  });
}

const bodyOf = (calls: readonly Call[], wanted: string) => calls.find(({ call }) => call === wanted)?.body;

describe('the set-up of a Git server', () => {
  it('makes the administrator, the reader, the repository and the webhook where nothing is there', async () => {
    const { code, calls, commands } = await runSetup(empty);
    expect(code).toBe(0);
    expect(commands).toContainEqual(expect.stringContaining('admin user create --admin --username the-admin_username'));
    expect(bodyOf(calls, 'PATCH admin/users/the-admin_username')).toMatchObject({ password: 'SECRET-gitea-admin' });
    expect(calls.map(({ call }) => call)).toContain('DELETE users/the-admin_username/tokens/a-pod');
    expect(bodyOf(calls, 'POST admin/users')).toMatchObject({ username: 'the-reader_username', restricted: true });
    expect(bodyOf(calls, 'POST user/repos')).toEqual({ name: 'headwater', private: true, default_branch: 'trunk' });
    expect(bodyOf(calls, 'PUT repos/headwater/headwater/collaborators/the-reader_username')).toEqual({
      permission: 'read',
    });
    expect(bodyOf(calls, 'POST repos/headwater/headwater/hooks')).toEqual({
      type: 'gitea',
      active: true,
      events: ['push'],
      config: {
        url: 'http://argocd-server.cicd.svc/api/webhook',
        content_type: 'json',
        secret: 'SECRET-gitea-webhook',
      },
    });
  });

  it('makes nothing twice, and calls the program for nothing that is there', async () => {
    const { code, calls, commands } = await runSetup(complete);
    expect(code).toBe(0);
    expect(commands.filter((line) => line.startsWith('gitea '))).toEqual([]);
    expect(calls.filter(({ call }) => /^POST (admin|user)/.test(call))).toEqual([]);
  });

  it('gives the reader the password of its secret again, and no more rights than to read', async () => {
    const { calls } = await runSetup(complete);
    expect(bodyOf(calls, 'PATCH admin/users/the-reader_username')).toMatchObject({
      password: 'SECRET-git-reader',
      admin: false,
      restricted: true,
    });
  });

  it('leaves one webhook to Argo CD, the new one, and those to others alone', async () => {
    const { calls } = await runSetup(complete);
    const changes = calls.map(({ call }) => call).filter((call) => /^(POST|DELETE) .*hooks/.test(call));
    expect(changes).toEqual([
      'POST repos/headwater/headwater/hooks',
      'DELETE repos/headwater/headwater/hooks/8',
      'DELETE repos/headwater/headwater/hooks/12',
    ]);
  });

  it.each([empty, complete])('shows no secret on a command line or in its log', async (state) => {
    const { commands, output } = await runSetup(state);
    expect(commands.join('\n')).not.toMatch(/SECRET-|the-token/);
    expect(output).not.toMatch(/SECRET-|the-token/);
  });

  it.each([
    'GET user',
    'PATCH admin/users/the-reader_username',
    'GET repos/headwater/headwater',
    'PUT repos/headwater/headwater/collaborators/the-reader_username',
    'GET repos/headwater/headwater/hooks?limit=50',
    'POST repos/headwater/headwater/hooks',
  ])('fails where the server refuses %s, and says why', async (fails) => {
    const { code, output } = await runSetup({ ...complete, fails });
    expect(code).not.toBe(0);
    expect(output).toContain('the reason');
  });
});
