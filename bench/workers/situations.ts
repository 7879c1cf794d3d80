import type { Situation } from '../../test/nodes/Bybit/client/simulatedWorkers';

const far = 125;
const usual = 40;
const near = 2;

/** Several processes on one account, 40 items each, all starting in the same moment unless said. */
export const SHARED: Readonly<Record<string, Situation>> = {
	'1 × 200, near': { workers: 1, items: 200, oneWayMs: near },
	'1 × 200': { workers: 1, items: 200, oneWayMs: usual },
	'1 × 200, far': { workers: 1, items: 200, oneWayMs: far },
	'2 × 40': { workers: 2, items: 40, oneWayMs: usual },
	'5 × 40': { workers: 5, items: 40, oneWayMs: usual },
	'5 × 40, near': { workers: 5, items: 40, oneWayMs: near },
	'5 × 40, far': { workers: 5, items: 40, oneWayMs: far },
	'10 × 40': { workers: 10, items: 40, oneWayMs: usual },
	'20 × 40': { workers: 20, items: 40, oneWayMs: usual },
	'2 × 40, 100 ms apart': { workers: 2, items: 40, oneWayMs: usual, startGapMs: 100 },
	'5 × 40, 100 ms apart': { workers: 5, items: 40, oneWayMs: usual, startGapMs: 100 },
	'50 × 40': { workers: 50, items: 40, oneWayMs: usual },
	'5 × 40, refusals without reset': { workers: 5, items: 40, oneWayMs: usual, reset: false },
	'5 × 40, no headers': {
		...{ workers: 5, items: 40, oneWayMs: usual },
		...{ reset: false, remaining: false },
	},
	'10 × 40, refusals count': { workers: 10, items: 40, oneWayMs: usual, refusedCount: true },
	'1 × 100 beside a foreign 5/s': {
		...{ workers: 1, items: 100, oneWayMs: usual },
		...{ foreignPerSecond: 5 },
	},
};

/** A lone item of a process that has just started, beside others that use the whole limit. */
export const LONE: Readonly<Record<string, Situation>> = {
	'beside 1, near': { workers: 1, items: 250, oneWayMs: near, loneAfterMs: 3_000 },
	'beside 1': { workers: 1, items: 250, oneWayMs: usual, loneAfterMs: 3_000 },
	'beside 4, near': { workers: 4, items: 100, oneWayMs: near, loneAfterMs: 3_000 },
	'beside 4': { workers: 4, items: 100, oneWayMs: usual, loneAfterMs: 3_000 },
	'beside 4, far': { workers: 4, items: 100, oneWayMs: far, loneAfterMs: 3_000 },
	'beside 20': { workers: 20, items: 40, oneWayMs: usual, loneAfterMs: 10_000 },
	'beside 4, refusals without reset': {
		...{ workers: 4, items: 100, oneWayMs: usual, loneAfterMs: 3_000 },
		...{ reset: false },
	},
	'beside 1, near, refusals without reset': {
		...{ workers: 1, items: 250, oneWayMs: near, loneAfterMs: 3_000 },
		...{ reset: false },
	},
};
