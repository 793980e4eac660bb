/** A command of kubectl as a person types it, in the repository's folder. */
export const kubectlCommand = (words: string): string => `./headwater kubectl ${words}`;

/** What makes Argo CD compare an Application with Git at once, and bring back what differs. */
export const refreshCommand = (application: string): string =>
  kubectlCommand(`annotate application ${application} --namespace=cicd --overwrite argocd.argoproj.io/refresh=normal`);

/** What makes Argo CD sync an Application again, its hooks included. */
export const syncCommand = (application: string): string =>
  kubectlCommand(
    `patch application ${application} --namespace=cicd --type=merge --patch='{"operation":{"initiatedBy":{"username":"headwater"},"sync":{}}}'`,
  );

/** `mend` for a cluster that a command line has to name. */
export const inContext = (mend: string, context: string | undefined): string =>
  context === undefined
    ? mend
    : mend
        .replaceAll('./headwater kubectl', `kubectl --context=${context}`)
        .replaceAll(/\.\/headwater secrets [a-z]+/g, (command) => `${command} --context=${context}`);
