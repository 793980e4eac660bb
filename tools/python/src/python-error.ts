/** Something that Python code needs and that can't be had, in a sentence that says how to get it. */
export class PythonError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'PythonError';
  }
}
