/** How much is measured. */
export interface Plan {
	/** Different symbols that are set at once. */
	throughputSymbols: number;
	/** Runs at loopback's latency, of which the median is judged. */
	throughputRounds: number;
	/** ms under way of a request and its response together, besides loopback's own; jitter is half of it. */
	latencies: number[];
	cpuItems: number;
	cpuRounds: number;
	signatures: number;
	signingRounds: number;
	memoryItems: number;
	memoryRounds: number;
	loadings: number;
	/** Alerts of each workflow in a real n8n. */
	latencyAlerts: number;
	/** Prices that cross their level, for each interval of checks. */
	triggerCrossings: number;
	/** s over which processor time is counted. */
	triggerCpuSeconds: number;
	/** Runs in virtual time of each situation of several workers. */
	workerSeeds: number;
	/** Separate processes, and the items of each. */
	workerCases: ReadonlyArray<readonly [workers: number, items: number]>;
}

export const FULL: Plan = {
	throughputSymbols: 200,
	throughputRounds: 3,
	latencies: [50, 200],
	cpuItems: 1_000,
	cpuRounds: 9,
	signatures: 2_000,
	signingRounds: 41,
	memoryItems: 10_000,
	memoryRounds: 3,
	loadings: 15,
	latencyAlerts: 120,
	triggerCrossings: 100,
	triggerCpuSeconds: 60,
	workerSeeds: 20,
	workerCases: [
		[2, 40],
		[5, 40],
		[10, 40],
	],
};

/** Shows that everything runs; too little to judge by. */
export const QUICK: Plan = {
	throughputSymbols: 25,
	throughputRounds: 1,
	latencies: [50],
	cpuItems: 100,
	cpuRounds: 3,
	signatures: 500,
	signingRounds: 5,
	memoryItems: 1_000,
	memoryRounds: 1,
	loadings: 3,
	latencyAlerts: 10,
	triggerCrossings: 20,
	triggerCpuSeconds: 10,
	workerSeeds: 4,
	workerCases: [[3, 10]],
};
