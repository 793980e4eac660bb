const binary = ['Ki', 'Mi', 'Gi', 'Ti', 'Pi'] as const;
const decimal = ['k', 'M', 'G', 'T', 'P'] as const;

/**
 * A Kubernetes quantity as a number: cores for CPU, bytes for memory and storage.
 * Throws on what the API server would refuse.
 * Source: https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/
 */
export function parseQuantity(text: string | number): number {
  const match = /^(\d+(?:\.\d+)?)(m|[KMGTP]i|[kMGTP])?$/.exec(String(text));
  if (!match) throw new Error(`'${text}' is not a quantity; write for instance 500m, 2 or 1.5Gi`);
  const [, digits, suffix] = match;
  return Number(digits) * scale(suffix);
}

function scale(suffix: string | undefined): number {
  if (suffix === undefined) return 1;
  if (suffix === 'm') return 1e-3;
  const power = binary.indexOf(suffix as (typeof binary)[number]) + 1;
  if (power > 0) return 1024 ** power;
  return 1000 ** (decimal.indexOf(suffix as (typeof decimal)[number]) + 1);
}

/** Cores as Kubernetes prints them: `250m`, `2`. */
export const formatCpu = (cores: number): string => {
  const milli = Math.round(cores * 1000);
  return milli % 1000 === 0 ? String(milli / 1000) : `${milli}m`;
};

/** Bytes as whole mebibytes: `512Mi`. */
export const formatMemory = (bytes: number): string => `${Math.ceil(bytes / 1024 ** 2)}Mi`;
