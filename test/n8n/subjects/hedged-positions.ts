import { importExample } from '../imported-example';
import { equal, leverageOf, linear, openLong, symbolsSet } from '../linear-contract';
import { itemsOf } from '../node-items';
import { executeManually } from '../rest/manual-execution';
import type { StoredWorkflow } from '../rest/types';
import type { Rig } from '../rig';

/** The example that lowers open positions, in hedge mode: a symbol is then listed once per side. */
export function hedgedPositions(rig: () => Rig): void {
	let workflow: StoredWorkflow;
	beforeAll(async () => {
		workflow = await importExample(rig(), 'lower-leverage-of-open-positions');
	});
	beforeEach(() => {
		rig().exchange.reset();
		rig().exchange.setPositionMode(linear('BTCUSDT'), 'hedge');
	});
	afterEach(() => {
		rig().exchange.setPositionMode(linear('BTCUSDT'), 'oneWay');
		rig().exchange.setMarginMode('ISOLATED_MARGIN');
	});

	const run = () => executeManually(rig().n8n.client.session, workflow, 'Every hour');
	const openShort = () =>
		rig().exchange.setPosition({ ...linear('BTCUSDT'), side: 'Sell', size: 2 });

	it('lowers one side, and never raises the other', async () => {
		openLong(rig().exchange, 'BTCUSDT', 25, 5);
		openShort();
		const execution = await run();
		expect(itemsOf(execution, 'One item each')).toHaveLength(2);
		expect(itemsOf(execution, 'Set leverage')).toEqual([
			expect.objectContaining({
				symbol: 'BTCUSDT',
				previous: { buyLeverage: 25, sellLeverage: 5 },
				buyLeverage: 10,
				sellLeverage: 5,
			}),
		]);
		expect(leverageOf(rig().exchange, 'BTCUSDT')).toEqual({ buyLeverage: 10, sellLeverage: 5 });
	});

	it('lowers both sides in one go', async () => {
		openLong(rig().exchange, 'BTCUSDT', 20, 30);
		openShort();
		expect((await run()).status).toBe('success');
		expect(leverageOf(rig().exchange, 'BTCUSDT')).toEqual(equal(10));
		expect(symbolsSet(rig().exchange)).toEqual(['BTCUSDT']);
	});

	it('lowers a side in cross margin, where both are equal', async () => {
		rig().exchange.setMarginMode('REGULAR_MARGIN');
		openLong(rig().exchange, 'BTCUSDT', 20);
		expect((await run()).status).toBe('success');
		expect(leverageOf(rig().exchange, 'BTCUSDT')).toEqual(equal(10));
	});
}
