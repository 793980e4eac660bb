import { EnvironmentError } from '@headwater/environment';
import { program } from './program.ts';
import { Failure, exitCodes } from './failure.ts';

try {
  await program().parseAsync();
} catch (error) {
  if (error instanceof EnvironmentError) {
    for (const problem of error.problems) console.error(problem);
    process.exitCode = exitCodes.wrongUse;
  } else if (error instanceof Failure) {
    console.error(error.message);
    process.exitCode = error.exitCode;
  } else {
    throw error;
  }
}
