import { basename, dirname } from 'node:path/posix';
import { credentialsFile } from '@headwater/contracts';
import { federatedAccounts, type Environment } from '@headwater/environment';
import type { Folder } from '@headwater/render';
import { environmentVariables } from './environment-variables.ts';
import { subjects } from './subjects.ts';

/** The variables that `environment` gives to the infrastructure below it; none where it has no vault in Azure. */
export function infrastructureFolder(environment: Environment): Folder[] {
  if (environment.secrets.kind !== 'key-vault') return [];
  const file = credentialsFile(environment.name);
  const origin = 'tools/azure';
  return [
    {
      path: dirname(file),
      mixed: true,
      files: [
        { path: basename(file), origin, content: subjects(federatedAccounts(environment)) },
        { path: 'environment.auto.tfvars.json', origin, content: environmentVariables(environment) },
      ],
    },
  ];
}
