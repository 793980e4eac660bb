import type { IProbe } from 'kubernetes-models/v1';

/** Seconds, and the number of failures that make a verdict. */
export interface Timing {
  readonly delay?: number;
  readonly period?: number;
  readonly timeout?: number;
  readonly failures?: number;
}

export const httpProbe = (path: string, port: number | string, timing: Timing = {}): IProbe => ({
  httpGet: { path, port },
  ...spell(timing),
});

export const execProbe = (command: readonly string[], timing: Timing = {}): IProbe => ({
  exec: { command: [...command] },
  ...spell(timing),
});

export const tcpProbe = (port: number | string, timing: Timing = {}): IProbe => ({
  tcpSocket: { port },
  ...spell(timing),
});

const spell = ({ delay, period = 10, timeout = 5, failures = 3 }: Timing) => ({
  ...(delay === undefined ? {} : { initialDelaySeconds: delay }),
  periodSeconds: period,
  timeoutSeconds: timeout,
  failureThreshold: failures,
});
