import { testItem } from '../../../../nodes/Bybit/trigger/alertItem';
import type { TriggerSettings } from '../../../../nodes/Bybit/trigger/triggerSettings';

const settings: TriggerSettings = {
	...{ baseUrl: '', category: 'linear', priceType: 'last', alerts: [], repeat: 'once' },
	...{ checkEvery: 5, cooldown: 0, catchUp: 0 },
};
const alert = { key: 'a', symbol: 'BTCUSDT', condition: 'crossing', level: 1 } as const;
const candle = (start: number, open: number, close: number) => ({
	...{ start, open, close },
	...{ high: Math.max(open, close), low: Math.min(open, close) },
});

it('takes the close of the minute before as the previous price', () => {
	const candles = [candle(0, 1, 2), candle(60_000, 3, 4)];
	expect(testItem(alert, settings, { time: 61_000, candles })).toMatchObject({
		...{ price: 4, previousPrice: 2, candleTime: 60_000 },
	});
});

it('takes the opening price where the contract was listed within this minute', () => {
	const candles = [candle(60_000, 3, 4)];
	expect(testItem(alert, settings, { time: 61_000, candles })).toMatchObject({
		...{ price: 4, previousPrice: 3, candleTime: 60_000 },
	});
});
