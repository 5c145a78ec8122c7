import a11y from 'eslint-plugin-jsx-a11y'
import hooks from 'eslint-plugin-react-hooks'
import typescript from 'typescript-eslint'

export default typescript.config(
	{ ignores: ['build/', 'node_modules/', 'data/', 'test-results/', 'tests/bench/empty-remix/'] },
	...typescript.configs.recommended,
	{ files: ['app/**', 'db/**'], rules: { complexity: ['error', 20] } },
	{ files: ['**/*.tsx'], ...a11y.flatConfigs.strict },
	{ files: ['**/*.tsx'], plugins: { 'react-hooks': hooks }, rules: hooks.configs.recommended.rules },
	{
		rules: {
			'@typescript-eslint/no-explicit-any': 'error',
			'@typescript-eslint/consistent-type-imports': 'error',
			'@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true, varsIgnorePattern: '^_', argsIgnorePattern: '^_' }],
			eqeqeq: ['error', 'always'],
			'no-console': 'error',
		},
	},
)
