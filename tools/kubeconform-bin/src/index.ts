import { binaryPath } from '@headwater/binaries';

/** The path of the pinned kubeconform, which is installed where it is missing. Throws a BinaryError. */
export const kubeconform = (): Promise<string> => binaryPath('kubeconform');
