import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { filesBelow } from '@headwater/render';
import { namedImages } from './named-images.ts';

/** What containerd starts every pod with; its configuration names it too. */
export const pauseReference = 'registry.k8s.io/pause:3.10.1';

/**
 * Every image that the committed manifests of `environment` in the repository at `root`, the contract that its DAGs go by,
 * or the sandbox itself, name.
 */
export const neededReferences = (root: string, environment: string): string[] =>
  [
    ...new Set([
      pauseReference,
      ...imagesBelow(join(root, 'manifests', environment)),
      // what a task starts, no manifest names
      ...imagesIn(join(root, 'dags/headwater/contracts', `${environment}.json`)),
      ...imagesBelow(join(root, 'tools/sandbox/addons')),
    ]),
  ].sort();

const imagesBelow = (folder: string): string[] => filesBelow(folder).flatMap((file) => imagesIn(join(folder, file)));

const imagesIn = (file: string): string[] =>
  namedImages(readFileSync(file, 'utf8'), basename(file) === 'kustomization.yaml');
