import { byName, bybitNode } from '../bybitNode';
import type { CredentialRef } from '../rest/restTypes';
import type { Harness } from '../harness';
import { runNode } from '../runNode';

/** The operations that only read. */
export function readSuite(harness: () => Harness): void {
	let credential: CredentialRef;
	beforeAll(async () => {
		credential = await harness().createCredential();
	});
	beforeEach(() => harness().exchange.reset());

	async function read(operation: string, symbol: string) {
		const node = bybitNode(credential, { operation, symbol: byName(symbol) });
		return (await runNode(harness(), node)).outputs[0]?.map(({ json }) => json);
	}

	it('gets the leverage and the position', async () => {
		const btc = { category: 'linear', symbol: 'BTCUSDT' } as const;
		harness().exchange.setLeverage({ ...btc, buyLeverage: 12.5, sellLeverage: 12.5 });
		harness().exchange.setPosition({ ...btc, side: 'Buy', size: 0.5 });
		expect(await read('getLeverage', 'BTCUSDT')).toEqual([
			{
				...btc,
				buyLeverage: 12.5,
				sellLeverage: 12.5,
				positionMode: 'oneWay',
				positions: [{ side: 'Buy', size: 0.5 }],
			},
		]);
	});

	it('gets the leverage limits of a symbol', async () => {
		expect(await read('getLeverageLimits', 'btc/usdt')).toEqual([
			{
				category: 'linear',
				symbol: 'BTCUSDT',
				status: 'Trading',
				minLeverage: 1,
				maxLeverage: 100,
				leverageStep: 0.01,
				riskTiers: expect.arrayContaining([
					{
						riskLimitValue: expect.any(Number),
						maxLeverage: 100,
						initialMargin: 0.01,
						maintenanceMargin: expect.any(Number),
					},
				]),
			},
		]);
	});
}
