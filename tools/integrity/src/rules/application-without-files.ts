import { suggestion } from '@headwater/k8s';
import { applicationsOf } from '../graph/applications.ts';
import { folderOf } from '../graph/files.ts';
import type { Rule } from '../rule.ts';

export const applicationWithoutFiles: Rule = {
  name: 'application-without-files',
  why: 'An Application whose path holds nothing never becomes healthy, and one that lost its files would prune all it made.',
  check: (graph) => {
    const folders = new Set(graph.items.map(({ file }) => folderOf(file)));
    return applicationsOf(graph).all.flatMap(({ name, file, folders: tracked }) =>
      tracked
        .filter((folder) => !folders.has(folder))
        .map((folder) => ({
          file,
          message: `application '${name}' tracks '${folder}', which holds no manifest${
            suggestion(folder, [...folders]) || '; render its manifests, or remove the Application'
          }`,
        })),
    );
  },
};
