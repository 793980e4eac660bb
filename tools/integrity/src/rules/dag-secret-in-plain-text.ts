import { place } from '../graph/dags.ts';
import type { Graph } from '../graph/graph.ts';
import { secretsIn } from '../graph/plain-text.ts';
import type { Call, Setting } from '../python/module.ts';
import type { Finding, Rule } from '../rule.ts';

export const dagSecretInPlainText: Rule = {
  name: 'dag-secret-in-plain-text',
  why: 'What is committed stays in the history of every clone: whoever may read the repository may sign in, for ever.',
  check: (graph) => {
    const names = namesOf(graph);
    return graph.dags.flatMap((dag) => {
      const named = [...dag.module.settings, ...dag.module.calls.flatMap(pairOf)].flatMap(({ name, value }) =>
        value.text === undefined || names.has(value.text)
          ? []
          : secretsIn([[name, value.text]]).map((found) => ({ line: value.line, found })),
      );
      const bare = dag.module.strings.flatMap(({ line, text }) =>
        [...secretsIn([['', text]]), ...tokensIn(text)].map((found) => ({ line, found })),
      );
      return [...new Map([...bare, ...named].map((each) => [each.line, each])).values()].map(
        ({ line, found }): Finding => ({
          file: place(dag, line),
          message: `holds ${found}; declare it in secrets/, and let a connection or the contract lead to it`,
        }),
      );
    });
  },
};

/** `V1EnvVar(name="NAME", value="…")`, `os.getenv("NAME", "…")` and `session.config("name", "…")`. */
function pairOf({ keywords, positional }: Call): Pick<Setting, 'name' | 'value'>[] {
  const [name, value] = [keywords['name'] ?? positional[0], keywords['value'] ?? positional[1]];
  return name?.text === undefined || value === undefined ? [] : [{ name: name.text, value }];
}

/** Where to find a secret is none. */
const namesOf = ({ contract: { taskPods, spark } }: Graph): ReadonlySet<string> =>
  new Set([
    ...Object.keys(taskPods.secrets),
    ...Object.values(taskPods.secrets).flat(),
    ...(spark.credentials ? [spark.credentials.secret] : []),
  ]);

/** What looks like nothing else: https://docs.github.com/en/code-security/secret-scanning/introduction/supported-secret-scanning-patterns */
const tokensIn = (text: string): string[] => [
  ...(/https:\/\/hooks\.slack\.com\/services\/T\w+\/B\w+\/\w+/.test(text) ? ['the address of a Slack webhook'] : []),
  ...(/\bxox[abp]-[\w-]{10,}/.test(text) ? ['a token of Slack'] : []),
  ...(/\bAKIA[0-9A-Z]{16}\b/.test(text) ? ['an access key of AWS'] : []),
  ...(/\bgh[pousr]_\w{36}/.test(text) ? ['a token of GitHub'] : []),
];
