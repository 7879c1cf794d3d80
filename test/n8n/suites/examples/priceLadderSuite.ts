import { ActiveExample } from '../../activeExample';
import type { Harness } from '../../harness';
import { bothSides, leverageOf, linear } from '../../linearSymbol';
import { outputItems } from '../../rest/executions';

const BTC = linear('BTCUSDT');

/** The example with three prices and three leverages. */
export function priceLadderSuite(harness: () => Harness): void {
	let example: ActiveExample;
	beforeAll(async () => {
		example = await ActiveExample.start(harness(), 'price-ladder-lowers-leverage');
		harness().exchange.setLeverage({ ...BTC, ...bothSides(7) });
	});
	afterAll(() => example.stop());

	it('never raises the leverage', async () => {
		harness().exchange.setPrice(BTC, 94_000);
		const execution = await example.nextExecution();
		expect(outputItems(execution, 'Price ladder')).toMatchObject([{ level: 95_000, leverage: 10 }]);
		expect(outputItems(execution, 'Set leverage')).toMatchObject([
			{ ...bothSides(7), changed: false },
		]);
		expect(leverageOf(harness().exchange, 'BTCUSDT')).toEqual(bothSides(7));
	});

	it('ends at the lowest leverage when the price falls through several steps at once', async () => {
		harness().exchange.setPrice(BTC, 84_000);
		const execution = await example.nextExecution();
		expect(outputItems(execution, 'Set leverage')).toMatchObject([
			{ ...bothSides(5), changed: true, previous: bothSides(7) },
			{ ...bothSides(3), changed: true, previous: bothSides(5) },
		]);
		expect(leverageOf(harness().exchange, 'BTCUSDT')).toEqual(bothSides(3));
	});
}
