import type { IHttpRequestOptions } from 'n8n-workflow';

import type { Permit } from '../../../../nodes/Bybit/client/rateLimiter';
import { createCandleReader, NoPriceError } from '../../../../nodes/Bybit/trigger/candles';
import type { TriggerSettings } from '../../../../nodes/Bybit/trigger/triggerSettings';

const START = 1_600_000_020_000;
const settings: TriggerSettings = {
	...{ baseUrl: 'https://api.example', headers: { 'x-site': 'HKG' }, category: 'linear' },
	...{ priceType: 'mark', alerts: [], repeat: 'once', checkEvery: 5, cooldown: 0, catchUp: 0 },
};

const row = (start = START, price: unknown = '1') => [String(start), price, price, price, price];

/** Reads a response with these rows; what happened, in order. */
function readerOf(list: unknown[], time = START) {
	const steps: string[] = [];
	const requests: IHttpRequestOptions[] = [];
	const acquired: Array<{ run: object; signal?: AbortSignal }> = [];
	const { signal } = new AbortController();
	const send = async (request: IHttpRequestOptions) => {
		requests.push(request);
		steps.push('sent');
		await Promise.resolve();
		steps.push('received');
		const body = { retCode: 0, retMsg: 'OK', time, result: { symbol: 'BTCUSDT', list } };
		return { body, statusCode: 200, headers: {} };
	};
	const permit: Permit = {
		release: ({ rateLimited }) => void steps.push(rateLimited ? 'rate limited' : 'released'),
		cancel: () => void steps.push('cancelled'),
	};
	const acquire = async (options: { run: object; signal?: AbortSignal }) => {
		acquired.push(options);
		steps.push('acquired');
		return permit;
	};
	const read = createCandleReader(settings, send, { acquire }, signal);
	return { read: async () => await read('BTCUSDT', 7), steps, requests, acquired, signal };
}

it('sends one public request', async () => {
	const { read, requests } = readerOf([row()]);
	await read();
	expect(requests).toEqual([
		{
			...{ method: 'GET', url: 'https://api.example/v5/market/mark-price-kline' },
			headers: { 'x-site': 'HKG' },
			qs: { category: 'linear', symbol: 'BTCUSDT', interval: '1', limit: 7 },
			...{ json: true, returnFullResponse: true, ignoreHttpStatusErrors: true },
			...{ disableFollowRedirect: true, timeout: 10_000 },
		},
	]);
});

it('releases its permit as the request leaves, and is one run', async () => {
	const { read, steps, acquired, signal } = readerOf([row()]);
	await read();
	expect(steps).toEqual(['acquired', 'sent', 'released', 'received']);
	await read();
	expect(acquired.map((options) => options.signal)).toEqual([signal, signal]);
	expect(acquired[0]?.run).toBeInstanceOf(Object);
	expect(acquired[0]?.run).toBe(acquired[1]?.run);
});

it('puts candles in order, oldest first', async () => {
	const rows = [row(START + 120_000), row(START), row(START + 60_000)];
	const { candles } = await readerOf(rows, START + 121_000).read();
	expect(candles.map(({ start }) => start - START)).toEqual([0, 60_000, 120_000]);
});

it('widens a candle whose prices lie outside its extremes', async () => {
	const { candles } = await readerOf([[String(START), '5', '4', '3', '2']]).read();
	expect(candles).toEqual([{ start: START, open: 5, high: 5, low: 2, close: 2 }]);
});

it.each([
	[[row(START, 1)]],
	[[row(START, ' ')]],
	[[row(START, '')]],
	[[row(START, '-1')]],
	[[row(START, 'Infinity')]],
	[[row(START, null)]],
	[[row().slice(0, 4)]],
	[['x']],
	[[row(), null]],
	[[row(), row()]],
	[[row(START + 60_000), row(), row(START + 60_000)]],
])('takes %j for no candles', async (rows) => {
	await expect(readerOf(rows).read()).rejects.toMatchObject({
		failure: { kind: 'unexpectedResponse' },
	});
});

it('takes the price of a candle of ten minutes ago, but of no older one', async () => {
	await expect(readerOf([row()], START + 600_000).read()).resolves.toBeDefined();
	await expect(readerOf([row()], START + 600_001).read()).rejects.toBeInstanceOf(NoPriceError);
	await expect(readerOf([]).read()).rejects.toMatchObject({ name: 'NoPriceError' });
});
