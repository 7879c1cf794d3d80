/** Tests on a real n8n. The first run installs n8n into a cache folder and takes minutes. */
module.exports = {
	testEnvironment: 'node',
	roots: ['<rootDir>/test/n8n'],
	transform: { '^.+\\.ts$': 'ts-jest' },
	globalSetup: '<rootDir>/test/n8n/jest/globalSetup.ts',
	globalTeardown: '<rootDir>/test/n8n/jest/globalTeardown.ts',
	testTimeout: 120_000,
	// A suite starts an n8n of its own, which leaves a processor idle most of the time.
	maxWorkers: 2,
};
