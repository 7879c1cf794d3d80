import { instrumentList } from '../../exchange/instruments/instrument-list';
import { importExample } from '../imported-example';
import { equal, leverageOf, linear, openLong, symbolsSet } from '../linear-contract';
import { itemsOf } from '../node-items';
import { executeManually } from '../rest/manual-execution';
import type { StoredWorkflow } from '../rest/types';
import type { Rig } from '../rig';

/** The example that lowers each open position above a threshold of 10×. */
export function openPositions(rig: () => Rig): void {
	let workflow: StoredWorkflow;
	beforeAll(async () => {
		workflow = await importExample(rig(), 'lower-leverage-of-open-positions');
	});
	beforeEach(() => rig().exchange.reset());

	const run = () => executeManually(rig().n8n.client.session, workflow, 'Every hour');
	const open = (symbol: string, leverage: number) => openLong(rig().exchange, symbol, leverage);
	const leverages = (...symbols: string[]) =>
		symbols.map((symbol) => leverageOf(rig().exchange, symbol));

	it('lowers what is above the threshold, and leaves all else as it is', async () => {
		open('BTCUSDT', 20);
		open('XRPUSDT', 12.5);
		open('ETHUSDT', 10);
		open('SOLUSDT', 5);
		open('BTCPERP', 20);
		rig().exchange.setLeverage({ ...linear('DOGEUSDT'), ...equal(50) });
		const execution = await run();
		expect(execution.status).toBe('success');
		expect(itemsOf(execution, 'Set leverage')).toEqual([
			expect.objectContaining({ symbol: 'BTCUSDT', previous: equal(20), ...equal(10) }),
			expect.objectContaining({ symbol: 'XRPUSDT', previous: equal(12.5), ...equal(10) }),
		]);
		expect(symbolsSet(rig().exchange)).toEqual(['BTCUSDT', 'XRPUSDT']);
		expect(leverages('BTCUSDT', 'XRPUSDT')).toEqual([equal(10), equal(10)]);
		expect(rig().exchange.log.filter(({ signatureValid }) => !signatureValid)).toEqual([]);
	});

	it('does nothing when no position is open', async () => {
		expect((await run()).status).toBe('success');
		expect(rig().exchange.log).toHaveLength(1);
	});

	it('lowers the others when Bybit refuses one, and then counts as failed', async () => {
		for (const symbol of ['BTCUSDT', 'ETHUSDT', 'SOLUSDT']) open(symbol, 20);
		const match = { path: '/v5/position/set-leverage', symbol: 'ETHUSDT' };
		rig().exchange.faults.next(110007, { match });
		const execution = await run();
		expect(leverages('BTCUSDT', 'ETHUSDT', 'SOLUSDT')).toEqual([equal(10), equal(20), equal(10)]);
		expect(itemsOf(execution, 'Set leverage')).toEqual([
			expect.objectContaining({ symbol: 'BTCUSDT' }),
			expect.objectContaining({ symbol: 'SOLUSDT' }),
		]);
		expect(itemsOf(execution, 'Set leverage', 1)).toEqual([
			expect.objectContaining({ symbol: 'ETHUSDT', error: expect.stringContaining('110007') }),
		]);
		expect(execution.status).toBe('error');
		expect(execution.data.resultData.error?.message).toMatch(/^ETHUSDT: .*110007/);
	});

	it('tells of all that were refused', async () => {
		for (const symbol of ['BTCUSDT', 'ETHUSDT']) open(symbol, 20);
		rig().exchange.faults.next(110007, { match: { path: '/v5/position/set-leverage' }, times: 2 });
		const { data } = await run();
		expect(data.resultData.error?.message).toMatch(/^BTCUSDT: .*110007.*\nETHUSDT: .*110007/);
	});

	it('lowers the others when the leverage of one cannot be read', async () => {
		for (const symbol of ['BTCUSDT', 'ETHUSDT']) open(symbol, 20);
		// The list names no symbol, and so the first request with this one is Get leverage's.
		rig().exchange.faults.next(10029, { match: { symbol: 'BTCUSDT' } });
		const execution = await run();
		expect(leverages('BTCUSDT', 'ETHUSDT')).toEqual([equal(20), equal(10)]);
		expect(execution.status).toBe('error');
		expect(execution.data.resultData.error?.message).toMatch(/^BTCUSDT: .*10029/);
	});

	it('fails, and changes nothing, when Bybit refuses to list the positions', async () => {
		open('BTCUSDT', 20);
		rig().exchange.faults.next(10005);
		const execution = await run();
		expect(execution.status).toBe('error');
		expect(execution.data.resultData.error?.message).toContain('retCode 10005');
		expect(leverages('BTCUSDT')).toEqual([equal(20)]);
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
		expect(itemsOf(execution, 'List open positions')).toHaveLength(2);
		expect(itemsOf(execution, 'Get leverage')).toHaveLength(205);
		expect(symbolsSet(rig().exchange)).toEqual([last]);
		expect(leverages(last)).toEqual([equal(10)]);
	});

	it('can be activated', async () => {
		const { client } = rig().n8n;
		await client.activate(workflow);
		await client.deactivate(workflow);
	});
}
