import { fullName, imagesOf } from '../graph/images.ts';
import { deniedImages } from '../knowledge/denied-images.ts';
import type { Rule } from '../rule.ts';

export const imageDenied: Rule = {
  name: 'image-denied',
  why:
    'Registries move and projects end: a pod whose image is gone stays in ImagePullBackOff, ' +
    'at the latest when it moves to a node that does not have it yet, and an image without repairs keeps its holes.',
  check: (graph) =>
    imagesOf(graph).flatMap(({ file, title, reference, ...image }) => {
      const denied = deniedImages.find(({ name }) =>
        `${fullName(image)}/`.startsWith(name.endsWith('/') ? name : `${name}/`),
      );
      return denied
        ? [{ file, message: `${title} has image '${reference}': ${denied.reason}; ${denied.instead}` }]
        : [];
    }),
};
