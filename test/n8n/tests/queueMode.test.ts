import { join } from 'node:path';
import { inspect } from 'node:util';
import { ActiveExample } from '../activeExample';
import { tarball, VERSIONS_TO_RUN } from '../jest/runSettings';
import { bothSides, leverageOf, linear } from '../linearSymbol';
import {
	type Alert,
	alertsFor,
	appliedAlerts,
	currentLeverages,
	lastAppliedLeverages,
	NO_RESPONSE,
	sendAll,
	withoutDuplicates,
} from '../queue/alertBurst';
import { finishedExecutions, newestExecutionId } from '../queue/postgres';
import { type QueueHarness, startQueueHarness } from '../queue/queueHarness';
import { respondingWorkflow } from '../queue/respondingWorkflow';
import { installServerPrograms } from '../queue/serverPrograms';
import { dataFiles, searchFiles } from '../secretSearch';
import { waitUntil } from '../support/waitUntil';
import { NEWEST } from '../versions';

/** ms */
const MINUTES = 60_000;
/** How many executions a worker runs at a time by default. */
const WORKER_CONCURRENCY = 10;

const isInRun = VERSIONS_TO_RUN.includes(NEWEST);
const missing = isInRun ? installServerPrograms() : `n8n ${NEWEST} is not in this run`;
// On CI nobody reads warnings: there, what cannot run fails.
const runs = !missing || (isInRun && process.env.CI);
if (!runs) console.warn(`Skipped: n8n's queue mode. ${missing}`);

const secondsSince = (start: number): number => Math.round((Date.now() - start) / 100) / 10;

function print(title: string, measurements: object): void {
	const text = inspect(measurements, { depth: 4, breakLength: 100 });
	process.stderr.write(`${title}: ${text}\n`);
}

(runs ? describe : describe.skip)(`queue mode on n8n ${NEWEST}`, () => {
	let running: QueueHarness | undefined;
	const queue = () => {
		if (!running) throw new Error('n8n has not started');
		return running;
	};

	beforeAll(async () => {
		if (missing) throw new Error(missing);
		running = await startQueueHarness(NEWEST, tarball.get());
		const { harness } = running;
		const credential = await harness.createCredential();
		const { client } = harness.n8n;
		await client.activate(await client.createWorkflow(respondingWorkflow(credential)));
	}, 5 * MINUTES);
	afterAll(() => running?.stop(), MINUTES);
	beforeEach(() => running?.harness.exchange.reset());

	it(
		'applies and reports all of 200 alerts through two workers',
		async () => {
			const { harness, workers, postgres } = queue();
			const { exchange } = harness;
			const alerts = alertsFor([2, 3, 4, 5]);
			const start = Date.now();
			const responses = await sendAll(harness, alerts);
			const executionsByWorker = workers.map((worker) => worker.startedExecutions().length);
			print(`${alerts.length} alerts at once`, {
				seconds: secondsSince(start),
				executionsByWorker,
				rateLimitErrors: exchange.counters.byRetCode['10006'] ?? 0,
			});

			expect(responses).toEqual(
				alerts.map(({ symbol, leverage }) => ({
					status: 200,
					body: {
						category: 'linear',
						symbol,
						buyLeverage: leverage,
						sellLeverage: leverage,
						changed: true,
						environment: 'custom',
						retCode: 0,
						retMsg: 'OK',
						time: expect.any(Number),
					},
				})),
			);
			const statuses = await finishedExecutions(postgres, alerts.length);
			expect(statuses).toEqual(alerts.map(() => 'success'));
			const applied = appliedAlerts(exchange);
			expect(applied).toHaveLength(alerts.length);
			expect(applied).toEqual(expect.arrayContaining(alerts));
			expect(currentLeverages(exchange)).toEqual(lastAppliedLeverages(exchange));
			expect(exchange.log.filter(({ signatureValid }) => !signatureValid)).toEqual([]);
			expect(executionsByWorker.filter((count) => count === 0)).toEqual([]);
		},
		4 * MINUTES,
	);

	it(
		'checks price alerts in the main process, and sets the leverage in a worker',
		async () => {
			const { harness, workers } = queue();
			const { exchange } = harness;
			const triggerOptions = { checkEvery: 1, cooldown: 0 };
			const example = await ActiveExample.start(harness, 'price-ladder-lowers-leverage', {
				triggerOptions,
			});
			try {
				exchange.setLeverage({ ...linear('BTCUSDT'), ...bothSides(12) });
				exchange.setPrice(linear('BTCUSDT'), 94_000);
				const { id, status, mode } = await example.nextExecution();
				expect({ status, mode }).toEqual({ status: 'success', mode: 'trigger' });
				expect(leverageOf(exchange, 'BTCUSDT')).toEqual(bothSides(10));
				expect(workers.flatMap((worker) => worker.startedExecutions())).toContain(id);
				expect(await example.countExecutions()).toBe(1);
			} finally {
				await example.stop();
			}
		},
		2 * MINUTES,
	);

	/**
	 * What n8n guarantees when a worker dies: executions that waited in Redis run on another worker. Those
	 * that the dead worker was running fail, without the data that "Retry" needs, and their callers get an
	 * HTTP 500, seldom nothing. So no alert is lost silently, and an alert that failed can be sent again.
	 */
	describe('a killed worker', () => {
		const alerts = alertsFor([6, 7, 8, 9]);
		let failedAlerts: Alert[] = [];
		let applied: Alert[] = [];

		it(
			'loses at most the executions that it was running, and no caller is told that those succeeded',
			async () => {
				const { harness, workers, postgres } = queue();
				const { exchange } = harness;
				const before = await newestExecutionId(postgres);
				const sending = sendAll(harness, alerts);
				const isMidway = () => appliedAlerts(exchange).length > alerts.length / 4;
				await waitUntil('a quarter of the alerts is applied', isMidway);
				workers[1].kill();
				const start = Date.now();
				const responses = await sending;
				const statuses = await finishedExecutions(postgres, alerts.length, before);

				const failed = statuses.filter((status) => status !== 'success');
				const errors = responses.filter(({ status }) => status !== 200);
				print('A worker killed midway', {
					failedExecutions: failed.join(' '),
					httpErrors: errors.map(({ status }) => status).join(' '),
					secondsUntilAllFinished: secondsSince(start),
				});
				const succeeded = alerts.filter((_alert, n) => responses[n]?.status === 200);
				failedAlerts = alerts.filter((_alert, n) => responses[n]?.status !== 200);
				applied = appliedAlerts(exchange);
				expect(statuses).toHaveLength(alerts.length);
				expect(failed.length).toBeLessThanOrEqual(WORKER_CONCURRENCY);
				// Some had responded already when the worker was killed, others had just finished and had not.
				expect(errors.length).toBeLessThanOrEqual(WORKER_CONCURRENCY);
				const told = errors.filter((response) => response !== NO_RESPONSE);
				expect(told.length).toBeLessThanOrEqual(failed.length);
				expect(applied).toEqual(expect.arrayContaining(succeeded));
				expect(currentLeverages(exchange)).toEqual(lastAppliedLeverages(exchange));
			},
			4 * MINUTES,
		);

		it(
			'leaves alerts that can be sent again',
			async () => {
				const { harness } = queue();
				const responses = await sendAll(harness, failedAlerts);
				expect(responses.map(({ status }) => status)).toEqual(failedAlerts.map(() => 200));
				const all = withoutDuplicates([...applied, ...appliedAlerts(harness.exchange)]);
				expect(all).toHaveLength(alerts.length);
			},
			2 * MINUTES,
		);
	});

	it('leaves no key, secret or signature in logs or database', async () => {
		const { harness, workers, postgres } = queue();
		const dump = join(harness.n8n.folder, 'database.sql');
		await postgres.dump(dump);
		const files = [harness.n8n, ...workers].flatMap(({ folder }) => dataFiles(folder));
		const logs = files.filter((file) => file.endsWith('n8n.log'));
		expect(logs).toHaveLength(3);
		// Proves that the search works.
		const symbol = alertsFor([2])[0]?.symbol ?? '';
		expect(searchFiles([dump], new Map([[symbol, 'symbol']]))).toHaveLength(1);
		expect(harness.secrets.secrets.size).toBeGreaterThan(200);
		expect(searchFiles(files, harness.secrets.secrets)).toEqual([]);
	});
});
