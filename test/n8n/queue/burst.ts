import { alertsFor, appliedIn, lastApplied, leverages, sendAll } from './alerts';
import { endedExecutions } from './executions';
import type { QueueRig } from './queue-rig';
import { MINUTES, report, secondsSince } from './report';

/** Two workers pace themselves without knowing of each other: the exchange refuses some, and nobody notices. */
export function burst(queue: () => QueueRig): void {
	it(
		'applies every alert, and reports what was applied',
		async () => {
			const { rig, workers, database } = queue();
			const { exchange } = rig;
			const alerts = alertsFor([2, 3, 4, 5]);
			const start = Date.now();
			const answers = await sendAll(rig, alerts);
			const executionsByWorker = workers.map((worker) => worker.begun().length);
			report(`${alerts.length} alerts at once`, {
				seconds: secondsSince(start),
				executionsByWorker,
				refusedWith10006: exchange.counters.byRetCode['10006'] ?? 0,
			});

			expect(answers).toEqual(
				alerts.map(({ symbol, leverage }) => ({
					status: 200,
					body: {
						category: 'linear',
						symbol,
						buyLeverage: leverage,
						sellLeverage: leverage,
						changed: true,
						retCode: 0,
						retMsg: 'OK',
						time: expect.any(Number),
					},
				})),
			);
			const states = await endedExecutions(database, alerts.length);
			expect(states).toEqual(alerts.map(() => 'success'));
			const applied = appliedIn(exchange);
			expect(applied).toHaveLength(alerts.length);
			expect(applied).toEqual(expect.arrayContaining(alerts));
			expect(leverages(exchange)).toEqual(lastApplied(exchange));
			expect(exchange.log.filter(({ signatureValid }) => !signatureValid)).toEqual([]);
			expect(executionsByWorker.filter((count) => count === 0)).toEqual([]);
		},
		4 * MINUTES,
	);
}
