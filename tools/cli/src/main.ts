import { EnvironmentError } from '@headwater/environment';
import { program } from './program.ts';
import { Failure, exitCodes } from './failure.ts';

// by name: most commands never load the libraries that these come from
const sentences: Readonly<Record<string, number>> = {
  BinaryError: exitCodes.missing,
  ClusterError: exitCodes.problems,
  OutputsError: exitCodes.problems,
  SandboxError: exitCodes.missing,
};

// who reads us may stop: `./headwater status | head`
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
});

try {
  await program().parseAsync();
} catch (error) {
  if (error instanceof EnvironmentError) {
    for (const problem of error.problems) console.error(problem);
    process.exitCode = exitCodes.wrongUse;
  } else if (error instanceof Error && sentences[error.name] !== undefined) {
    console.error(error.message);
    process.exitCode = sentences[error.name];
  } else if (error instanceof Failure) {
    console.error(error.message);
    process.exitCode = error.exitCode;
  } else {
    throw error;
  }
}
