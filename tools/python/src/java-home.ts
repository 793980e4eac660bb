import { run, type Machine } from '@headwater/binaries';
import { PythonError } from './python-error.ts';

/** Where the Java of the program `java` is, as JAVA_HOME names it. Throws a PythonError. */
export async function javaHome(java: string, { environment }: Machine): Promise<string> {
  const { output } = await run(java, ['-XshowSettings:properties', '-version'], environment);
  const home = /^\s*java\.home = (.+)$/m.exec(output)?.[1];
  if (home === undefined) throw new PythonError(`${java}: does not say where it is; set JAVA_HOME`);
  return home;
}
