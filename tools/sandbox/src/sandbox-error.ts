/** What keeps the sandbox from running, in a sentence that says what to do. */
export class SandboxError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'SandboxError';
  }
}
