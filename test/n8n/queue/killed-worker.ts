import {
	type Alert,
	alertsFor,
	appliedIn,
	lastApplied,
	leverages,
	sendAll,
	withoutRepeats,
} from './alerts';
import { endedExecutions, newestExecution } from './executions';
import type { QueueRig } from './queue-rig';
import { MINUTES, report, secondsSince } from './report';
import { untilTrue } from './until-true';

/** How many executions a worker has at a time, as n8n has it. */
const CONCURRENCY = 10;

/**
 * What n8n guarantees when a worker has gone: what waited in Redis runs on another one; what the gone one was
 * at is not run again: its execution ends as an error without the data that "Retry" would need, and a sender
 * that had no answer yet gets an HTTP 500. So nothing is lost unheard; and as setting a leverage is safe to
 * repeat, it is sent again.
 */
export function killedWorker(queue: () => QueueRig): void {
	const alerts = alertsFor([6, 7, 8, 9]);
	let toSendAgain: Alert[] = [];
	let applied: Alert[] = [];

	it(
		'runs what was waiting, and tells the senders of the rest',
		async () => {
			const { rig, workers, database } = queue();
			const { exchange } = rig;
			const before = await newestExecution(database);
			const sending = sendAll(rig, alerts);
			const isMidway = () => appliedIn(exchange).length > alerts.length / 4;
			await untilTrue('a quarter of the alerts is applied', isMidway);
			workers[1].kill();
			const start = Date.now();
			const answers = await sending;
			const states = await endedExecutions(database, alerts.length, before);

			const lost = states.filter((state) => state !== 'success');
			const refused = answers.filter(({ status }) => status !== 200);
			report('a worker killed in the middle', {
				executionsLost: lost.join(' '),
				answersForThem: refused.map(({ status }) => status).join(' '),
				secondsUntilAllWasToldOrDone: secondsSince(start),
			});
			const answered = alerts.filter((_alert, n) => answers[n]?.status === 200);
			toSendAgain = alerts.filter((_alert, n) => answers[n]?.status !== 200);
			applied = appliedIn(exchange);
			expect(states).toHaveLength(alerts.length);
			expect(lost.length).toBeLessThanOrEqual(CONCURRENCY);
			// Some had answered their sender already, and were killed while they ended.
			expect(refused.length).toBeLessThanOrEqual(lost.length);
			expect(applied).toEqual(expect.arrayContaining(answered));
			expect(leverages(exchange)).toEqual(lastApplied(exchange));
		},
		4 * MINUTES,
	);

	it(
		'applies the rest when it is sent again',
		async () => {
			const { rig } = queue();
			const answers = await sendAll(rig, toSendAgain);
			expect(answers.map(({ status }) => status)).toEqual(toSendAgain.map(() => 200));
			const all = withoutRepeats([...applied, ...appliedIn(rig.exchange)]);
			expect(all).toHaveLength(alerts.length);
		},
		2 * MINUTES,
	);
}
