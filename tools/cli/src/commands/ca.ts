import { createHash, X509Certificate } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { items } from '@headwater/bootstrap';
import { platformCa } from '@headwater/contracts';
import { topology } from '@headwater/environment';
import { theCluster, type ClusterOptions } from '../cluster/the-cluster.ts';
import { Failure } from '../failure.ts';
import { running } from '../without/checkout.ts';

interface ConfigMap {
  readonly metadata: { readonly name: string };
  readonly data?: Readonly<Record<string, string>>;
}

export interface CaOptions extends ClusterOptions {
  readonly environment: string;
}

/** Prints the certificate of the authority that signs for the front door, or saves it. */
export async function ca(file: string | undefined, which: CaOptions): Promise<void> {
  const { environment } = await running(which.environment, which);
  const { acme } = topology(environment).frontDoor ?? {};
  if (acme) {
    throw new Failure(
      `the front door of '${environment.name}' has its certificate from ${acme.server.host}, which browsers believe already: there is none to save`,
    );
  }
  const cluster = await theCluster(which);
  const maps = await items<ConfigMap>(cluster, 'configmaps', `--namespace=${platformCa.namespace}`);
  const text = maps.find(({ metadata }) => metadata.name === platformCa.name)?.data?.[platformCa.key];
  if (text === undefined) {
    throw new Failure(
      `${cluster.title} has no authority of its own: there is no ConfigMap '${platformCa.name}' with '${platformCa.key}' in namespace '${platformCa.namespace}'; choose gateway.kind: traefik in its environment, or wait until it runs`,
    );
  }
  if (file === undefined) {
    process.stdout.write(text);
    return;
  }
  writeFileSync(file, text);
  const { subject, validTo, raw } = new X509Certificate(text);
  console.log(`${file}: ${subject.replace('CN=', '')}, until ${validTo}`);
  console.log(
    `SHA-256 ${createHash('sha256')
      .update(raw)
      .digest('hex')
      .toUpperCase()
      .replaceAll(/..(?=.)/g, '$&:')}`,
  );
}
