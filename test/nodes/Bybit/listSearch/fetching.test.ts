import { Picker, symbolsOf } from './picker';

import { Exchange } from '../../../exchange';
import { instrumentOf } from '../../../exchange/instruments/instrument-list';

describe('the list behind the symbol picker', () => {
	let picker: Picker;

	beforeAll(async () => (picker = await Picker.start()));
	afterAll(async () => await picker.close());
	beforeEach(() => picker.reset());

	it('signs the request of the environment, and follows no redirect', async () => {
		await picker.search.call(picker.linear());
		expect(picker.exchange.log).toEqual([
			expect.objectContaining({
				method: 'GET',
				path: '/v5/market/instruments-info',
				body: '',
				httpStatus: 200,
				headers: expect.objectContaining({ hasApiKey: true }) as unknown,
			}),
		]);
		picker.exchange.reset();
		picker.exchange.faults.next({
			kind: 'http',
			httpStatus: 302,
			headers: { Location: picker.exchange.url },
		});
		await expect(picker.search.call(picker.inverse())).rejects.toThrow(/redirected the request/);
		expect(picker.exchange.log).toHaveLength(1);
	});

	it('fetches a list once for all that is typed within a minute', async () => {
		for (const typed of ['b', 'bt', 'btc']) await picker.search.call(picker.linear(), typed);
		picker.now += 59_000;
		await picker.search.call(picker.linear(), 'eth');
		expect(picker.exchange.log).toHaveLength(1);

		picker.now += 2_000;
		await picker.search.call(picker.linear(), 'eth');
		expect(picker.exchange.log).toHaveLength(2);
	});

	it('shares one fetch among those who ask at the same time', async () => {
		const answers = await Promise.all(
			['b', 'e', 's'].map((typed) => picker.search.call(picker.linear(), typed)),
		);
		expect(answers.every(({ results }) => results.length > 0)).toBe(true);
		expect(picker.exchange.log).toHaveLength(1);
	});

	it('keeps categories and hosts apart', async () => {
		const other = await Exchange.start();
		try {
			await picker.search.call(picker.linear());
			await picker.search.call(picker.inverse());
			await picker.search.call(picker.linear({ baseUrl: other.url }));
			expect(picker.exchange.log).toHaveLength(2);
			expect(other.log).toHaveLength(1);
		} finally {
			await other.close();
		}
	});

	it('does not keep a refusal', async () => {
		picker.exchange.faults.next('http503');
		await expect(picker.search.call(picker.linear())).rejects.toThrow(/is temporarily unavailable/);
		expect(symbolsOf(await picker.search.call(picker.linear(), 'BTCUSDT'))).toContain('BTCUSDT');
	});

	it('reads every page, sending the cursor as it is read', async () => {
		const many = await Exchange.start({
			instruments: Array.from({ length: 2_345 }, (_, index) =>
				instrumentOf([`C${10_000 + index}USDT`, `C${10_000 + index}`, 'USDT', 25, 0.01, 1]),
			),
		});
		try {
			const context = picker.linear({ baseUrl: many.url });
			expect((await picker.allPages(context)).flat()).toHaveLength(2_345);
			expect(many.log.map(({ retCode }) => retCode)).toEqual([0, 0, 0]);
		} finally {
			await many.close();
		}
	});

	it('has one page when all fit on it', async () => {
		const few = await Exchange.start({
			instruments: Array.from({ length: 100 }, (_, index) =>
				instrumentOf([`C${10_000 + index}USDT`, `C${10_000 + index}`, 'USDT', 25, 0.01, 1]),
			),
		});
		try {
			const pages = await picker.allPages(picker.linear({ baseUrl: few.url }));
			expect(pages.map((page) => page.length)).toEqual([100]);
		} finally {
			await few.close();
		}
	});

	it('stops when the list does not end', async () => {
		const page = (nextPageCursor: string) =>
			JSON.stringify({ retCode: 0, retMsg: 'OK', result: { list: [], nextPageCursor }, time: 1 });
		picker.exchange.faults.next(
			{ kind: 'http', httpStatus: 200, body: page('same') },
			{ times: Infinity },
		);
		expect(await picker.search.call(picker.linear())).toEqual({ results: [] });
		expect(picker.exchange.log).toHaveLength(2);

		picker.exchange.reset();
		for (let index = 0; index < 30; index++)
			picker.exchange.faults.next({ kind: 'http', httpStatus: 200, body: page(`page${index}`) });
		expect(await picker.search.call(picker.inverse())).toEqual({ results: [] });
		expect(picker.exchange.log).toHaveLength(20);
	});
});
