interface Named {
  readonly metadata?: { readonly namespace?: string; readonly name?: string };
}

/** `processing/driver`, or `minikube` of what has no namespace. */
export const pathOf = ({ metadata: { namespace, name = '' } = {} }: Named): string =>
  namespace === undefined ? name : `${namespace}/${name}`;
