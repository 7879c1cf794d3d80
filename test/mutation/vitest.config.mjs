import { createRequire } from 'node:module';
import { defineConfig } from 'vitest/config';

const { resolve } = createRequire(import.meta.url);

/**
 * The tests of `npm test` for Stryker, which runs them thousands of times: Vitest keeps n8n's engine
 * loaded where jest would load it again for every file.
 */
export default defineConfig({
	// The build that n8n's engine loads: with another one there would be two classes of each error.
	resolve: { alias: { 'n8n-workflow': resolve('n8n-workflow') } },
	test: {
		globals: true,
		isolate: false,
		include: ['test/{credentials,nodes}/**/*.test.ts'],
		exclude: [
			// It replaces the clock by a mock that only jest hoists.
			'**/client/persistentFailure.test.ts',
			// n8n's loader requires the TypeScript, which jest compiles.
			'**/credentials/servedToEditor.test.ts',
		],
		setupFiles: ['test/mutation/setup.ts'],
		testTimeout: 20_000,
	},
});
