import type { ClusterReader } from '../cluster-reader.ts';

/** What a cluster answers, by the parameters of kubectl; a text, or what it refuses with. */
export type Answers = Readonly<Record<string, string | Error | readonly unknown[]>>;

/** A cluster that knows these answers, and what it was asked beside them: parameters and standard input. */
export function fakeCluster(answers: Answers): ClusterReader & { readonly asked: [string, string][] } {
  const asked: [string, string][] = [];
  const answer = (question: string): string | readonly unknown[] => {
    const found = answers[question];
    if (found === undefined) throw new Error(`nobody expected 'kubectl ${question}'`);
    if (found instanceof Error) throw found;
    return found;
  };
  return {
    asked,
    cluster: {
      title: 'a cluster',
      kubectl: '/nowhere/kubectl',
      kubeconfig: '/nowhere/config',
      startedAt: 0,
      environment: {},
      lasting: false,
      reach: () => Promise.reject(new Error('it can’t be reached')),
    },
    kubectl: async (parameters, input = '') => {
      asked.push([parameters.join(' '), input]);
      const found = await Promise.resolve(parameters.join(' ')).then(answer);
      return typeof found === 'string' ? found : JSON.stringify({ items: found });
    },
    items: async <T>(...parameters: readonly string[]) =>
      (await Promise.resolve(`get ${parameters.join(' ')}`).then(answer)) as readonly T[],
  };
}
