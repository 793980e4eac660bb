/** A Deployment, StatefulSet or DaemonSet. */
export interface Restartable {
  readonly namespace: string;
  readonly kind: string;
  readonly name: string;
}

/** One step of a rotation. Each may be done twice: that is how an interrupted rotation goes on. */
export type Step =
  /** Wait for pods that come and go with the work and would fail with the old value: by what they read, or by their labels. */
  | { readonly kind: 'pods-ended'; readonly namespaces: readonly string[]; readonly pods: PassingPods }
  /** Write new values into the Secret, and with them that a rotation has begun. `keepOld`: beside the old ones. */
  | { readonly kind: 'value'; readonly keys: readonly string[]; readonly keepOld?: true }
  /** Give the role of the database the password of the Secret. */
  | { readonly kind: 'role' }
  /** Wait until the copies are like their source. */
  | { readonly kind: 'copies'; readonly namespaces: readonly string[] }
  /** Run a set-up Job again; `arguments` in place of its own. */
  | { readonly kind: 'job'; readonly namespace: string; readonly name: string; readonly arguments?: readonly string[] }
  /** Replace the pods of these, all at the same time. */
  | { readonly kind: 'restart'; readonly workloads: readonly Restartable[] }
  /** Leave the old value out of the Secret. */
  | { readonly kind: 'drop-old'; readonly keys: readonly string[] }
  /** Let Argo CD compare its Applications with Git. */
  | { readonly kind: 'refresh' };

export type PassingPods =
  { readonly reading: string } | { readonly labels: Readonly<Record<string, string>>; readonly holding: string };

/** What a step does, for a person. */
export function sentenceOf(step: Step, secret: string): string {
  switch (step.kind) {
    case 'pods-ended': {
      const what = 'reading' in step.pods ? `hold '${step.pods.reading}'` : `hold ${step.pods.holding}`;
      return `wait for the running pods in ${list(step.namespaces)} that ${what} (not with --now)`;
    }
    case 'value':
      return `write a new value for ${list(step.keys)} into secret ${secret}${step.keepOld ? ', beside the old one' : ''}`;
    case 'role':
      return 'give the PostgreSQL role that password';
    case 'copies':
      return `wait for the copies in ${list(step.namespaces)}`;
    case 'job':
      return `run Job ${step.namespace}/${step.name} again${step.arguments ? `, as ${step.arguments.join(' ')}` : ''}`;
    case 'restart':
      return `restart ${list(step.workloads.map(({ namespace, kind, name }) => `${kind} ${namespace}/${name}`))}`;
    case 'drop-old':
      return `leave the old value out of secret ${secret}`;
    case 'refresh':
      return 'let Argo CD compare its Applications with Git';
  }
}

const list = (names: readonly string[]): string => names.join(', ');
