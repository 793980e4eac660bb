import { applicationsOf } from '../graph/applications.ts';
import { folderOf } from '../graph/files.ts';
import type { Graph } from '../graph/graph.ts';
import { kustomizationOf } from '../graph/kustomization.ts';
import type { Finding, Rule } from '../rule.ts';

export const orphanManifest: Rule = {
  name: 'orphan-manifest',
  why: 'A file that no Application tracks is reviewed and merged, and never reaches the cluster.',
  check: (graph) => [...untracked(graph), ...unnamed(graph)],
};

function untracked(graph: Graph): Finding[] {
  const { byFolder, root } = applicationsOf(graph);
  return graph.items
    .filter(({ file }) => file !== root?.file && !byFolder.has(folderOf(file)))
    .map(({ file }) => ({ file, message: `is in no Application's path; ${wayOut(graph, file)}` }));
}

function wayOut(graph: Graph, file: string): string {
  const { byFolder, root } = applicationsOf(graph);
  const above = byFolder.get(folderOf(folderOf(file)));
  if (above) return `application '${above.name}' does not look into the folders of its path: move the file up`;
  const apps = `argocd/${graph.declared.environment}/apps`;
  if (root && folderOf(file) === apps)
    return `let application '${root.name}' track '${apps}' instead of '${root.folders.join()}'`;
  return 'move it to an Application, or remove it';
}

/** Where kustomize reads a folder, it reads what its file names, and nothing else. */
function unnamed(graph: Graph): Finding[] {
  const folders = Map.groupBy(graph.items, ({ file }) => folderOf(file));
  return [...folders.values()].flatMap((items) => {
    const kustomization = kustomizationOf(items);
    if (!kustomization) return [];
    return items
      .filter(({ file }) => file !== kustomization.file && !kustomization.named.has(file))
      .map(({ file }) => ({
        file,
        message: 'is not named by kustomization.yaml beside it; add it to its resources, or remove it',
      }));
  });
}
