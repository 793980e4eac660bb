import type { LogFile } from './log-file.ts';

// what shells make of a program that a signal ended: 128 and the number of SIGINT
const interrupted = 130;

/** Ends the process with a sentence when a person stops it; the result takes that back. */
export function stoppable(log: LogFile): () => void {
  const stop = (signal: NodeJS.Signals) => {
    log.write(`stopped by ${signal}`);
    console.error('\nstopped; what is there stays, and ./headwater up goes on from here');
    void endMinikube().finally(() => process.exit(interrupted));
  };
  process.once('SIGINT', stop).once('SIGTERM', stop);
  return () => void process.off('SIGINT', stop).off('SIGTERM', stop);
}

/** A terminal tells all programs in front of it; another signal is for this process alone, and minikube would go on. */
async function endMinikube(): Promise<void> {
  const { descendants, end } = await import('@headwater/minikube');
  const started = descendants(process.pid).filter(({ command }) => /\bminikube (start|image)\b/.test(command));
  end(started, 'SIGTERM');
}
