// n8n's engine logs each failed execution, which many tests provoke.
process.env.N8N_LOG_LEVEL ??= 'silent';

/** The unit, engine and exchange tests. The runs on a real n8n have their own: jest.n8n.config.js. */
module.exports = {
	testEnvironment: 'node',
	roots: ['<rootDir>/test'],
	testPathIgnorePatterns: ['/node_modules/', '<rootDir>/test/n8n/'],
	transform: { '^.+\\.ts$': 'ts-jest' },
	testTimeout: 20_000,
	// Most of the time is spent waiting for timers, as users would.
	maxWorkers: 3,
	// With --coverage, as .ci/run has it.
	collectCoverageFrom: ['{nodes,credentials}/**/*.ts'],
	coverageReporters: [['text', { skipFull: true }]],
	coverageThreshold: { global: { lines: 95, branches: 95 } },
};
