import { binaryPath } from '@headwater/binaries';
import { configuration } from './configuration.ts';
import { formatProblems } from './format.ts';
import { lint } from './lint.ts';

const files = Object.keys(await configuration('aks'));
const problems = [...(await lint('aks')), ...(await formatProblems(await binaryPath('hclfmt'), files))];
for (const problem of problems) console.error(problem);
if (problems.length > 0) process.exitCode = 1;
else console.log(`no problem in ${files.length} files of OpenTofu`);
