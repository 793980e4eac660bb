import { fullName, imagesOf, type NamedImage } from '../graph/images.ts';
import type { Rule } from '../rule.ts';

/** Tags that the publisher moves from release to release. */
const moving = ['latest', 'stable', 'main', 'master', 'edge', 'nightly'];

export const imageUnpinned: Rule = {
  name: 'image-unpinned',
  why:
    'An image without registry or tag is whatever the node takes it for on the day it pulls it: ' +
    'the same commit runs other programs on other nodes, and nothing in Git says which.',
  check: (graph) =>
    imagesOf(graph).flatMap((image) =>
      problems(image).map((problem) => ({ file: image.file, message: `${image.title} ${problem}` })),
    ),
};

function problems(image: NamedImage): string[] {
  const { reference, registry, tag, digest, keepsTag } = image;
  if (reference === '') return ['has no image; name one with its registry and tag'];
  return [
    ...(registry === undefined
      ? [`has image '${reference}' without a registry; write '${reference.replace(image.path, fullName(image))}'`]
      : []),
    ...(keepsTag || digest !== undefined ? [] : tagProblems(reference, tag)),
  ];
}

function tagProblems(reference: string, tag: string | undefined): string[] {
  if (tag === undefined) return [`has image '${reference}' without a tag; name a version`];
  return moving.includes(tag) ? [`has image '${reference}', whose tag '${tag}' moves; name a version`] : [];
}
