import { join } from 'node:path';
import type { Binary, Outcome } from './binary.ts';
import { executables, run } from './command.ts';
import { cacheFolder, type Machine } from './machine.ts';
import { placed } from './placed.ts';

/** The executable as Go builds it; `go` verifies the source's checksum itself. https://go.dev/ref/mod#go-install */
export async function goInstall(binary: Binary, machine: Machine): Promise<Outcome | undefined> {
  if (binary.goPackage === undefined) return undefined;
  const [go] = executables('go', machine);
  if (go === undefined) return { reason: 'there is no go on PATH' };
  const source = `${binary.goPackage}@v${binary.version}`;
  const folder = cacheFolder(binary, machine);
  // as the sandbox builds: what one has compiled, the other has
  const tags = binary.goTags ? [`-tags=${binary.goTags.join(',')}`] : [];
  const flags = ['-trimpath', '-ldflags=-s', ...tags, machine.environment['GOFLAGS'] ?? ''].join(' ').trim();
  const environment = { ...machine.environment, CGO_ENABLED: '0', GOFLAGS: flags };
  await placed(folder, async (temporary) => {
    const { succeeded, output } = await run(go, ['install', source], { ...environment, GOBIN: temporary });
    if (!succeeded) throw new Error(`go install ${source}: ${output.split('\n').at(-1)}`);
  });
  return { path: join(folder, binary.name) };
}
