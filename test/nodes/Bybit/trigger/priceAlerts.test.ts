import type { ServerResponse } from 'node:http';

import { sendJson, BEGINNING } from './scriptedPrices';
import { alerts, TriggerHarness } from './triggerHarness';

let harness: TriggerHarness;
beforeEach(async () => (harness = await TriggerHarness.start()));
afterEach(async () => await harness.stop());

/** How many candles each request asks for. */
const limits = () => harness.prices.requests.map((url) => Number(/limit=(\d+)/.exec(url)?.[1]));

const below90 = { alerts: alerts({ price: '90' }) };

describe('activating', () => {
	it('fires nothing, whatever the price is or was', async () => {
		for (const price of [95, 85, 95, 85]) harness.prices.set('BTCUSDT', price, 5);
		const trigger = await harness.activate({
			alerts: alerts({ condition: 'crossing', price: '90' }),
		});
		await trigger.tick();
		expect(trigger.items).toEqual([]);
		expect(trigger.expressions).toEqual(['*/5 * * * * *']);
	});

	it('reads public candles, without any key, by Bybit’s clock alone', async () => {
		harness.prices.set('BTCUSDT', 95);
		await harness.activate(below90);
		expect(harness.prices.requests).toEqual([
			'/v5/market/kline?category=linear&symbol=BTCUSDT&interval=1&limit=3',
		]);
		expect(
			Object.keys(harness.prices.lastHeaders).filter((name) => /bapi|auth/.test(name)),
		).toEqual([]);
	});

	it.each([
		['index', '/v5/market/index-price-kline'],
		['last', '/v5/market/kline'],
		['mark', '/v5/market/mark-price-kline'],
	])('reads the %s price', async (priceType, path) => {
		harness.prices.set('BTCUSD', 95);
		const trigger = await harness.activate({
			...{ priceType, category: 'inverse' },
			alerts: alerts({ symbol: 'BTCUSD', price: '90' }),
		});
		harness.prices.set('BTCUSD', 85, 1);
		await trigger.tick();
		expect(trigger.items).toMatchObject([{ priceType, category: 'inverse', price: 85 }]);
		expect(harness.prices.requests[0]).toContain(`${path}?category=inverse&`);
	});

	it.each([
		[1, '*/1 * * * * *'],
		[30, '*/30 * * * * *'],
		[60, '0 * * * * *'],
	])('checks every %d seconds', async (checkEvery, expression) => {
		harness.prices.set('BTCUSDT', 95);
		const trigger = await harness.activate({ ...below90, options: { checkEvery } });
		expect(trigger.expressions).toEqual([expression]);
	});

	it.each(['activate', 'update'] as const)(
		'refuses an unknown symbol in %s',
		async (activation) => {
			harness.prices.set('BTCUSDT', 95);
			const rows = alerts({ price: '90' }, { symbol: 'NOSUCHUSDT', price: '1' });
			// n8n shows the message only.
			await expect(harness.activate({ alerts: rows }, { activation })).rejects.toMatchObject({
				name: 'NodeOperationError',
				message:
					'Alert 2: symbol NOSUCHUSDT not found in category Linear. Pick the symbol from the list. If it is an inverse contract, set Category to Inverse.',
			});
		},
	);

	it('names the other category, where the symbol may be', async () => {
		const rows = alerts({ symbol: 'NOSUCHUSD', price: '1' });
		await expect(harness.activate({ category: 'inverse', alerts: rows })).rejects.toThrow(
			'Alert 1: symbol NOSUCHUSD not found in category Inverse. Pick the symbol from the list. If it is a linear contract, set Category to Linear.',
		);
	});

	it('forgets what alerts fired that are not there any more', async () => {
		harness.prices.set('BTCUSDT', 95);
		const first = await harness.activate(below90);
		harness.prices.set('BTCUSDT', 85, 1);
		await first.tick();
		const { saved } = await harness.activate(
			{ alerts: alerts({ price: '80' }) },
			{ activation: 'update', saved: first.emitted[0]?.saved },
		);
		expect(JSON.parse(saved)).toMatchObject({ 'node:Bybit Trigger': { firings: {} } });
		expect(saved).not.toContain('crossingDown 90');
	});

	it.each([
		[{ price: '90' }, {}, 3],
		[{ condition: 'movingUp', percent: '5', minutes: 60 }, {}, 63],
		[{ condition: 'movingUp', percent: '5', minutes: 720 }, { catchUp: 240 }, 723],
	])('reads as many candles as %j needs', async (row, options, limit) => {
		harness.prices.set('BTCUSDT', 95);
		const trigger = await harness.activate({ alerts: alerts(row), options });
		await trigger.tick();
		expect(limits()).toEqual([limit, 3]);
	});

	it.each(['init', 'leadershipChange'] as const)(
		'only reports an unknown symbol in %s, and watches the others',
		async (activation) => {
			harness.prices.set('BTCUSDT', 95);
			const rows = alerts({ symbol: 'NOSUCHUSDT', price: '1' }, { price: '90' });
			const trigger = await harness.activate({ alerts: rows }, { activation });
			await trigger.tick();
			harness.prices.set('BTCUSDT', 89);
			await trigger.tick();
			expect(trigger.items).toHaveLength(1);
			expect(trigger.log).toEqual([expect.stringContaining('warn: Bybit Trigger: NOSUCHUSDT: ')]);
		},
	);

	it('activates without a network, and takes the first price that it gets for the baseline', async () => {
		harness.prices.set('BTCUSDT', 95);
		harness.prices.scripts.set('*', (response) => response.destroy());
		const trigger = await harness.activate(below90);
		harness.prices.set('BTCUSDT', 85, 5);
		harness.prices.scripts.clear();
		await trigger.tick();
		expect(trigger.items).toEqual([]);
		harness.prices.set('BTCUSDT', 95, 1);
		await trigger.tick();
		harness.prices.set('BTCUSDT', 85, 1);
		await trigger.tick();
		expect(trigger.items).toHaveLength(1);
	});

	it('names a symbol that contains a code of Node.js', async () => {
		const pepermint = { alerts: alerts({ symbol: 'PEPERMINTUSDT', price: '1' }) };
		await expect(harness.activate(pepermint)).rejects.toThrow(
			'Alert 1: symbol PEPERMINTUSDT not found in category Linear. Pick',
		);
	});

	it('rejects bad input with its row, and sends nothing', async () => {
		const rows = alerts({ price: '90' }, { price: '97250,5' });
		await expect(harness.activate({ alerts: rows })).rejects.toMatchObject({
			name: 'NodeOperationError',
			message:
				'Alert 2: Price "97250,5" is not a number. Set Price to a number above 0 with a period for decimals, e.g. 97250.5.',
		});
		expect(harness.prices.requests).toEqual([]);
	});
});

describe('firing', () => {
	it('puts out what the next node needs', async () => {
		harness.prices.set('BTCUSDT', 95);
		const trigger = await harness.activate({
			alerts: alerts({ symbol: 'BYBIT:BTCUSDT.P', price: ' 90 ', leverage: '5x' }),
		});
		harness.prices.set('BTCUSDT', 89.5, 2);
		await trigger.tick(3);
		expect(trigger.items).toEqual([
			{
				symbol: 'BTCUSDT',
				category: 'linear',
				condition: 'crossingDown',
				price: 89.5,
				previousPrice: 95,
				priceType: 'last',
				level: 90,
				leverage: 5,
				candleTime: BEGINNING,
				time: BEGINNING + 5000,
			},
		]);
	});

	it('puts out a move with its change', async () => {
		harness.prices.set('BTCUSDT', 100);
		const trigger = await harness.activate({
			alerts: alerts({ condition: 'movingDown', percent: '5 %', minutes: 60 }),
		});
		harness.prices.set('BTCUSDT', 94, 90);
		await trigger.tick();
		expect(trigger.items).toMatchObject([{ percent: 5, minutes: 60, change: -6, price: 94 }]);
		expect(trigger.items[0]).not.toHaveProperty('level');
		expect(trigger.items[0]).not.toHaveProperty('leverage');
	});

	it('finds a spike between two checks, once', async () => {
		harness.prices.set('BTCUSDT', 95);
		const trigger = await harness.activate({ ...below90, options: { cooldown: 0 } });
		harness.prices.set('BTCUSDT', 80, 1);
		harness.prices.set('BTCUSDT', 95, 1);
		for (let checks = 0; checks < 30; checks++) await trigger.tick();
		expect(trigger.items).toMatchObject([{ price: 95, previousPrice: 95 }]);
	});

	it('starts one execution a check, of all symbols', async () => {
		harness.prices.set('BTCUSDT', 95);
		harness.prices.set('ETHUSDT', 95);
		const trigger = await harness.activate({
			alerts: alerts({ price: '90' }, { price: '85' }, { symbol: 'ETHUSDT', price: '90' }),
		});
		harness.prices.set('BTCUSDT', 80, 1);
		harness.prices.set('ETHUSDT', 80, 1);
		await trigger.tick();
		expect(trigger.emitted).toHaveLength(1);
		const fired = trigger.items.map(({ symbol, level }) => JSON.stringify([symbol, level]));
		expect(fired.sort()).toEqual(['["BTCUSDT",85]', '["BTCUSDT",90]', '["ETHUSDT",90]']);
	});

	it('sends one request per different symbol and check', async () => {
		harness.prices.set('BTCUSDT', 95);
		harness.prices.set('ETHUSDT', 95);
		const trigger = await harness.activate({
			alerts: alerts({ price: '90' }, { price: '85' }, { symbol: 'ETHUSDT', price: '90' }),
		});
		expect(harness.prices.requests).toHaveLength(2);
		await trigger.tick();
		expect(harness.prices.requests).toHaveLength(4);
	});

	it('watches many symbols at once, with fewer listeners than Node.js warns of', async () => {
		const coins = ['BTC', 'ETH', 'SOL', 'XRP', 'DOGE', 'ADA', 'LINK', 'AVAX', 'LTC', 'DOT', 'BNB'];
		for (const coin of coins) harness.prices.set(`${coin}USDT`, 95);
		const listeners = new Map<EventTarget, number>();
		const spy = jest.spyOn(EventTarget.prototype, 'addEventListener');
		spy.mockImplementation(function (this: EventTarget, type) {
			if (type === 'abort') listeners.set(this, (listeners.get(this) ?? 0) + 1);
		});
		const trigger = await harness.activate({
			alerts: alerts(...coins.map((coin) => ({ symbol: `${coin}USDT`, price: '90' }))),
		});
		spy.mockRestore();
		for (const coin of coins) harness.prices.set(`${coin}USDT`, 85, 1);
		await trigger.tick();
		expect(trigger.emitted).toHaveLength(1);
		expect(trigger.items).toHaveLength(coins.length);
		expect(Math.max(...listeners.values())).toBeLessThan(10);
	});

	it('compares prices of 12 decimals, and puts out numbers', async () => {
		harness.prices.set('1000PEPEUSDT', 1.2346e-8);
		const trigger = await harness.activate({
			alerts: alerts({ symbol: '1000PEPEUSDT', price: '0.000000012345' }),
		});
		await trigger.tick();
		expect(trigger.items).toEqual([]);
		harness.prices.set('1000PEPEUSDT', 1.2345e-8, 1);
		await trigger.tick();
		expect(trigger.items).toMatchObject([{ level: 1.2345e-8, price: 1.2345e-8 }]);
	});

	it('keeps the cooldown', async () => {
		harness.prices.set('BTCUSDT', 95);
		const trigger = await harness.activate({ ...below90, options: { cooldown: 1 } });
		const dip = async (seconds: number) => {
			harness.prices.set('BTCUSDT', 95, seconds);
			harness.prices.set('BTCUSDT', 85, 1);
			await trigger.tick(1);
		};
		await dip(1);
		await dip(50);
		expect(trigger.items).toHaveLength(1);
		await dip(20);
		expect(trigger.items).toHaveLength(2);
	});

	it('fires once, until the alert is edited', async () => {
		harness.prices.set('BTCUSDT', 95);
		const dip = () => {
			harness.prices.set('BTCUSDT', 95, 600);
			harness.prices.set('BTCUSDT', 85, 1);
		};
		const once = await harness.activate({ ...below90, repeat: 'once' });
		dip();
		await once.tick();
		dip();
		await once.tick();
		expect(once.items).toHaveLength(1);
		const saved = once.emitted[0]?.saved;
		harness.prices.set('BTCUSDT', 95, 600);

		const again = await harness.activate({ ...below90, repeat: 'once' }, { saved });
		harness.prices.set('BTCUSDT', 85, 1);
		await again.tick();
		expect(again.items).toEqual([]);
		harness.prices.set('BTCUSDT', 95, 600);

		const edited = await harness.activate(
			{ alerts: alerts({ price: '90', leverage: '3' }), repeat: 'once' },
			{ saved, activation: 'update' },
		);
		harness.prices.set('BTCUSDT', 85, 1);
		await edited.tick();
		expect(edited.items).toHaveLength(1);
	});
});

describe('restarting n8n', () => {
	it('catches up with what happened meanwhile, and says so', async () => {
		harness.prices.set('BTCUSDT', 95);
		const { saved } = await harness.activate(below90);
		harness.prices.set('BTCUSDT', 85, 30);
		harness.prices.set('BTCUSDT', 95, 120);
		const trigger = await harness.activate(below90, { activation: 'init', saved });
		await trigger.tick();
		expect(trigger.items).toMatchObject([{ late: true, price: 95, previousPrice: 95 }]);
		for (let minute = 0; minute < 6; minute++) await trigger.tick(60);
		harness.prices.set('BTCUSDT', 85, 5);
		await trigger.tick();
		expect(trigger.items[1]).not.toHaveProperty('late');
	});

	it('reads the candles of Catch Up and of the windows before it, once', async () => {
		harness.prices.set('BTCUSDT', 95);
		const rows = alerts({ condition: 'movingDown', percent: '5', minutes: 720 });
		const parameters = { alerts: rows, options: { catchUp: 240 } };
		const { saved } = await harness.activate(parameters);
		harness.prices.wait(5 * 60 * 60);
		const trigger = await harness.activate(parameters, { activation: 'init', saved });
		await trigger.tick();
		await trigger.tick();
		expect(limits()).toEqual([723, 963, 3]);
	});

	it('lets be what is older than Catch Up', async () => {
		harness.prices.set('BTCUSDT', 95);
		const { saved } = await harness.activate(below90);
		harness.prices.set('BTCUSDT', 85, 30);
		harness.prices.set('BTCUSDT', 95, 600);
		const trigger = await harness.activate(below90, { activation: 'init', saved });
		await trigger.tick();
		expect(trigger.items).toEqual([]);
	});

	it('looks back as far as Catch Up says', async () => {
		harness.prices.set('BTCUSDT', 95);
		const { saved } = await harness.activate(below90);
		harness.prices.set('BTCUSDT', 85, 30);
		harness.prices.set('BTCUSDT', 95, 1800);
		const options = { catchUp: 60 };
		const trigger = await harness.activate({ ...below90, options }, { activation: 'init', saved });
		await trigger.tick();
		expect(trigger.items).toMatchObject([{ late: true, candleTime: BEGINNING }]);
	});

	it('begins anew with a Catch Up of 0', async () => {
		harness.prices.set('BTCUSDT', 95);
		const { saved } = await harness.activate(below90);
		harness.prices.set('BTCUSDT', 85, 5);
		const options = { catchUp: 0 };
		const trigger = await harness.activate({ ...below90, options }, { activation: 'init', saved });
		await trigger.tick();
		expect(trigger.items).toEqual([]);
	});

	it('does not fire again for what it fired before', async () => {
		harness.prices.set('BTCUSDT', 95);
		const first = await harness.activate({ ...below90, options: { cooldown: 0 } });
		harness.prices.set('BTCUSDT', 85, 5);
		await first.tick(1);
		const saved = first.emitted[0]?.saved;
		const second = await harness.activate(
			{ ...below90, options: { cooldown: 0 } },
			{ activation: 'init', saved },
		);
		await second.tick(1);
		expect(first.items).toHaveLength(1);
		expect(second.items).toEqual([]);
	});

	it('fires after n8n was killed between reading and emitting', async () => {
		harness.prices.set('BTCUSDT', 95);
		const { saved } = await harness.activate(below90);
		harness.prices.set('BTCUSDT', 85, 5);
		const second = await harness.activate(below90, { activation: 'init', saved });
		await second.tick(1);
		expect(second.items).toHaveLength(1);
	});

	it('gives an execution the same key when n8n was killed before it saved', async () => {
		harness.prices.set('BTCUSDT', 95);
		const first = await harness.activate(below90);
		const { saved } = first;
		harness.prices.set('BTCUSDT', 85, 5);
		await first.tick(1);
		const second = await harness.activate(below90, { activation: 'init', saved });
		await second.tick(1);
		const [one, other] = [first.emitted[0], second.emitted[0]];
		expect(one?.deduplicationKey).toMatch(/^workflow trigger [0-9a-f]{64}$/);
		expect(other?.deduplicationKey).toBe(one?.deduplicationKey);
	});

	it('gives another execution another key', async () => {
		harness.prices.set('BTCUSDT', 95);
		const trigger = await harness.activate({ ...below90, options: { cooldown: 0 } });
		for (const price of [85, 95, 85]) {
			harness.prices.set('BTCUSDT', price, 1);
			await trigger.tick(1);
		}
		const keys = trigger.emitted.map(({ deduplicationKey }) => deduplicationKey);
		expect(new Set(keys).size).toBe(2);
	});

	it('fires nothing from before the activation', async () => {
		harness.prices.set('BTCUSDT', 95);
		harness.prices.set('BTCUSDT', 85, 5);
		harness.prices.set('BTCUSDT', 95, 5);
		const { saved } = await harness.activate(below90);
		const trigger = await harness.activate(below90, { activation: 'init', saved });
		await trigger.tick();
		expect(trigger.items).toEqual([]);
	});

	it('begins with a baseline when nothing was saved', async () => {
		harness.prices.set('BTCUSDT', 95);
		harness.prices.set('BTCUSDT', 85, 5);
		const trigger = await harness.activate(below90, { activation: 'init' });
		await trigger.tick();
		expect(trigger.items).toEqual([]);
	});

	it.each([
		'{"node:Bybit Trigger":{"lastCandles":[1],"firings":"x"}}',
		'{"node:Bybit Trigger":{"lastCandles":{"BTCUSDT":{"time":"x"}}}}',
	])('takes static data that is not its own for none: %s', async (saved) => {
		harness.prices.set('BTCUSDT', 95);
		const trigger = await harness.activate(below90, { activation: 'init', saved });
		await trigger.tick();
		harness.prices.set('BTCUSDT', 85, 1);
		await trigger.tick();
		expect(trigger.items).toHaveLength(1);
	});

	it('saves before it emits', async () => {
		harness.prices.set('BTCUSDT', 95);
		const trigger = await harness.activate(below90);
		harness.prices.set('BTCUSDT', 85, 5);
		await trigger.tick();
		const saved = JSON.parse(trigger.emitted[0]?.saved ?? '{}') as object;
		expect(saved).toMatchObject({
			'node:Bybit Trigger': {
				firings: {
					'custom linear last everyTime BTCUSDT crossingDown 90 ': {
						count: 1,
						candleTime: BEGINNING,
						time: BEGINNING + 10_000,
					},
				},
				lastCandles: { BTCUSDT: { time: BEGINNING + 10_000, close: 85 } },
			},
		});
	});
});

describe('bad days', () => {
	const html = (status: number) => (response: ServerResponse) => {
		response.writeHead(status, { 'Content-Type': 'text/html' }).end('<html>Blocked</html>');
	};
	const json = (body: object) => (response: ServerResponse) => sendJson(response, body);
	const row = (start: number, price: string) => [
		String(start),
		price,
		price,
		price,
		price,
		'0',
		'0',
	];
	const list = (...rows: unknown[]) =>
		json({
			...{ retCode: 0, retMsg: 'OK', time: BEGINNING + 10_000 },
			result: { category: 'linear', symbol: 'BTCUSDT', list: rows },
		});

	const faults: Array<[string, (response: ServerResponse, answer: () => void) => void, RegExp]> = [
		['no network', (response) => response.destroy(), /BTCUSDT: 127\.0\.0\.1:\d+ /],
		['HTTP 500', html(500), /BTCUSDT: /],
		['HTTP 403', html(403), /BTCUSDT: .* blocked this server/],
		['a web page', html(200), /BTCUSDT: .*unexpected response/],
		[
			'10006',
			json({ retCode: 10006, retMsg: 'Too many visits!', result: {} }),
			/BTCUSDT: .*limit/i,
		],
		['wrong JSON', json({ hello: 'world' }), /BTCUSDT: .*unexpected response/],
		['no time', json({ retCode: 0, retMsg: 'OK', result: { list: [] } }), /unexpected response/],
		['an empty list', list(), /BTCUSDT: Bybit returned no price/],
		['rows that are no candles', list(['x', '1', '1', '1', '1']), /unexpected response/],
		['short rows', list([String(BEGINNING), '1']), /unexpected response/],
		['a price of 0', list(row(BEGINNING, '0')), /unexpected response/],
		['empty texts', list(row(BEGINNING, '')), /unexpected response/],
		['two candles of one minute', list(row(BEGINNING, '80'), row(BEGINNING, '80')), /unexpected/],
		['old candles', list(row(BEGINNING - 3_600_000, '80')), /no price since 2020-09-13T11:27:00/],
		[
			'a redirect',
			(response) => response.writeHead(302, { Location: '/elsewhere' }).end(),
			/BTCUSDT: /,
		],
		[
			'another symbol',
			json({ retCode: 0, retMsg: '', time: BEGINNING, result: { symbol: 'ETHUSDT', list: [] } }),
			/unexpected response/,
		],
		['a delisted symbol', json({ retCode: 10001, retMsg: 'Not supported symbols' }), /BTCUSDT: /],
	];

	it.each(faults)(
		'%s: skips the check, logs it once, and catches up',
		async (_what, fault, text) => {
			harness.prices.set('BTCUSDT', 95);
			const trigger = await harness.activate(below90);
			harness.prices.scripts.set('BTCUSDT', fault);
			harness.prices.set('BTCUSDT', 85, 5);
			await trigger.tick();
			await trigger.tick();
			expect(trigger.items).toEqual([]);
			expect(trigger.log).toEqual([expect.stringMatching(text)]);
			expect(trigger.log[0]).toMatch(/^warn: Bybit Trigger: BTCUSDT/);
			expect(harness.prices.requests.join()).not.toContain('elsewhere');
			harness.prices.scripts.clear();
			await trigger.tick(61);
			expect(trigger.items).toMatchObject([{ price: 85, late: true }]);
			expect(trigger.log[1]).toBe('info: Bybit Trigger: BTCUSDT: prices can be read again');
		},
	);

	it('puts candles in order that came in none', async () => {
		harness.prices.set('BTCUSDT', 95);
		const trigger = await harness.activate(below90);
		harness.prices.scripts.set('*', (response) => {
			const candles = [
				row(BEGINNING, '95'),
				row(BEGINNING + 120_000, '95'),
				row(BEGINNING + 60_000, '85'),
			];
			sendJson(response, {
				...{ retCode: 0, retMsg: '', time: BEGINNING + 125_000 },
				result: { symbol: 'BTCUSDT', list: candles },
			});
		});
		await trigger.tick(125);
		expect(trigger.items).toMatchObject([{ candleTime: BEGINNING + 60_000 }]);
	});

	it('asks for more when the candles do not reach back to the last check', async () => {
		harness.prices.set('BTCUSDT', 95);
		const trigger = await harness.activate(below90);
		// The computer slept: Bybit's time went on, the host's did not.
		harness.prices.set('BTCUSDT', 85, 30);
		harness.prices.set('BTCUSDT', 95, 30);
		harness.prices.wait(200);
		await trigger.tick(1);
		expect(trigger.items).toMatchObject([{ late: true }]);
		expect(harness.prices.requests).toHaveLength(3);
	});

	it('tells n8n once when prices are unavailable for longer than Catch Up', async () => {
		harness.prices.set('BTCUSDT', 95);
		const trigger = await harness.activate(below90);
		harness.prices.scripts.set('*', (response) => response.destroy());
		await trigger.tick(299);
		expect(trigger.failures).toEqual([]);
		await trigger.tick(2);
		await trigger.tick(300);
		await trigger.tick(300);
		expect(trigger.failures).toMatchObject([
			{
				message:
					'No prices for BTCUSDT for more than 5 min: these price alerts are not being checked',
				description: expect.stringContaining('127.0.0.1'),
			},
		]);
		expect(trigger.log).toHaveLength(1);
		expect(trigger.errors).toEqual([]);

		harness.prices.scripts.clear();
		await trigger.tick();
		harness.prices.scripts.set('*', (response) => response.destroy());
		await trigger.tick();
		await trigger.tick(301);
		expect(trigger.failures).toHaveLength(2);
	});

	it('tells n8n of one symbol that cannot be read, and goes on with the others', async () => {
		harness.prices.set('BTCUSDT', 95);
		harness.prices.set('ETHUSDT', 95);
		const trigger = await harness.activate({
			alerts: alerts({ price: '90' }, { symbol: 'ETHUSDT', price: '90' }),
		});
		harness.prices.scripts.set('ETHUSDT', html(500));
		for (let minute = 0; minute < 6; minute++) await trigger.tick(60);
		harness.prices.set('BTCUSDT', 85, 1);
		await trigger.tick();
		expect(trigger.items).toMatchObject([{ symbol: 'BTCUSDT' }]);
		expect(trigger.failures).toMatchObject([
			{
				message: expect.stringContaining('for ETHUSDT for'),
				description: expect.stringMatching(/^ETHUSDT: /),
			},
		]);
	});

	it('gives the reason of the symbols that it reports, and names them all', async () => {
		const symbols = ['BTCUSDT', 'ETHUSDT', 'SOLUSDT'];
		for (const symbol of symbols) harness.prices.set(symbol, 95);
		const trigger = await harness.activate({
			alerts: alerts(...symbols.map((symbol) => ({ symbol, price: '90' }))),
		});
		harness.prices.scripts.set('ETHUSDT', list());
		harness.prices.scripts.set('SOLUSDT', list());
		await trigger.tick(299);
		harness.prices.scripts.set('BTCUSDT', html(500));
		await trigger.tick(2);
		expect(trigger.failures).toMatchObject([
			{
				message: expect.stringContaining('No prices for ETHUSDT, SOLUSDT for'),
				description: expect.stringMatching(/^ETHUSDT: .* unexpected response\. /),
			},
		]);
	});

	it('logs what emitting fails with', async () => {
		harness.prices.set('BTCUSDT', 95);
		const trigger = await harness.activate(below90);
		trigger.emitError = new Error('The database is gone');
		harness.prices.set('BTCUSDT', 85, 1);
		await trigger.tick();
		expect(trigger.log).toEqual(['error: The database is gone']);
	});

	describe('in n8n 1.x', () => {
		it('lets the trigger be started again, goes on where it was, and reports no second time', async () => {
			harness.prices.set('BTCUSDT', 95);
			const first = await harness.activate(below90, { isOld: true });
			harness.prices.scripts.set('*', (response) => response.destroy());
			await first.tick();
			await first.tick(301);
			expect(first.errors).toMatchObject([{ message: expect.stringContaining('No prices for') }]);
			await first.response.closeFunction?.();

			const second = await harness.activate(below90, { isOld: true });
			await second.tick(301);
			harness.prices.set('BTCUSDT', 85, 1);
			harness.prices.scripts.clear();
			await second.tick();
			expect(second.errors).toEqual([]);
			expect(second.items).toMatchObject([{ late: true }]);
		});

		it('begins with a baseline when someone starts it later', async () => {
			harness.prices.set('BTCUSDT', 95);
			const first = await harness.activate(below90, { isOld: true });
			harness.prices.scripts.set('*', (response) => response.destroy());
			await first.tick(301);
			await first.response.closeFunction?.();
			harness.prices.scripts.clear();
			harness.prices.set('BTCUSDT', 85, 1);
			harness.clock.pass(60_001);
			const second = await harness.activate(below90, { isOld: true });
			await second.tick();
			expect(second.items).toEqual([]);
		});

		it('keeps a trigger of which one symbol cannot be read', async () => {
			harness.prices.set('BTCUSDT', 95);
			harness.prices.set('ETHUSDT', 95);
			const rows = alerts({ price: '90' }, { symbol: 'ETHUSDT', price: '90' });
			const trigger = await harness.activate({ alerts: rows }, { isOld: true });
			harness.prices.scripts.set('ETHUSDT', html(500));
			for (let minute = 0; minute < 7; minute++) await trigger.tick(60);
			expect(trigger.errors).toEqual([]);
		});
	});

	it('stops for a minute after HTTP 403', async () => {
		harness.prices.set('BTCUSDT', 95);
		const trigger = await harness.activate(below90);
		harness.prices.scripts.set('*', html(403));
		await trigger.tick();
		await trigger.tick(59);
		expect(harness.prices.requests).toHaveLength(2);
		await trigger.tick(1);
		expect(harness.prices.requests).toHaveLength(3);
	});

	it('stops for ten minutes when Bybit says that there are too many requests', async () => {
		harness.prices.set('BTCUSDT', 95);
		const trigger = await harness.activate(below90);
		harness.prices.scripts.set('*', (response) => {
			response.writeHead(403, { 'Content-Type': 'application/json' });
			response.end(JSON.stringify({ retCode: 10006, retMsg: 'access too frequent' }));
		});
		await trigger.tick();
		await trigger.tick(599);
		expect(harness.prices.requests).toHaveLength(2);
		expect(trigger.failures).toHaveLength(1);
		await trigger.tick(1);
		expect(harness.prices.requests).toHaveLength(3);
	});
});

describe('slow responses', () => {
	/** Answers this symbol only when released. */
	function hold(symbol: string): () => void {
		const held: Array<() => void> = [];
		harness.prices.scripts.set(symbol, (_response, answer) => held.push(answer));
		return () => {
			harness.prices.scripts.delete(symbol);
			for (const answer of held) answer();
		};
	}

	const nap = async (ms: number) => await new Promise((resolve) => setTimeout(resolve, ms));

	/** Waits for what a busy machine takes longer for; what never comes fails the expectation that follows. */
	async function until(holds: () => boolean): Promise<void> {
		for (let tries = 0; tries < 1_000 && !holds(); tries++) await nap(10);
	}

	const requests = () => harness.prices.requests.length;

	it('does not overlap checks of a symbol', async () => {
		harness.prices.set('BTCUSDT', 95);
		const trigger = await harness.activate(below90);
		const release = hold('BTCUSDT');
		trigger.begin();
		await until(() => requests() === 2);
		trigger.begin();
		trigger.begin();
		await nap(50);
		expect(harness.prices.requests).toHaveLength(2);
		harness.prices.set('BTCUSDT', 85, 1);
		release();
		await trigger.settle();
		expect(trigger.items).toHaveLength(1);
		await trigger.tick();
		expect(trigger.items).toHaveLength(1);
	});

	it('keeps no other symbol waiting', async () => {
		harness.prices.set('BTCUSDT', 95);
		harness.prices.set('ETHUSDT', 95);
		const trigger = await harness.activate({
			alerts: alerts({ price: '90' }, { symbol: 'ETHUSDT', price: '90' }),
			options: { cooldown: 0 },
		});
		const release = hold('ETHUSDT');
		harness.prices.set('BTCUSDT', 85, 1);
		harness.prices.set('ETHUSDT', 85, 1);
		trigger.begin();
		await until(() => trigger.items.length === 1);
		expect(trigger.items).toMatchObject([{ symbol: 'BTCUSDT' }]);
		harness.prices.set('BTCUSDT', 95, 1);
		const before = requests();
		trigger.begin();
		await until(() => requests() > before);
		// Its response has to be read before the price falls again.
		await nap(200);
		harness.prices.set('BTCUSDT', 85, 1);
		trigger.begin();
		await until(() => trigger.items.length === 2);
		expect(trigger.items).toHaveLength(2);
		release();
		await trigger.settle();
		expect(trigger.items).toMatchObject([{}, {}, { symbol: 'ETHUSDT' }]);
	});

	it('fires nothing any more once it is deactivated, and sends nothing', async () => {
		harness.prices.set('BTCUSDT', 95);
		const trigger = await harness.activate(below90);
		const release = hold('BTCUSDT');
		harness.prices.set('BTCUSDT', 85, 1);
		trigger.begin();
		await until(() => requests() === 2);
		await trigger.response.closeFunction?.();
		release();
		await trigger.settle();
		await trigger.tick();
		expect(trigger.items).toEqual([]);
		expect(harness.prices.requests).toHaveLength(2);
		expect(trigger.log).toEqual([]);
	});
});

describe('the editor’s test', () => {
	const manual = { mode: 'manual', activation: 'manual' } as const;

	it('emits the first alert with the present price, and stores nothing', async () => {
		harness.prices.set('BTCUSDT', 95);
		harness.prices.set('BTCUSDT', 93, 60);
		const trigger = await harness.activate(
			{ alerts: alerts({ price: '90', leverage: '5' }, { symbol: 'NOSUCHUSDT', price: '1' }) },
			manual,
		);
		await trigger.response.manualTriggerFunction?.();
		expect(trigger.items).toEqual([
			{
				symbol: 'BTCUSDT',
				category: 'linear',
				condition: 'crossingDown',
				price: 93,
				previousPrice: 95,
				priceType: 'last',
				level: 90,
				leverage: 5,
				candleTime: BEGINNING + 60_000,
				time: BEGINNING + 60_000,
				test: true,
			},
		]);
		expect(trigger.saved).toBe('{}');
		expect(trigger.expressions).toEqual([]);
	});

	it('shows how far the price has moved', async () => {
		harness.prices.set('BTCUSDT', 100);
		harness.prices.set('BTCUSDT', 98, 120);
		const trigger = await harness.activate(
			{ alerts: alerts({ condition: 'movingDown', percent: '5', minutes: 10 }) },
			manual,
		);
		await trigger.response.manualTriggerFunction?.();
		expect(trigger.items).toMatchObject([{ percent: 5, minutes: 10, change: -2, test: true }]);
		// The window and the candle of now, and one that ends within it.
		expect(harness.prices.requests).toEqual([expect.stringContaining('&limit=12')]);
	});

	it('says what is wrong with an alert, and how to fix it apart from that', async () => {
		await expect(
			harness.activate({ alerts: alerts({ price: '97250,5' }) }, manual),
		).rejects.toMatchObject({
			message: 'Alert 1: Price "97250,5" is not a number',
			description: expect.stringContaining('Set Price to a number above 0'),
		});
	});

	it('says what is wrong with the symbol, or with the network', async () => {
		harness.prices.set('BTCUSDT', 95);
		const unknown = await harness.activate(
			{ alerts: alerts({ symbol: 'NOSUCHUSDT', price: '1' }) },
			manual,
		);
		await expect(unknown.response.manualTriggerFunction?.()).rejects.toMatchObject({
			message: 'Alert 1: symbol NOSUCHUSDT not found in category Linear',
		});
		const offline = await harness.activate(below90, manual);
		harness.prices.scripts.set('*', (response) => response.destroy());
		await expect(offline.response.manualTriggerFunction?.()).rejects.toMatchObject({
			message: expect.stringContaining('BTCUSDT: 127.0.0.1'),
		});
	});
});
