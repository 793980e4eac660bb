import eslint from '@eslint/js';
import nx from '@nx/eslint-plugin';
import { defineConfig } from 'eslint/config';
import typescript from 'typescript-eslint';

/** Who may import whom: the layers of docs/architecture.md. */
const depConstraints = [
  { sourceTag: 'type:util', onlyDependOnLibsWithTags: ['type:util'] },
  { sourceTag: 'type:contract', onlyDependOnLibsWithTags: ['type:contract', 'type:util'] },
  { sourceTag: 'type:component', onlyDependOnLibsWithTags: ['type:contract', 'type:util'] },
  { sourceTag: 'type:environment', onlyDependOnLibsWithTags: ['type:contract', 'type:util'] },
  {
    sourceTag: 'type:app',
    onlyDependOnLibsWithTags: ['type:component', 'type:contract', 'type:util', 'type:environment'],
  },
  {
    sourceTag: 'type:platform',
    onlyDependOnLibsWithTags: ['type:app', 'type:contract', 'type:util', 'type:environment', 'type:tool'],
  },
  { sourceTag: 'type:tool', onlyDependOnLibsWithTags: ['*'] },
];

/** The same environment gives the same bytes: nothing here asks the machine, the clock or the network. */
const purity = {
  'no-restricted-imports': [
    'error',
    {
      patterns: [
        {
          regex: '^(node:(?!crypto$)|fs$|path$|os$|child_process$|zx|commander)',
          message: 'this is pure: take what you need as an argument; effects belong in tools/ or libs/environment',
        },
      ],
    },
  ],
  'no-restricted-globals': [
    'error',
    ...['process', 'fetch', 'setTimeout', 'performance', 'console'].map((name) => ({
      name,
      message: 'this is pure: take what you need as an argument',
    })),
  ],
  'no-restricted-properties': [
    'error',
    { object: 'Math', property: 'random', message: 'the same environment gives the same bytes' },
    { object: 'Date', property: 'now', message: 'the same environment gives the same bytes' },
  ],
};

export default defineConfig(
  { ignores: ['**/dist', '**/node_modules', '.nx', 'manifests', 'argocd'] },
  eslint.configs.recommended,
  typescript.configs.strict,
  typescript.configs.stylistic,
  {
    plugins: { '@nx': nx },
    rules: {
      '@nx/enforce-module-boundaries': ['error', { depConstraints, banTransitiveDependencies: true }],
      // an index that is known to be there says so with `!`
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true, argsIgnorePattern: '^_' }],
      'no-console': ['error', { allow: ['log', 'error'] }],
    },
  },
  { files: ['vitest.setup.ts'], rules: { 'no-console': 'off' } },
  {
    files: ['**/*.mjs'],
    languageOptions: { globals: { console: 'readonly', performance: 'readonly', process: 'readonly' } },
  },
  {
    files: ['libs/{k8s,yaml,contracts,argocd}/src/**/*.ts', 'secrets/*.ts', 'apps/*/src/**/*.ts'],
    ignores: ['**/*.test.ts'],
    rules: purity,
  },
  {
    files: ['libs/*/src/**/*.ts'],
    ignores: ['libs/{environment,render}/**', '**/*.test.ts'],
    rules: purity,
  },
);
