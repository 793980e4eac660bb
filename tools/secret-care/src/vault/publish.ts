import { publicKey, secretValue } from '@headwater/bootstrap';
import type { PublishPlan } from './publish-plan.ts';
import { setValue } from './vault.ts';

export interface Publishing {
  readonly vault: string;
  /** The text of a file that a person named. */
  readonly read: (file: string) => string;
  /** Told of each value once it is in the vault, and what a person has to do with it. */
  readonly done: (name: string, remark?: string) => void;
}

/** Brings what is missing into the vault, one after the other: what is there when it is interrupted is left alone next time. */
export async function publish({ made, given }: PublishPlan, { vault, read, done }: Publishing): Promise<void> {
  for (const { entry, file } of given) {
    await setValue(vault, entry.name, provided(read(file)));
    done(entry.name);
  }
  for (const { name, maker } of made) {
    const value = secretValue(maker, '');
    if (value === undefined) continue;
    await setValue(vault, name, value);
    const half = maker.kind === 'ssh-key' ? await publicKey(value) : undefined;
    done(name, half && `register its public half with the Git server, for reading: ${half}`);
  }
}

/** An editor ends a line that is meant to be a password; of a key in several lines, the last line break is a part. */
const provided = (text: string): string => (/^[^\n]*\r?\n$/.test(text) ? text.trimEnd() : text);
