/** A connection that is open and should not be, or the other way round. */
export interface Wrong {
  readonly from: string;
  readonly to: string;
  readonly port: string;
  readonly declared: boolean;
  readonly result: string;
}

export const wrongTable = (wrong: readonly Wrong[]): string[] =>
  wrong.map(
    ({ from, to, port, declared, result }) =>
      `${from}  ${to}  ${port}  ${declared ? 'declared' : 'undeclared'}  ${result}`,
  );
