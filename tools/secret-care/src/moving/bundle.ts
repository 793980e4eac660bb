/** The values of secrets, on their way to another cluster: only ever written down encrypted. */
export interface Bundle {
  readonly version: 1;
  readonly environment: string;
  readonly secrets: readonly BundledSecret[];
}

export interface BundledSecret {
  readonly namespace: string;
  readonly name: string;
  /** Values in Base64. */
  readonly data: Readonly<Record<string, string>>;
}

export const bundleText = (bundle: Bundle): string => JSON.stringify(bundle);

/** Undefined where `text` is no bundle. */
export function parseBundle(text: string): Bundle | undefined {
  try {
    const bundle = JSON.parse(text) as Partial<Bundle> | null;
    return bundle?.version === 1 && Array.isArray(bundle.secrets) ? (bundle as Bundle) : undefined;
  } catch {
    return undefined;
  }
}
