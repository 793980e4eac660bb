import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['{apps,libs,tools}/*/src/**/*.test.ts', 'secrets/*.test.ts'],
    setupFiles: ['./vitest.setup.ts'],
  },
});
