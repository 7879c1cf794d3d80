import { RateLimiter } from '../../nodes/Bybit/client/rateLimiter';
import type { Clock } from '../../nodes/Bybit/client/clock';
import type { Limiter } from '../../test/nodes/Bybit/client/simulatedWorkers';
import { Aimd, HoldOnRefusal, RestOnRefusal } from './baselines';

const LIMIT = 10;

export type Algorithm = 'hold' | 'rest' | 'aimd' | 'node';

interface Described {
	name: string;
	make: (clock: Clock, random: () => number) => Limiter;
}

export const ALGORITHMS: Readonly<Record<Algorithm, Described>> = {
	hold: {
		name: 'Slot limiter, 1 s pause',
		make: (clock) => new HoldOnRefusal(LIMIT, clock),
	},
	rest: {
		name: 'Slot limiter, back-off',
		make: (clock) => new RestOnRefusal(LIMIT, clock),
	},
	aimd: { name: 'AIMD', make: (clock) => new Aimd(LIMIT, clock) },
	node: { name: 'Bybit node', make: (clock, random) => new RateLimiter(LIMIT, clock, random) },
};
