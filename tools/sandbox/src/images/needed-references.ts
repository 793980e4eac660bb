import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { filesBelow } from '@headwater/render';
import { namedImages } from './named-images.ts';

/** What containerd starts every pod with; its configuration names it too. */
export const pauseReference = 'registry.k8s.io/pause:3.10.1';

/** Every image that the committed manifests of `environment` in the repository at `root`, or the sandbox itself, name. */
export const neededReferences = (root: string, environment: string): string[] =>
  [
    ...new Set([
      pauseReference,
      ...imagesBelow(join(root, 'manifests', environment)),
      ...imagesBelow(join(root, 'tools/sandbox/addons')),
    ]),
  ].sort();

const imagesBelow = (folder: string): string[] =>
  filesBelow(folder).flatMap((file) =>
    namedImages(readFileSync(join(folder, file), 'utf8'), basename(file) === 'kustomization.yaml'),
  );
