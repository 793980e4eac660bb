import { statSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generateX25519Identity, identityToRecipient } from 'age-encryption';
import { gitReader, type Secret } from '@headwater/secrets';
import { describe, expect, it, onTestFinished } from 'vitest';
import { declaration, encoded, live, strong } from '../testing/examples.ts';
import { bundleText, parseBundle, type Bundle } from './bundle.ts';
import { importPlan } from './import-plan.ts';
import { writePrivateFile } from './private-file.ts';
import { identitiesIn, opened, sealed } from './sealing.ts';

const bundle = (secrets: Bundle['secrets']): Bundle => ({ version: 1, environment: 'minikube', secrets });
const shop = { namespace: 'database', name: 'postgres-shop', data: encoded({ username: 'old', password: strong }) };
const place = { repositoryUrl: 'http://new/repository.git', date: '2026-11-11T00:00:00.000Z' };
const plan = (secrets: Bundle['secrets'], there = [live()], declared: readonly Secret[] = [declaration]) =>
  importPlan(bundle(secrets), declared, there, place);

describe('a sealed file', () => {
  it('is opened by the identity of its recipient, and by no other', async () => {
    const [identity, other] = await Promise.all([generateX25519Identity(), generateX25519Identity()]);
    const text = bundleText(bundle([shop]));
    const file = await sealed(text, { recipients: [await identityToRecipient(identity)] });
    expect(file).not.toContain(shop.data['password']);
    const identities = identitiesIn(`# created: today\n${identity}\n`);
    expect(await opened(Buffer.from(file), { identities })).toBe(text);
    await expect(opened(Buffer.from(file), { identities: [other] })).rejects.toThrow(
      "can't be opened with these identities, or is damaged",
    );
  });

  it('is opened by its passphrase, and by no other', async () => {
    const file = Buffer.from(await sealed('text', { passphrase: 'four words of five', workFactor: 10 }));
    expect(await opened(file, { passphrase: 'four words of five' })).toBe('text');
    await expect(opened(file, { passphrase: 'another' })).rejects.toThrow(
      "can't be opened with this passphrase, or is damaged",
    );
  });

  it('is not opened when a byte of it was changed', async () => {
    const identity = await generateX25519Identity();
    const file = await sealed('text', { recipients: [await identityToRecipient(identity)] });
    const lines = file.split('\n');
    const damaged = [
      ...lines.slice(0, -3),
      lines.at(-3)!.replace(/./, (first) => (first === 'A' ? 'B' : 'A')),
      ...lines.slice(-2),
    ];
    await expect(opened(Buffer.from(damaged.join('\n')), { identities: [identity] })).rejects.toThrow('damaged');
  });

  it('names a recipient that age does not take, and never an identity', async () => {
    await expect(sealed('text', { recipients: ['ssh-ed25519 AAAA'] })).rejects.toThrow(
      "recipient 'ssh-ed25519 AAAA' is none of age; give a public key that begins with age1",
    );
    await expect(opened(Buffer.from('x'), { identities: ['AGE-SECRET-KEY-1WRONG'] })).rejects.toThrow(
      /^the identity file holds a line that is no private key of age; they begin with AGE-SECRET-KEY-$/,
    );
  });
});

describe('a private file', () => {
  it('is for its owner alone, and takes the place of an older one', () => {
    const folder = mkdtempSync(join(tmpdir(), 'headwater-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const file = join(folder, 'secrets.age');
    writePrivateFile(file, 'one');
    writePrivateFile(file, 'two');
    expect(readFileSync(file, 'utf8')).toBe('two');
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readdirSync(folder)).toEqual(['secrets.age']);
  });
});

describe('an import', () => {
  it('creates what is not there, with the labels, annotations and user names of the declaration', () => {
    const { create, replace } = plan([shop], []);
    expect(replace).toEqual([]);
    expect(create[0]).toMatchObject({
      metadata: { annotations: { 'reflector.v1.k8s.emberstack.com/reflection-auto-namespaces': 'orchestrator' } },
      data: encoded({ username: 'shop', password: strong }),
    });
    const reader = { namespace: 'cicd', name: 'git-reader', data: encoded({ password: strong, url: 'http://old' }) };
    expect(plan([reader], [], [gitReader]).create[0]?.data).toMatchObject(
      encoded({ url: place.repositoryUrl, password: strong }),
    );
  });

  it('leaves alone what has the same values', () => {
    expect(plan([shop])).toMatchObject({ create: [], replace: [], same: ['database/postgres-shop'] });
  });

  it('marks what it replaces as a rotation that has begun', () => {
    const other = live({ values: { username: 'shop', password: 'another' } });
    expect(plan([shop], [other]).replace[0]?.metadata?.annotations).toMatchObject({
      'headwater.dev/rotating': place.date,
    });
  });

  it('names what nobody declares, what lacks a key, and what is not in the file', () => {
    const near = { ...shop, name: 'postgres-shp' };
    expect(plan([near])).toMatchObject({
      unknown: ["database/postgres-shp; did you mean 'database/postgres-shop'?"],
      absent: ['database/postgres-shop'],
    });
    expect(plan([{ ...shop, data: {} }])).toMatchObject({
      incomplete: ["database/postgres-shop: the file has no value for key 'password'"],
      create: [],
      replace: [],
    });
  });

  it('takes nothing for a bundle that is none', () => {
    expect(parseBundle('{"version":2,"secrets":[]}')).toBeUndefined();
    expect(parseBundle('text')).toBeUndefined();
    expect(parseBundle(bundleText(bundle([shop])))).toEqual(bundle([shop]));
  });
});
