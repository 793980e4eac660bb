import { readFileSync, writeFileSync } from 'node:fs';
import { readManifests } from '@headwater/integrity';
import { documented } from './documented.ts';
import { secretsReference, withReference } from './documentation.ts';
import { readersOf } from './readers.ts';

const root = new URL('../../../', import.meta.url).pathname;
const file = `${root}docs/secrets.md`;
const readers = readersOf(readManifests(root, 'minikube'), documented);
writeFileSync(file, withReference(readFileSync(file, 'utf8'), secretsReference(documented, readers)));
