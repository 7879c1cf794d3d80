import { readContract } from '../../../../nodes/Bybit/listSearch/contract';

const entry = {
	symbol: 'BTCUSDT',
	status: 'Trading',
	baseCoin: 'BTC',
	quoteCoin: 'USDT',
	settleCoin: 'USDT',
	deliveryTime: '0',
	leverageFilter: { minLeverage: '1', maxLeverage: '100.00', leverageStep: '0.01' },
};

describe('a contract', () => {
	it('is read from an entry of instruments-info', () => {
		expect(readContract(entry)).toEqual({
			symbol: 'BTCUSDT',
			baseCoin: 'BTC',
			quoteCoin: 'USDT',
			settleCoin: 'USDT',
			deliveryTime: 0,
			maxLeverage: 100,
		});
		expect(readContract({ ...entry, deliveryTime: '1798185600000' })?.deliveryTime).toBe(
			1798185600000,
		);
	});

	it.each(['PreLaunch', 'Settling', 'Delivering', 'Closed', '', undefined])(
		'is none that can be traded while its status is %s',
		(status) => {
			expect(readContract({ ...entry, status })).toBeUndefined();
		},
	);

	it('has no maximum leverage where Bybit says none, and is none without a symbol', () => {
		expect(readContract({ ...entry, leverageFilter: undefined })?.maxLeverage).toBeUndefined();
		expect(
			readContract({ ...entry, leverageFilter: { maxLeverage: '' } })?.maxLeverage,
		).toBeUndefined();
		expect(readContract({ ...entry, symbol: undefined })).toBeUndefined();
	});
});
