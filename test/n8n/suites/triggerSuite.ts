import { setTimeout as sleep } from 'node:timers/promises';
import { byName } from '../bybitNode';
import type { Harness } from '../harness';
import { bothSides, leverageOf, linear } from '../linearSymbol';
import { type AlertRow, priceAlertWorkflow } from '../priceAlertWorkflow';
import { listExecutions, outputItems } from '../rest/executions';
import type { CredentialRef, StoredWorkflow } from '../rest/restTypes';
import { waitUntil } from '../support/waitUntil';

const CANDLES = '/v5/market/kline';
const BTC = linear('BTCUSDT');
const ETH = linear('ETHUSDT');
/** Longer than a check, every second here, and its request. */
const SEVERAL_CHECKS_MS = 2_500;
const MINUTE = 60_000;

/** The Bybit Trigger in front of Set Leverage: the whole job in two nodes. */
export function triggerSuite(harness: () => Harness): void {
	let credential: CredentialRef;
	let workflow: StoredWorkflow | undefined;
	beforeAll(async () => {
		credential = await harness().createCredential();
	});
	beforeEach(() => {
		harness().exchange.reset();
		harness().exchange.clockOffsetMs = 0;
		harness().exchange.setPrice(BTC, 95_000);
		harness().exchange.setPrice(ETH, 4_000);
	});
	afterEach(async () => {
		if (workflow) await harness().n8n.client.deactivate(workflow);
		workflow = undefined;
	});

	const btcAlert = { symbol: byName('BTCUSDT'), price: '90000', leverage: '5' };
	const ethAlert = { symbol: byName('ETHUSDT'), price: '3500', leverage: '3' };

	/** Stores a workflow with a trigger for each list of alerts. */
	async function create(alerts: AlertRow[][]): Promise<StoredWorkflow> {
		const { n8n, exchange } = harness();
		const options = { checkEvery: 1, cooldown: 0, catchUp: 5 };
		const setup = { alerts, options, baseUrl: exchange.url, credential };
		workflow = await n8n.client.createWorkflow(priceAlertWorkflow(setup));
		return workflow;
	}

	const checks = (symbol = '') =>
		harness().exchange.log.filter(
			({ path, query }) => path === CANDLES && query.includes(`symbol=${symbol}`),
		).length;

	async function nextCheck(): Promise<void> {
		const before = checks();
		await waitUntil('the trigger reads prices', () => checks() > before);
	}

	/** Activates a workflow with a trigger for each alert, and waits for their baselines. */
	async function activate(...alerts: AlertRow[]): Promise<StoredWorkflow> {
		const created = await create(alerts.map((alert) => [alert]));
		await harness().n8n.client.activate(created);
		for (const { symbol } of alerts)
			await waitUntil('the trigger reads prices', () => checks(symbol.value) > 0);
		return created;
	}

	const executions = async ({ id }: StoredWorkflow) =>
		(await listExecutions(harness().n8n.client.session, id)).length;

	it('sets the leverage when the price crosses the level, once per crossing', async () => {
		const { client } = harness().n8n;
		const active = await activate(btcAlert);
		await sleep(SEVERAL_CHECKS_MS);
		expect(await executions(active)).toBe(0);
		harness().exchange.setPrice(BTC, 89_990);
		const execution = await client.waitForExecution(active.id);
		expect(execution).toMatchObject({ status: 'success', mode: 'trigger' });
		expect(outputItems(execution, 'Trigger 1')).toMatchObject([
			{ symbol: 'BTCUSDT', condition: 'crossingDown', price: 89_990, level: 90_000, leverage: 5 },
		]);
		expect(leverageOf(harness().exchange, 'BTCUSDT')).toEqual(bothSides(5));
		await sleep(SEVERAL_CHECKS_MS);
		expect(await executions(active)).toBe(1);
		harness().exchange.setPrice(BTC, 90_400);
		await nextCheck();
		await nextCheck();
		harness().exchange.setPrice(BTC, 89_000);
		const second = await client.waitForExecution(active.id, execution.id);
		expect(outputItems(second, 'Trigger 1')).toMatchObject([{ price: 89_000 }]);
		expect(await executions(active)).toBe(2);
	});

	it('sends no more requests when the workflow is deactivated', async () => {
		const active = await activate(btcAlert);
		await harness().n8n.client.deactivate(active);
		workflow = undefined;
		await sleep(1_000);
		const before = checks();
		harness().exchange.setPrice(BTC, 80_000);
		await sleep(SEVERAL_CHECKS_MS);
		expect(checks()).toBe(before);
		expect(await executions(active)).toBe(0);
	});

	it('works twice in one workflow', async () => {
		const { client } = harness().n8n;
		const active = await activate(btcAlert, ethAlert);
		harness().exchange.setPrice(BTC, 89_000);
		const first = await client.waitForExecution(active.id);
		harness().exchange.setPrice(ETH, 3_400);
		await client.waitForExecution(active.id, first.id);
		expect(leverageOf(harness().exchange, 'BTCUSDT')).toEqual(bothSides(5));
		expect(leverageOf(harness().exchange, 'ETHUSDT')).toEqual(bothSides(3));
	});

	it('does not activate with a wrong price or symbol, and says how to fix it', async () => {
		const { client } = harness().n8n;
		const wrong = [
			{ ...btcAlert, price: '97250,5' },
			{ ...btcAlert, symbol: byName('NOSUCHUSDT') },
		];
		const texts = [
			'Alert 2: Price "97250,5" is not a number. Set Price to a number above 0 with a period for decimals, e.g. 97250.5.',
			'Alert 2: symbol NOSUCHUSDT not found in category Linear. Pick the symbol from the list. If it is an inverse contract, set Category to Inverse.',
		];
		const created: StoredWorkflow[] = [];
		for (const alert of wrong) created.push(await create([[ethAlert, alert]]));
		// At the same time: n8n 2.41 tries five times before it says so.
		const errors = await Promise.all(created.map((each) => client.activationError(each)));
		expect(errors).toEqual(texts.map((text): unknown => expect.stringContaining(text)));
		const before = checks();
		await sleep(SEVERAL_CHECKS_MS);
		expect(checks()).toBe(before);
		for (const each of created) await client.deactivate(each);
		workflow = undefined;
	});

	describe('when n8n is killed and starts again', () => {
		async function restartAfterCrossing(minutesAgo: number): Promise<StoredWorkflow> {
			const active = await activate(btcAlert);
			await nextCheck();
			await harness().n8n.restart(async () => {
				harness().exchange.setPrice(BTC, 89_000);
				await sleep(50);
				harness().exchange.setPrice(BTC, 91_000);
				// Time is Bybit's.
				harness().exchange.clockOffsetMs += minutesAgo * MINUTE;
			});
			await nextCheck();
			await sleep(SEVERAL_CHECKS_MS);
			return active;
		}

		it('catches up what happened within Catch Up', async () => {
			const active = await restartAfterCrossing(2);
			const execution = await harness().n8n.client.waitForExecution(active.id);
			expect(outputItems(execution, 'Trigger 1')).toMatchObject([
				{ symbol: 'BTCUSDT', late: true },
			]);
			expect(leverageOf(harness().exchange, 'BTCUSDT')).toEqual(bothSides(5));
			expect(await executions(active)).toBe(1);
		});

		it('leaves alone what happened before that', async () => {
			expect(await executions(await restartAfterCrossing(10))).toBe(0);
			expect(leverageOf(harness().exchange, 'BTCUSDT')).toEqual(bothSides(10));
		});
	});
}
