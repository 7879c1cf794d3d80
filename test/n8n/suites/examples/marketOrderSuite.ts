import { ActiveExample } from '../../activeExample';
import type { Harness } from '../../harness';
import { bothSides, leverageOf } from '../../linearSymbol';
import { outputItems } from '../../rest/executions';

const ORDER = '/v5/order/create';
const ALERT = { symbol: 'BYBIT:BTCUSDT.P', leverage: '5x', side: 'buy', quantity: '0.001' };

/** The example in which an alert sets the leverage and places a market order. */
export function marketOrderSuite(harness: () => Harness): void {
	let example: ActiveExample;
	beforeAll(async () => {
		example = await ActiveExample.start(harness(), 'tradingview-alert-leverage-and-order');
	});
	afterAll(() => example.stop());
	beforeEach(() => harness().exchange.reset());

	const orders = () =>
		harness()
			.exchange.log.filter(({ path }) => path === ORDER)
			.map(({ body }) => JSON.parse(body) as Record<string, unknown>);

	it('sets the leverage, then places the order, both signed', async () => {
		const execution = await example.alert(ALERT);
		expect(execution.status).toBe('success');
		expect(harness().exchange.log).toMatchObject([
			{ path: '/v5/position/set-leverage', signatureValid: true, retCode: 0 },
			{ path: ORDER, signatureValid: true, retCode: 0 },
		]);
		expect(orders()).toEqual([
			{
				category: 'linear',
				symbol: 'BTCUSDT',
				side: 'Buy',
				orderType: 'Market',
				qty: '0.001',
				positionIdx: 0,
				orderLinkId: expect.stringMatching(/^[\w-]{3,36}$/),
			},
		]);
		expect(leverageOf(harness().exchange, 'BTCUSDT')).toEqual(bothSides(5));
		expect(outputItems(execution, 'Order placed')).toHaveLength(1);
	});

	it('gives every order an id of its own', async () => {
		await example.alert(ALERT);
		await example.alert({ ...ALERT, side: 'SELL', quantity: 0.001 });
		expect(orders()).toMatchObject([{ side: 'Buy' }, { side: 'Sell', qty: '0.001' }]);
		expect(new Set(orders().map(({ orderLinkId }) => orderLinkId)).size).toBe(2);
	});

	it('places no order when the leverage could not be set', async () => {
		expect((await example.alert({ ...ALERT, leverage: '11x' })).status).toBe('error');
		harness().exchange.faults.next(110007, { match: { path: '/v5/position/set-leverage' } });
		expect((await example.alert(ALERT)).status).toBe('error');
		expect(orders()).toEqual([]);
	});

	it.each([
		['a side that is neither buy nor sell', { side: 'close' }, '10001'],
		['no quantity', { quantity: undefined }, '10001'],
		['more than the balance allows', { quantity: '100' }, '110007'],
	])('fails on %s', async (_description, change, code) => {
		const { status, data } = await example.alert({ ...ALERT, ...change });
		expect(status).toBe('error');
		expect(data.resultData.error?.message).toMatch(
			new RegExp(`^Bybit rejected the order: .+ \\(Bybit error ${code}\\)$`),
		);
	});
}
