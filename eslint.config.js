import tseslint from 'typescript-eslint';

const PURE = ['prowjob', 'events', 'config', 'rules', 'plugins', 'pods', 'reports', 'ports'];

/** Bans that hold everywhere. A later block's list replaces the earlier one, so lists are built from these. */
const EVERYWHERE = [
  { selector: 'TSEnumDeclaration', message: 'Use a union of string literals.' },
  { selector: 'ExportDefaultDeclaration', message: 'Named exports only.' },
  { selector: 'ExportAllDeclaration', message: 'Name what is exported.' },
  { selector: 'TSNonNullExpression', message: 'Handle the absent case.' },
];
const TYPED_ERRORS = [
  {
    selector: "ThrowStatement > NewExpression[callee.name='Error']",
    message: "Throw the room's own error class, with a code.",
  },
];
const PURE_ONLY = [
  {
    selector: "NewExpression[callee.name='Date'][arguments.length=0]",
    message: 'Time comes in as an argument.',
  },
  {
    selector: "MemberExpression[object.name='Date'][property.name='now']",
    message: 'Time comes in as an argument.',
  },
  {
    selector: "MemberExpression[object.name='Math'][property.name='random']",
    message: 'Chance comes in as an argument.',
  },
  { selector: ':function[async=true]', message: 'Pure rooms do not wait.' },
  {
    selector: "TSAsExpression:not([typeAnnotation.typeName.name='const'])",
    message: 'Write a guard instead of a cast.',
  },
];

export default tseslint.config(
  { ignores: ['node_modules/**', 'eslint.config.js', '**/*.mjs', '**/*.js'] },
  ...tseslint.configs.strictTypeChecked,
  {
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      'no-restricted-syntax': ['error', ...EVERYWHERE, ...TYPED_ERRORS],
      '@typescript-eslint/explicit-module-boundary-types': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      'require-atomic-updates': 'error',
      'max-lines': ['error', { max: 250, skipBlankLines: false, skipComments: false }],
      'max-lines-per-function': ['error', { max: 60, skipComments: true, skipBlankLines: true }],
    },
  },
  {
    files: PURE.map((room) => `src/${room}/**/*.ts`),
    rules: { 'no-restricted-syntax': ['error', ...EVERYWHERE, ...TYPED_ERRORS, ...PURE_ONLY] },
  },
  {
    files: ['src/cli/**/*.ts', 'test/**/*.ts', 'dev/*.ts'],
    rules: { 'no-restricted-syntax': ['error', ...EVERYWHERE] },
  },
  {
    files: ['src/activities/**/*.ts'],
    rules: { '@typescript-eslint/explicit-module-boundary-types': 'off' },
  },
  {
    files: ['test/**/*.ts'],
    rules: { 'max-lines': ['error', { max: 300 }], 'max-lines-per-function': 'off' },
  },
  { files: ['vitest.config.ts'], rules: { 'no-restricted-syntax': 'off' } },
);
