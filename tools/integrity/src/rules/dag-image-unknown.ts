import { mentionOf, settingsOf, unknown } from '../graph/dags.ts';
import type { Rule } from '../rule.ts';

export const dagImageUnknown: Rule = {
  name: 'dag-image-unknown',
  why:
    'An image that only a DAG names is pinned, mirrored and looked after by nobody: ' +
    'in an environment with a registry of its own, its pod stays in ImagePullBackOff.',
  check: (graph) => {
    const { spark, taskPods } = graph.contract;
    const images = [spark.image, spark.submitImage, ...Object.values(taskPods.images)];
    const roles = Object.keys(taskPods.images);
    const named = settingsOf(graph, /(?:^|\.)image$/).map(({ file, value, call = '' }) => ({
      isRole: call.startsWith('headwater.'),
      mentions: mentionOf(file, value),
    }));
    const mentions = (isRole: boolean) =>
      named.filter((each) => each.isRole === isRole).flatMap((each) => each.mentions);
    const way = 'take one of the contract, or add it to libs/task-pods/src/images.ts';
    return [
      ...unknown(graph, mentions(false), 'image', images, way),
      // our own functions know images by what they are for
      ...unknown(
        graph,
        mentions(true),
        'image',
        roles,
        `there is ${roles.join(', ')}; add others to libs/task-pods/src/images.ts`,
      ),
    ];
  },
};
