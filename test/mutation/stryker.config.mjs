/** @type {import('@stryker-mutator/api/core').PartialStrykerOptions} */
export default {
	mutate: ['credentials/**/*.ts', 'nodes/**/*.ts'],
	testRunner: 'vitest',
	vitest: { configFile: 'test/mutation/vitest.config.mjs', related: false },
	coverageAnalysis: 'perTest',
	// Texts and tables that are read once while a file loads: each would need all tests again.
	ignoreStatic: true,
	plugins: ['@stryker-mutator/*', './test/mutation/wording.mjs'],
	ignorers: ['wording'],
	ignorePatterns: ['bench', 'coverage', 'dist', 'docs', 'reports', 'test/n8n', 'verify'],
	concurrency: 2,
	timeoutMS: 10_000,
	thresholds: { high: 95, low: 90, break: 90 },
	reporters: ['progress-append-only', 'json', 'html', 'clear-text'],
	clearTextReporter: { allowColor: false, reportTests: false, reportMutants: false },
	jsonReporter: { fileName: 'reports/mutation/mutation.json' },
	htmlReporter: { fileName: 'reports/mutation/mutation.html' },
	tempDirName: '.stryker-tmp',
	incremental: true,
	incrementalFile: 'reports/mutation/incremental.json',
};
