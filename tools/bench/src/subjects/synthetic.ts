import { application, type Application } from '@headwater/argocd';
import { namespaceFolder, type Folder } from '@headwater/render';
import { component, namespace } from './component.ts';

/** `count` components, an Application each; the first one is of revision `revision`, the others of revision 0. */
export const synthetic = (count: number, revision: number): Folder =>
  namespaceFolder('bench', namespace, applications(count, revision));

const applications = (count: number, revision: number): Application[] =>
  Array.from({ length: count }, (_, index) => {
    const name = `component-${index}`;
    return application({ name, namespace }, {}, () => component(name, index === 0 ? revision : 0));
  });
