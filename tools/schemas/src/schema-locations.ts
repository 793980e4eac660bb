import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { pins } from './pins.ts';
import { fileTemplate } from './schema-file.ts';
import { SchemaError } from './schema-error.ts';

/** The folder that holds all schemas. */
export const schemaFolder = fileURLToPath(new URL('..', import.meta.url));

/**
 * What kubeconform takes as -schema-location to know every kind of Kubernetes `kubernetesVersion` and of the platform.
 * Throws a SchemaError where that version has no schemas.
 */
export function schemaLocations(kubernetesVersion: string): string[] {
  const versions = Object.keys(pins.kubernetes);
  if (!versions.includes(kubernetesVersion)) {
    throw new SchemaError(
      `kubernetes.version: there are no schemas of Kubernetes '${kubernetesVersion}', but of ${versions.join(', ')}; ` +
        'choose one of them, or add a version to tools/schemas/src/pins.ts and run npm run schemas',
    );
  }
  return [join('kubernetes', kubernetesVersion), 'custom'].map((folder) => join(schemaFolder, folder, fileTemplate));
}
