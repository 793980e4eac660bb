/** Which log tells why a cluster is not ready yet, from what its process 1 has said so far. */
export const tellingLog = (said: string): 'apiserver' | 'kubelet' =>
  said.slice(said.lastIndexOf(beginning)).includes('the API server answers') ? 'kubelet' : 'apiserver';

/** The line that separates the runs in `run.log`. */
export const beginning = '--- started\n';

/** The last lines of a log. */
export const ending = (log: string, lines = 15): string => log.trimEnd().split('\n').slice(-lines).join('\n');
