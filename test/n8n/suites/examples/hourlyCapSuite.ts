import { instrumentList } from '../../../exchange';
import type { Harness } from '../../harness';
import { bothSides, leverageOf, linear, openLong, requestedSymbols } from '../../linearSymbol';
import { outputItems } from '../../rest/executions';
import type { StoredWorkflow } from '../../rest/restTypes';

const SET_LEVERAGE = '/v5/position/set-leverage';
const LOWER = 'Lower to 10×';

/** The example that keeps open positions at or below 10×. */
export function hourlyCapSuite(harness: () => Harness): void {
	let workflow: StoredWorkflow;
	beforeAll(async () => {
		workflow = await harness().importExample('hourly-cap-on-open-positions');
	});
	beforeEach(() => harness().exchange.reset());
	afterEach(() => harness().exchange.setPositionMode(linear('BTCUSDT'), 'oneWay'));

	const run = () => harness().n8n.client.executeManually(workflow, 'Every hour');
	const open = (symbol: string, leverage: number) => openLong(harness().exchange, symbol, leverage);
	const leverages = (...symbols: string[]) =>
		symbols.map((symbol) => leverageOf(harness().exchange, symbol));

	it('lowers leverage above 10× and changes nothing else', async () => {
		open('BTCUSDT', 20);
		open('XRPUSDT', 12.5);
		open('ETHUSDT', 10);
		open('SOLUSDT', 5);
		open('BTCPERP', 20);
		harness().exchange.setLeverage({ ...linear('DOGEUSDT'), ...bothSides(50) });
		const execution = await run();
		expect(execution.status).toBe('success');
		expect(outputItems(execution, LOWER)).toMatchObject([
			{ symbol: 'BTCUSDT', changed: true, previous: bothSides(20), environment: 'custom' },
			{ symbol: 'XRPUSDT', changed: true, previous: bothSides(12.5) },
			{ symbol: 'ETHUSDT', changed: false },
			{ symbol: 'SOLUSDT', changed: false, ...bothSides(5) },
			{ symbol: 'BTCPERP', changed: true, ...bothSides(10) },
		]);
		expect(requestedSymbols(harness().exchange)).toEqual(['BTCPERP', 'BTCUSDT', 'XRPUSDT']);
		expect(leverages('BTCUSDT', 'SOLUSDT')).toEqual([bothSides(10), bothSides(5)]);
		expect(harness().exchange.log.filter(({ signatureValid }) => !signatureValid)).toEqual([]);
	});

	it('changes nothing when no position is open', async () => {
		expect((await run()).status).toBe('success');
		expect(requestedSymbols(harness().exchange)).toEqual([]);
	});

	it('lowers each side of hedge mode by itself', async () => {
		harness().exchange.setPositionMode(linear('BTCUSDT'), 'hedge');
		openLong(harness().exchange, 'BTCUSDT', 25, 5);
		harness().exchange.setPosition({ ...linear('BTCUSDT'), side: 'Sell', size: 2 });
		expect((await run()).status).toBe('success');
		expect(leverages('BTCUSDT')).toEqual([{ buyLeverage: 10, sellLeverage: 5 }]);
		expect(requestedSymbols(harness().exchange)).toEqual(['BTCUSDT']);
	});

	it('lowers the others when some fail, then fails with all errors', async () => {
		for (const symbol of ['BTCUSDT', 'ETHUSDT', 'SOLUSDT']) open(symbol, 20);
		for (const symbol of ['BTCUSDT', 'SOLUSDT']) {
			harness().exchange.faults.next(110007, { match: { path: SET_LEVERAGE, symbol } });
		}
		const { status, data } = await run();
		expect(leverages('BTCUSDT', 'ETHUSDT', 'SOLUSDT')).toEqual([20, 10, 20].map(bothSides));
		expect(status).toBe('error');
		expect(data.resultData.error?.message).toMatch(/^BTCUSDT: .*110007\)\nSOLUSDT: .*110007\)$/);
	});

	it('fails and changes nothing when positions cannot be listed', async () => {
		open('BTCUSDT', 20);
		harness().exchange.faults.next(10005);
		const { status } = await run();
		expect(status).toBe('error');
		expect(leverages('BTCUSDT')).toEqual([bothSides(20)]);
	});

	it('finds a position on the second page', async () => {
		const symbols = instrumentList()
			.filter(({ settleCoin, status }) => settleCoin === 'USDT' && status === 'Trading')
			.slice(0, 205)
			.map(({ symbol }) => symbol);
		for (const symbol of symbols) open(symbol, 5);
		const last = symbols.at(-1) ?? '';
		open(last, 11);
		expect(outputItems(await run(), LOWER)).toHaveLength(205);
		expect(requestedSymbols(harness().exchange)).toEqual([last]);
		expect(leverages(last)).toEqual([bothSides(10)]);
	});

	it('can be activated', async () => {
		const { client } = harness().n8n;
		await client.activate(workflow);
		await client.deactivate(workflow);
	});
}
