import { globSync, readFileSync } from 'node:fs';

/** The most memory that the cluster took since it was started last, what the kernel keeps of files included. */
export function peakMemory(): string {
  const [file] = globSync('/sys/fs/cgroup/{memory/,}headwater-sandbox-*/memory.{max_usage_in_bytes,peak}');
  return file === undefined ? 'not known' : `${(Number(readFileSync(file, 'utf8')) / 1024 ** 3).toFixed(1)} GiB`;
}
