import { running } from './cluster/index.ts';
import { stateFolder } from './folders.ts';
import { images } from './images/images.ts';
import { importImages } from './images/import-images.ts';
import type { Report } from './report.ts';
import { SandboxError } from './sandbox-error.ts';

/** Brings the image of each reference to the cluster that runs, beside those that its environment names. Throws a SandboxError. */
export async function addImages(references: readonly string[], report: Report): Promise<void> {
  const cluster = running(stateFolder());
  if (!cluster) throw new SandboxError('no sandbox runs');
  await importImages(await images(references, report), cluster.containerd, report);
}
