import { join } from 'node:path';
import { PACKED, VERSIONS_TO_RUN } from '../jest/shared';
import { dataFiles, findIn } from '../leaks/search';
import { NEWEST } from '../versions';
import { alertsFor } from './alerts';
import { burst } from './burst';
import { killedWorker } from './killed-worker';
import { whyNoQueue } from './programs';
import { type QueueRig, startQueueRig } from './queue-rig';
import { MINUTES } from './report';

const isChosen = VERSIONS_TO_RUN.includes(NEWEST);
const obstacle = isChosen ? whyNoQueue() : `n8n ${NEWEST} is not in this run`;
// Where nobody reads warnings, what cannot run has failed.
const isToRun = !obstacle || (isChosen && process.env.CI);
if (!isToRun) console.warn(`Skipped: n8n's queue mode. ${obstacle}`);

(isToRun ? describe : describe.skip)(`queue mode on n8n ${NEWEST}`, () => {
	let running: QueueRig | undefined;
	const queue = () => {
		if (!running) throw new Error('n8n has not been started');
		return running;
	};

	beforeAll(async () => {
		if (obstacle) throw new Error(obstacle);
		running = await startQueueRig(NEWEST, PACKED.get());
		const { rig } = running;
		const credential = await rig.createCredential();
		await rig.activateExample('price-alert-set-leverage', credential);
	}, 5 * MINUTES);
	afterAll(() => running?.stop(), MINUTES);
	beforeEach(() => running?.rig.exchange.reset());

	describe('Queue mode: 200 alerts at once through two workers', () => burst(queue));
	describe('Queue mode: a worker killed in the middle', () => killedWorker(queue));

	describe('Queue mode: no secret in logs or database', () => {
		it('leaves no key, secret or signature behind', async () => {
			const { rig, workers, database } = queue();
			const dump = join(rig.n8n.folder, 'database.sql');
			await database.dump(dump);
			const files = [rig.n8n, ...workers].flatMap(({ folder }) => dataFiles(folder));
			const logs = files.filter((file) => file.endsWith('n8n.log'));
			expect(logs).toHaveLength(3);
			// Shows that the search works.
			const symbol = alertsFor([2])[0]?.symbol ?? '';
			expect(findIn([dump], new Map([[symbol, 'symbol']]))).toHaveLength(1);
			expect(rig.secrets.texts.size).toBeGreaterThan(200);
			expect(findIn(files, rig.secrets.texts)).toEqual([]);
		});
	});
});
