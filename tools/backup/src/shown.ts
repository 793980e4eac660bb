/** Where progress goes: a line for what is done, and what goes on where somebody watches. */
export interface Shown {
  readonly line: (text: string) => void;
  readonly current: (text: string) => void;
}
