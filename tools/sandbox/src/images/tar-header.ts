/** The block before a file of `size` bytes in a tar archive; after the file, it is filled up to a multiple of 512. */
export function tarHeader(path: string, size: number): Buffer {
  const block = Buffer.alloc(512);
  const octal = (value: number, digits: number) => value.toString(8).padStart(digits, '0');
  const write = (text: string, offset: number) => block.write(text, offset, 'latin1');
  write(path, 0);
  write(`${octal(0o644, 7)}\0${octal(0, 7)}\0${octal(0, 7)}\0${octal(size, 11)}\0${octal(0, 11)}\0`, 100);
  // the sum counts itself as blanks
  write('        0', 148);
  write('ustar\x0000', 257);
  write(
    `${octal(
      block.reduce((sum, byte) => sum + byte, 0),
      6,
    )}\0 `,
    148,
  );
  return block;
}

/** What follows a file of `size` bytes. */
export const tarPadding = (size: number): Buffer => Buffer.alloc((512 - (size % 512)) % 512);

/** What ends an archive. */
export const tarEnd = (): Buffer => Buffer.alloc(1024);
