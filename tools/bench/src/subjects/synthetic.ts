import { application } from '@headwater/argocd';
import { namespaceFolder, type Folder } from '@headwater/render';
import { component, namespace } from './component.ts';

/**
 * One Application of `count` components, of which the first is of revision `revision` and the others of revision 0:
 * a file per object, and all in one folder, as the peer writes them.
 */
export const synthetic = (count: number, revision: number): Folder =>
  namespaceFolder('bench', namespace, [
    application({ name: 'bench', namespace }, {}, () =>
      Array.from({ length: count }, (_, index) => component(`component-${index}`, index === 0 ? revision : 0)).flat(),
    ),
  ]);
