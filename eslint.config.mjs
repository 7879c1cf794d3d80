import js from '@eslint/js';
import { n8nCommunityNodesPlugin } from '@n8n/eslint-plugin-community-nodes';
import n8nNodesBase from 'eslint-plugin-n8n-nodes-base';
import tseslint from 'typescript-eslint';

/** What is published: n8n's reviewers lint these folders, and nothing else, by their own rules. */
const PUBLISHED = ['nodes/**/*.ts', 'credentials/**/*.ts'];

const packageJson = {
	files: ['package.json'],
	extends: [n8nCommunityNodesPlugin.configs.recommended],
	plugins: { 'n8n-nodes-base': n8nNodesBase },
	// n8n's rules walk package.json as an object literal, which only this parser makes of JSON.
	languageOptions: { parser: tseslint.parser },
	rules: n8nNodesBase.configs.community.rules,
};

const typescript = {
	files: ['**/*.ts'],
	extends: [js.configs.recommended, tseslint.configs.strictTypeChecked],
	languageOptions: { parserOptions: { projectService: true } },
	rules: {
		// A number reads the same in a template as everywhere else.
		'@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
		// (resolve) => resolve() hides no value: what it returns is ignored by type.
		'@typescript-eslint/no-confusing-void-expression': [
			'error',
			{ ignoreArrowShorthand: true, ignoreVoidReturningFunctions: true },
		],
		// n8n's interfaces want promises, and async makes a rejection of what is thrown before it.
		'@typescript-eslint/require-await': 'off',
	},
};

const published = {
	files: PUBLISHED,
	extends: [n8nCommunityNodesPlugin.configs.recommended],
	plugins: { 'n8n-nodes-base': n8nNodesBase },
	// The community scanner reads the sources with inline comments switched off: so do we.
	linterOptions: { noInlineConfig: true },
	rules: { 'no-console': 'error' },
};

const nodes = {
	files: ['nodes/**/*.ts'],
	rules: {
		...n8nNodesBase.configs.nodes.rules,
		// They know only the string 'main'; community-nodes/node-connection-type-literal forbids it.
		'n8n-nodes-base/node-class-description-inputs-wrong-regular-node': 'off',
		'n8n-nodes-base/node-class-description-outputs-wrong': 'off',
		// It bans every maximum; some maxima are Bybit's own.
		'n8n-nodes-base/node-param-type-options-max-value-present': 'off',
	},
};

const credentials = {
	files: ['credentials/**/*.ts'],
	rules: {
		...n8nNodesBase.configs.credentials.rules,
		// It wants a slug of n8n's own documentation, which a community node has none of.
		'n8n-nodes-base/cred-class-field-documentation-url-miscased': 'off',
		// It goes by names alone; community-nodes/credential-password-field is more exact.
		'n8n-nodes-base/cred-class-field-type-options-password-missing': 'off',
		// A query holds values of any type, and writes each the way JavaScript does.
		'@typescript-eslint/no-base-to-string': 'off',
	},
};

const tests = {
	files: ['test/**/*.ts'],
	rules: {
		// expect(mock.method) reads a method without calling it.
		'@typescript-eslint/unbound-method': 'off',
		// expect.any() and expect.objectContaining() are typed any, and stand in for values.
		'@typescript-eslint/no-unsafe-assignment': 'off',
		// The HTTP Request node still takes the deprecated way: the credential must sign there too.
		'@typescript-eslint/no-deprecated': 'off',
	},
};

const plainScripts = {
	files: ['**/*.js'],
	extends: [js.configs.recommended],
	languageOptions: {
		sourceType: 'commonjs',
		globals: {
			__dirname: 'readonly',
			console: 'readonly',
			process: 'readonly',
		},
	},
};

export default tseslint.config(
	{ ignores: ['dist/', 'coverage/', 'reports/', '.stryker-tmp/'] },
	{ linterOptions: { reportUnusedDisableDirectives: 'error' } },
	packageJson,
	typescript,
	published,
	nodes,
	credentials,
	tests,
	plainScripts,
);
