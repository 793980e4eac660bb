import { reflectorAnnotations, type Secret } from '@headwater/secrets';

/** A Secret of the cluster, without its values. */
export interface Named {
  readonly metadata: {
    readonly namespace: string;
    readonly name: string;
    readonly annotations?: Readonly<Record<string, string>>;
  };
}

export interface MissingAnnotations {
  readonly namespace: string;
  readonly name: string;
  /** `key=value`, as kubectl takes them. */
  readonly annotations: readonly string[];
}

/** Of Secrets that were made before somebody else became a reader: who may have a copy now. Their values stay. */
export const missingAnnotations = (declared: readonly Secret[], present: readonly Named[]): MissingAnnotations[] =>
  declared.flatMap((secret) => {
    const { namespace, name } = secret;
    const live = present.find(({ metadata }) => metadata.namespace === namespace && metadata.name === name);
    const annotations = Object.entries(reflectorAnnotations(secret))
      .filter(([key, value]) => live && live.metadata.annotations?.[key] !== value)
      .map((each) => each.join('='));
    return annotations.length === 0 ? [] : [{ namespace, name, annotations }];
  });
