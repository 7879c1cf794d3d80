import { byName, bybitNode } from '../bybit-node';
import type { CredentialRef } from '../rest/types';
import type { Rig } from '../rig';
import { runNode } from '../run-node';

/** The two operations that change nothing. */
export function reading(rig: () => Rig): void {
	let credential: CredentialRef;
	beforeAll(async () => {
		credential = await rig().createCredential();
	});
	beforeEach(() => rig().exchange.reset());

	async function read(operation: string, symbol: string) {
		const node = bybitNode(credential, { operation, symbol: byName(symbol) });
		return (await runNode(rig(), node)).outputs[0]?.map(({ json }) => json);
	}

	it('reads the leverage and the position', async () => {
		const contract = { category: 'linear', symbol: 'BTCUSDT' } as const;
		rig().exchange.setLeverage({ ...contract, buyLeverage: 12.5, sellLeverage: 12.5 });
		rig().exchange.setPosition({ ...contract, side: 'Buy', size: 0.5 });
		expect(await read('getLeverage', 'BTCUSDT')).toEqual([
			{
				...contract,
				buyLeverage: 12.5,
				sellLeverage: 12.5,
				positionMode: 'oneWay',
				positions: [{ side: 'Buy', size: 0.5 }],
			},
		]);
	});

	it('reads what leverage a symbol allows', async () => {
		expect(await read('getLeverageLimits', 'btc/usdt')).toEqual([
			{
				category: 'linear',
				symbol: 'BTCUSDT',
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
