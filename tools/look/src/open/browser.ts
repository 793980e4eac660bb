import { spawn } from 'node:child_process';

/** The program that shows an address to a person: https://www.freedesktop.org/wiki/Software/xdg-utils/ on Linux. */
export function browserCommand(platform: NodeJS.Platform, address: string): readonly [string, ...string[]] {
  switch (platform) {
    case 'darwin':
      return ['open', address];
    case 'win32':
      // the empty word is the title of a window
      return ['cmd', '/c', 'start', '', address];
    default:
      return ['xdg-open', address];
  }
}

/** Opens the browser where there is one; where there is none, the address is on the screen anyway. */
export function openBrowser(address: string): void {
  const [program, ...parameters] = browserCommand(process.platform, address);
  const child = spawn(program, parameters, { stdio: 'ignore', detached: true });
  child.once('error', () => undefined);
  child.unref();
}
