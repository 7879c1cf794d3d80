/** The runs on a real n8n: they install one into a cache folder and take minutes. */
module.exports = {
	testEnvironment: 'node',
	roots: ['<rootDir>/test/n8n'],
	transform: { '^.+\\.ts$': 'ts-jest' },
	globalSetup: '<rootDir>/test/n8n/jest/setup.ts',
	globalTeardown: '<rootDir>/test/n8n/jest/teardown.ts',
	testTimeout: 120_000,
	maxWorkers: 1,
};
