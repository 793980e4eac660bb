import type { Checkout } from '@headwater/bootstrap';
import type { Environment } from '@headwater/environment';
import type { Driver } from './driver.ts';
import { buildContext } from './images/build-context.ts';
import { buildParameters, contentName, pullParameters, tagParameters } from './images/provide-images.ts';
import { wantedImages } from './images/wanted-images.ts';
import { folderInNode } from './mount.ts';
import { folderParameters, kubeconfigOf, startParameters } from './parameters.ts';
import { wantedNode } from './wanted.ts';

export interface Planned {
  readonly checkout: Checkout;
  readonly environment: Environment;
  readonly state: string;
  /** Minikube's own choice where there is none. */
  readonly driver: Driver | undefined;
}

/** The calls of minikube that change something, in their order; lines that begin with `#` say when. */
export function commandsOf({ checkout, environment, state, driver }: Planned): string[] {
  const line = (parameters: readonly string[]) => `KUBECONFIG=${kubeconfigOf(state)} minikube ${parameters.join(' ')}`;
  const folder = folderInNode(environment);
  return [
    line(startParameters(wantedNode(environment, { root: checkout.source ?? checkout.root, state }), driver ?? 'own')),
    ...(folder === undefined ? [] : [line(folderParameters(folder))]),
    ...wantedImages(checkout).flatMap(({ reference, image }) => {
      const built = contentName(reference, buildContext(checkout.root, image));
      return [
        line(pullParameters(reference)),
        `# where it can't be pulled, from what ${image.folder}/Dockerfile needs:`,
        line(buildParameters(built, '<folder>')),
        line(tagParameters(built, reference)),
      ];
    }),
  ];
}
