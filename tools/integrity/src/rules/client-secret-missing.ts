import { containersOf } from '../graph/pods.ts';
import { realmOf } from '../graph/sign-in.ts';
import type { Rule } from '../rule.ts';

export const clientSecretMissing: Rule = {
  name: 'client-secret-missing',
  why:
    'The Job that makes the realm reads the secret of each client from a file. Where the file is missing, it ends ' +
    'before it has made any client, and nobody signs in.',
  check: (graph) => {
    const realm = realmOf(graph);
    if (!realm) return [];
    return graph.pods.flatMap((pods) =>
      containersOf(pods).flatMap(({ args = [], volumeMounts = [] }) => {
        const option = args.indexOf('--clients');
        const folder = option === -1 ? undefined : args[option + 1];
        if (folder === undefined) return [];
        const secrets = (pods.spec.volumes ?? []).filter(({ secret }) => secret).map(({ name }) => name);
        return realm.definition.clients
          .map(({ clientId }) => clientId)
          .filter(
            (id) =>
              !volumeMounts.some(({ mountPath, name }) => mountPath === `${folder}/${id}` && secrets.includes(name)),
          )
          .map((id) => ({
            file: pods.file,
            message: `${pods.title}: no secret is mounted at '${folder}/${id}' for client '${id}'; declare it in secrets/identity.ts, and mount its copy`,
          }));
      }),
    );
  },
};
