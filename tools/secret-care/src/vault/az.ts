import { execFile, type ExecFileException } from 'node:child_process';

/** What a person can do something about: `az` is not there, or says why it did not do it. */
export class VaultError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'VaultError';
  }
}

/** What Azure's command line prints. Values of secrets are never among `parameters`, which everybody on the machine sees. */
export const az = (parameters: readonly string[]): Promise<string> =>
  new Promise((resolve, reject) => {
    const options = { maxBuffer: 64 * 1024 ** 2, encoding: 'utf8' } as const;
    execFile('az', [...parameters, '--only-show-errors'], options, (error, stdout, stderr) => {
      if (!error) return resolve(stdout);
      reject(new VaultError(explanation(parameters, error, stderr)));
    });
  });

function explanation(parameters: readonly string[], error: ExecFileException, stderr: string): string {
  if (error.code === 'ENOENT') {
    return "there is no 'az' on PATH; install Azure's command line (https://learn.microsoft.com/cli/azure/install-azure-cli) and run az login";
  }
  return `az ${parameters.join(' ')}: ${stderr.trim() || error.message}`;
}
