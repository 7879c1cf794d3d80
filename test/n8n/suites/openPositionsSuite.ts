import { instrumentList } from '../../exchange';
import { bothSides, leverageOf, linear, openLong, requestedSymbols } from '../linearSymbol';
import { outputItems } from '../rest/executions';
import type { StoredWorkflow } from '../rest/restTypes';
import type { Harness } from '../harness';

const EXAMPLE = 'lower-leverage-of-open-positions';

/** The example that lowers the leverage of open positions above 10×. */
export function openPositionsSuite(harness: () => Harness): void {
	let workflow: StoredWorkflow;
	beforeAll(async () => {
		workflow = await harness().importExample(EXAMPLE);
	});
	beforeEach(() => harness().exchange.reset());

	const run = () => harness().n8n.client.executeManually(workflow, 'Every hour');
	const open = (symbol: string, leverage: number) => openLong(harness().exchange, symbol, leverage);
	const leverages = (...symbols: string[]) =>
		symbols.map((symbol) => leverageOf(harness().exchange, symbol));

	it('lowers leverage above the threshold and changes nothing else', async () => {
		open('BTCUSDT', 20);
		open('XRPUSDT', 12.5);
		open('ETHUSDT', 10);
		open('SOLUSDT', 5);
		open('BTCPERP', 20);
		harness().exchange.setLeverage({ ...linear('DOGEUSDT'), ...bothSides(50) });
		const execution = await run();
		expect(execution.status).toBe('success');
		expect(outputItems(execution, 'Set leverage')).toEqual([
			expect.objectContaining({ symbol: 'BTCUSDT', previous: bothSides(20), ...bothSides(10) }),
			expect.objectContaining({ symbol: 'XRPUSDT', previous: bothSides(12.5), ...bothSides(10) }),
		]);
		expect(requestedSymbols(harness().exchange)).toEqual(['BTCUSDT', 'XRPUSDT']);
		expect(leverages('BTCUSDT', 'XRPUSDT')).toEqual([bothSides(10), bothSides(10)]);
		expect(harness().exchange.log.filter(({ signatureValid }) => !signatureValid)).toEqual([]);
	});

	it('changes nothing when no position is open', async () => {
		expect((await run()).status).toBe('success');
		expect(harness().exchange.log).toHaveLength(1);
	});

	it('lowers the others when one fails, then fails', async () => {
		for (const symbol of ['BTCUSDT', 'ETHUSDT', 'SOLUSDT']) open(symbol, 20);
		const match = { path: '/v5/position/set-leverage', symbol: 'ETHUSDT' };
		harness().exchange.faults.next(110007, { match });
		const execution = await run();
		expect(leverages('BTCUSDT', 'ETHUSDT', 'SOLUSDT')).toEqual([
			bothSides(10),
			bothSides(20),
			bothSides(10),
		]);
		expect(outputItems(execution, 'Set leverage')).toEqual([
			expect.objectContaining({ symbol: 'BTCUSDT' }),
			expect.objectContaining({ symbol: 'SOLUSDT' }),
		]);
		expect(outputItems(execution, 'Set leverage', 1)).toEqual([
			expect.objectContaining({ symbol: 'ETHUSDT', error: expect.stringContaining('110007') }),
		]);
		expect(execution.status).toBe('error');
		expect(execution.data.resultData.error?.message).toMatch(/^ETHUSDT: .*110007/);
	});

	it('lists all that failed', async () => {
		for (const symbol of ['BTCUSDT', 'ETHUSDT']) open(symbol, 20);
		harness().exchange.faults.next(110007, {
			match: { path: '/v5/position/set-leverage' },
			times: 2,
		});
		const { data } = await run();
		expect(data.resultData.error?.message).toMatch(/^BTCUSDT: .*110007.*\nETHUSDT: .*110007/);
	});

	it('lowers the others when the leverage of one cannot be read', async () => {
		for (const symbol of ['BTCUSDT', 'ETHUSDT']) open(symbol, 20);
		// The list request has no symbol, so the first request with this one is Get leverage's.
		harness().exchange.faults.next(10029, { match: { symbol: 'BTCUSDT' } });
		const execution = await run();
		expect(leverages('BTCUSDT', 'ETHUSDT')).toEqual([bothSides(20), bothSides(10)]);
		expect(execution.status).toBe('error');
		expect(execution.data.resultData.error?.message).toMatch(/^BTCUSDT: .*10029/);
	});

	it('fails and changes nothing when positions cannot be listed', async () => {
		open('BTCUSDT', 20);
		harness().exchange.faults.next(10005);
		const execution = await run();
		expect(execution.status).toBe('error');
		expect(execution.data.resultData.error?.message).toContain('retCode 10005');
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
		const execution = await run();
		expect(outputItems(execution, 'List open positions')).toHaveLength(2);
		expect(outputItems(execution, 'Get leverage')).toHaveLength(205);
		expect(requestedSymbols(harness().exchange)).toEqual([last]);
		expect(leverages(last)).toEqual([bothSides(10)]);
	});

	it('can be activated', async () => {
		const { client } = harness().n8n;
		await client.activate(workflow);
		await client.deactivate(workflow);
	});
}

/** The same example in hedge mode, where a symbol is listed once per side. */
export function hedgedPositionsSuite(harness: () => Harness): void {
	let workflow: StoredWorkflow;
	beforeAll(async () => {
		workflow = await harness().importExample(EXAMPLE);
	});
	beforeEach(() => {
		harness().exchange.reset();
		harness().exchange.setPositionMode(linear('BTCUSDT'), 'hedge');
	});
	afterEach(() => {
		harness().exchange.setPositionMode(linear('BTCUSDT'), 'oneWay');
		harness().exchange.setMarginMode('ISOLATED_MARGIN');
	});

	const run = () => harness().n8n.client.executeManually(workflow, 'Every hour');
	const openShort = () =>
		harness().exchange.setPosition({ ...linear('BTCUSDT'), side: 'Sell', size: 2 });

	it('lowers one side and never raises the other', async () => {
		openLong(harness().exchange, 'BTCUSDT', 25, 5);
		openShort();
		const execution = await run();
		expect(outputItems(execution, 'One item each')).toHaveLength(2);
		expect(outputItems(execution, 'Set leverage')).toEqual([
			expect.objectContaining({
				symbol: 'BTCUSDT',
				previous: { buyLeverage: 25, sellLeverage: 5 },
				buyLeverage: 10,
				sellLeverage: 5,
			}),
		]);
		expect(leverageOf(harness().exchange, 'BTCUSDT')).toEqual({ buyLeverage: 10, sellLeverage: 5 });
	});

	it('lowers both sides with one request', async () => {
		openLong(harness().exchange, 'BTCUSDT', 20, 30);
		openShort();
		expect((await run()).status).toBe('success');
		expect(leverageOf(harness().exchange, 'BTCUSDT')).toEqual(bothSides(10));
		expect(requestedSymbols(harness().exchange)).toEqual(['BTCUSDT']);
	});

	it('lowers leverage in cross margin, where both sides are equal', async () => {
		harness().exchange.setMarginMode('REGULAR_MARGIN');
		openLong(harness().exchange, 'BTCUSDT', 20);
		expect((await run()).status).toBe('success');
		expect(leverageOf(harness().exchange, 'BTCUSDT')).toEqual(bothSides(10));
	});
}
