import { dagContractFolder } from '@headwater/contracts';
import { fileKey } from '@headwater/k8s';
import type { IConfigMap, IContainer } from 'kubernetes-models/v1';
import type { Graph } from './graph.ts';
import type { Item } from './manifests.ts';
import { once } from './once.ts';
import { isPodTemplate } from './pods.ts';

/** A value and the name it goes by: an environment variable, or a line of a configuration file. Others have an empty name. */
export type Setting = readonly [name: string, text: string];

/** The variables and the command line of a container. */
export const settingsOfContainer = ({ env, command, args }: IContainer): Setting[] => [
  ...(env ?? []).map(({ name, value }): Setting => [name, value ?? '']),
  ...[...(command ?? []), ...(args ?? [])].map((text): Setting => ['', text]),
];

/** Settings that belong together, and the key of the ConfigMap that has them. */
export interface KeySettings extends Item<IConfigMap> {
  readonly key: string;
  readonly settings: readonly Setting[];
}

/**
 * The settings in ConfigMaps, comments left out: a key that is a variable, a section of a configuration file,
 * or the whole text of anything else. A pod template speaks for its own pods, and the contract of the DAGs for tasks.
 */
export const settingsOfConfigMaps = once((graph: Graph): readonly KeySettings[] =>
  graph.of('ConfigMap').flatMap((item) => settingsOf(item.resource).map((settings) => ({ ...item, ...settings }))),
);

function settingsOf({ data = {} }: IConfigMap): Pick<KeySettings, 'key' | 'settings'>[] {
  const entries = Object.entries(data).filter(([key, text]) => !isPodTemplate(text) && !isDagContract(key));
  const variables = entries.filter(([key]) => isVariable(key));
  return [
    ...variables.map(([key, text]) => ({
      key,
      settings: [[key, text] as const, ...variables.filter(([name]) => isBeside(key, name))],
    })),
    ...entries
      .filter(([key]) => !isVariable(key))
      .flatMap(([key, text]) => {
        const lines = withoutComments(text);
        if (!isSettings(key)) return [{ key, settings: [['', lines] as const] }];
        return lines.split(/^\s*\[.*\]\s*$/m).map((section) => ({ key, settings: section.split('\n').map(settingOf) }));
      }),
  ];
}

const isDagContract = (key: string): boolean => key.startsWith(fileKey(`${dagContractFolder}/`));

const isVariable = (key: string): boolean => /^\w+$/.test(key);

/** A host is one thing with its port. */
const isBeside = (key: string, name: string): boolean =>
  /host$/i.test(key) && name.toLowerCase() === key.toLowerCase().replace(/host$/, 'port');

const isSettings = (file: string): boolean => /\.(?:cfg|conf|env|ini|properties)$/.test(file);

const withoutComments = (text: string): string =>
  text
    .split('\n')
    .filter((line) => !/^\s*[#;]/.test(line))
    .join('\n');

function settingOf(line: string): Setting {
  const [, name = '', value = line] = /^\s*([\w.-]+)\s*[=:]\s*(.*)$/.exec(line) ?? [];
  return [name, value];
}
