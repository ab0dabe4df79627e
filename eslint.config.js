import tseslint from 'typescript-eslint';

export default tseslint.config(
  { ignores: ['dist', 'output', 'coverage', 'tests/cases'] },
  tseslint.configs.strict,
  {
    rules: {
      // Typed arrays and parallel columns are indexed in loops whose bounds are known.
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true }],
      eqeqeq: 'error',
      'no-console': 'error',
    },
  },
);
