import { loadEnvironment } from '@headwater/environment';
import { appOfApps, platform } from '@headwater/platform';
import { compare, namespaceFolder, write } from '@headwater/render';
import { report } from './report.ts';

const [root = '', folder = ''] = process.argv.slice(2);
const start = performance.now();
const environment = loadEnvironment(root, 'minikube');
const applications = platform(environment);
const byNamespace = Map.groupBy(applications, ({ namespace }) => namespace);
const folders = [...byNamespace].map(([namespace, list]) => namespaceFolder(environment.name, namespace, list));
write(
  folder,
  [...folders, appOfApps(environment, applications)].flatMap((each) => compare(folder, each)),
);
report(performance.now() - start);
