import fc from 'fast-check';

import { InputError } from '../../../../../../nodes/Bybit/errors/InputError';
import { parseLeverage } from '../../../../../../nodes/Bybit/resources/position/leverage';
import {
	aboveLimitError,
	alreadySetError,
	checkCapIsFixed,
	checkInstrument,
	differs,
	keptSideError,
	lowerTo,
	outputItem,
	parseOptions,
	parseRequested,
	reportedLimits,
	toRequestBody,
	withinCap,
	type SetLeverageParams,
} from '../../../../../../nodes/Bybit/resources/position/setLeverage/leveragePlan';
import { thrownBy } from '../../../errors/thrownBy';

const none = parseOptions({});
const leverage = fc.integer({ min: 100, max: 20_000 }).map((steps) => steps / 100);

describe('options', () => {
	test('have safe defaults', () => {
		expect(none).toEqual({
			maxLeverage: undefined,
			aboveMaxLeverage: 'fail',
			aboveSymbolMaximum: 'fail',
			dryRun: false,
			includePrevious: false,
			onlyLower: false,
			unchanged: 'succeed',
		});
	});

	test.each([
		['10', 10],
		['10x', 10],
		[' 2.5 ', 2.5],
		[20, 20],
		[9.999, 9.99],
	])('a cap of %j is %d', (maxLeverage, cap) => {
		expect(parseOptions({ maxLeverage }).maxLeverage).toBe(cap);
	});

	test.each([
		['', 'Max Leverage is empty'],
		['  ', 'Max Leverage is empty'],
		[null, 'Max Leverage is empty'],
		[undefined, 'Max Leverage is empty'],
		[0, 'Max Leverage 0 is less than 1'],
		['0', 'Max Leverage "0" is less than 1'],
		['none', 'Max Leverage "none" is not a number'],
		['2,5', 'Max Leverage "2,5" has a comma: use a decimal point'],
		[{}, 'Max Leverage {} is not a number'],
	])('a cap of %j is an error: it must not mean no cap', (maxLeverage, message) => {
		const description =
			'Set Max Leverage to a number such as 10. For no cap, remove it from Options.';
		const error = expect.objectContaining({ message, description }) as Error;
		expect(() => parseOptions({ maxLeverage })).toThrow(error);
	});

	test.each(['fail', 'reduce'])('what to do above the cap needs a cap: %s', (aboveMaxLeverage) => {
		const error = expect.objectContaining({
			message: 'If Above Max Leverage is set, but Max Leverage is not',
			description: 'Add Max Leverage under Options, e.g. 10, or remove If Above Max Leverage.',
		}) as Error;
		expect(() => parseOptions({ aboveMaxLeverage })).toThrow(error);
		expect(parseOptions({ aboveMaxLeverage, maxLeverage: '10' })).toMatchObject({
			aboveMaxLeverage,
			maxLeverage: 10,
		});
	});

	test.each(['dryRun', 'includePrevious', 'onlyLower'] as const)('%s is on or off', (name) => {
		for (const on of [true, 'true', ' TRUE '])
			expect(parseOptions({ [name]: on })[name]).toBe(true);
		for (const off of [false, 'false']) expect(parseOptions({ [name]: off })[name]).toBe(false);
		for (const neither of [undefined, null, '', 'yes', 1])
			expect(() => parseOptions({ [name]: neither })).toThrow(/ is not true or false$/);
	});

	test.each([
		['aboveSymbolMaximum', 'raise', 'If Above Symbol Maximum "raise" is not an option'],
		['unchanged', 'maybe', 'If Unchanged "maybe" is not an option'],
		['unchanged', '', 'If Unchanged "" is not an option'],
	])('%s: %j is an error', (name, value, message) => {
		expect(() => parseOptions({ [name]: value })).toThrow(message);
	});

	test.each([
		[{ maxLeverage: '={{ $json.cap }}' }, 'Max Leverage'],
		[{ maxLeverage: "={{ $fromAI('cap') }}" }, 'Max Leverage'],
		[{ maxLeverage: "{{ $fromAI('cap') }}" }, 'Max Leverage'],
		[{ maxLeverage: '10', aboveMaxLeverage: '={{ "reduce" }}' }, 'If Above Max Leverage'],
	])('an expression is no cap: %j', (stored, name) => {
		expect(() => checkCapIsFixed(stored)).toThrow(`${name} must not be an expression`);
	});

	test('a cap that was typed is one', () => {
		expect(() => checkCapIsFixed({ maxLeverage: '10', aboveMaxLeverage: 'fail' })).not.toThrow();
		expect(() => checkCapIsFixed({ onlyLower: '={{ true }}' })).not.toThrow();
	});
});

describe('requested leverages', () => {
	const values = { leverage: '3', buyLeverage: '4.999', sellLeverage: '5x' };

	test.each([
		['both', { buyLeverage: 3, sellLeverage: 3 }],
		['separate', { buyLeverage: 4.999, sellLeverage: 5 }],
		['buy', { buyLeverage: 4.999 }],
		['sell', { sellLeverage: 5 }],
	] as const)('of %s are %j', (side, requested) => {
		expect(parseRequested(values, side)).toEqual(requested);
	});

	test('errors name the field', () => {
		expect(() => parseRequested({ buyLeverage: 3 }, 'separate')).toThrow('Sell Leverage is empty');
		expect(() => parseRequested({}, 'both')).toThrow('Leverage is empty');
	});
});

describe('the cap', () => {
	const capped = (maxLeverage: number, aboveMaxLeverage: 'fail' | 'reduce') => ({
		...{ ...none, maxLeverage, aboveMaxLeverage },
	});

	test('is never exceeded, whatever is requested', () => {
		fc.assert(
			fc.property(leverage, leverage, leverage, (buyLeverage, sellLeverage, cap) => {
				const target = withinCap({ buyLeverage, sellLeverage }, capped(cap, 'reduce'));
				expect(target).toEqual({
					buyLeverage: Math.min(buyLeverage, cap),
					sellLeverage: Math.min(sellLeverage, cap),
				});
				if (Math.max(buyLeverage, sellLeverage) > cap)
					expect(() => withinCap({ buyLeverage, sellLeverage }, capped(cap, 'fail'))).toThrow(
						"exceeds this node's Max Leverage of",
					);
			}),
		);
	});

	test('looks only at the sides to set, after rounding down', () => {
		expect(withinCap({ sellLeverage: 5.009 }, capped(5, 'fail'))).toEqual({ sellLeverage: 5 });
		expect(withinCap({ buyLeverage: 50 }, none)).toEqual({ buyLeverage: 50 });
	});

	test('says what exceeds it', () => {
		const error = expect.objectContaining({
			message: "50× exceeds this node's Max Leverage of 10×",
			description: expect.stringContaining('If Above Max Leverage to Reduce') as string,
		}) as Error;
		expect(() => withinCap({ buyLeverage: 50, sellLeverage: 3 }, capped(10, 'fail'))).toThrow(
			error,
		);
	});
});

test('lowering never raises a side, and never adds one', () => {
	const some = fc.option(leverage, { nil: undefined });
	fc.assert(
		fc.property(some, some, some, some, (buyLeverage, sellLeverage, buyLimit, sellLimit) => {
			const leverages = { buyLeverage, sellLeverage };
			const lowered = lowerTo({ buyLeverage: buyLimit, sellLeverage: sellLimit }, leverages);
			expect(lowered.buyLeverage).toBe(
				buyLeverage && (buyLimit ? Math.min(buyLeverage, buyLimit) : buyLeverage),
			);
			expect(lowered.sellLeverage).toBe(
				sellLeverage && (sellLimit ? Math.min(sellLeverage, sellLimit) : sellLeverage),
			);
		}),
	);
});

describe('the limit in Bybit’s message', () => {
	const retMsg = 'cannot set leverage [10000] gt maxLeverage [1000] by risk limit';

	test.each([
		['both', 100, 100, { buyLeverage: 10, sellLeverage: 10 }],
		['separate', 100, 90, { buyLeverage: 10 }],
		['separate', 90, 100, { sellLeverage: 10 }],
		['sell', 100, 5, { buyLeverage: 10 }],
		// Either side may be meant: position and tiers have to tell.
		['separate', 100, 100, {}],
		['buy', 100, 100, {}],
		['separate', 50, 40, {}],
	] as const)('of %s, %d× and %d×, is for %j', (side, buyLeverage, sellLeverage, limits) => {
		expect(reportedLimits(retMsg, { buyLeverage, sellLeverage }, side)).toEqual(limits);
	});

	test.each([
		['Cannot set leverage due to risk limit level.'],
		['cannot set leverage [10000] gt maxLeverage [10000] by risk limit'],
		['cannot set leverage [10000] gt maxLeverage [12000] by risk limit'],
	])('is none in %j', (other) => {
		expect(reportedLimits(other, { buyLeverage: 100, sellLeverage: 100 }, 'both')).toEqual({});
	});
});

test('a change differs from what was there on a side to set', () => {
	const previous = { buyLeverage: 10, sellLeverage: 5 };
	expect(differs({ buyLeverage: 10 }, previous)).toBe(false);
	expect(differs({ buyLeverage: 10, sellLeverage: 5 }, previous)).toBe(false);
	expect(differs({ sellLeverage: 10 }, previous)).toBe(true);
});

test('a body has its numbers as text, and no side that is not given', () => {
	const btc = { category: 'linear', symbol: 'BTCUSDT' } as const;
	expect(JSON.stringify(toRequestBody(btc, { sellLeverage: 6.5, buyLeverage: 5 }))).toBe(
		'{"category":"linear","symbol":"BTCUSDT","buyLeverage":"5","sellLeverage":"6.5"}',
	);
	expect(toRequestBody(btc, { sellLeverage: 5 })).toEqual({ ...btc, sellLeverage: '5' });
});

describe('errors of our own', () => {
	test('a kept side above its limit', () => {
		const buy = keptSideError('BTCUSDT', { buyLeverage: 50 });
		expect(buy.message).toBe(
			'BTCUSDT: the buy side, kept at 50×, exceeds what Bybit allows for its position size',
		);
		expect(buy.description).toMatch(/^Nothing was changed.*the long position smaller\.$/);
		const sell = keptSideError('BTCUSDT', { sellLeverage: 7.5 });
		expect(sell.message).toContain('the sell side, kept at 7.5×,');
		expect(sell.description).toMatch(/the short position smaller\.$/);
	});

	test.each([
		[
			{ buyLeverage: 500, sellLeverage: 500 },
			{ buyLeverage: 100, sellLeverage: 100 },
			'500×',
			'100×',
		],
		[{ buyLeverage: 500, sellLeverage: 3 }, { buyLeverage: 100 }, '500×', '100×'],
		[
			{ buyLeverage: 500, sellLeverage: 300 },
			{ buyLeverage: 100, sellLeverage: 75 },
			'500× buy / 300× sell',
			'100× buy / 75× sell',
		],
	])('%j above %j', (sent, limits, leverages, maximum) => {
		expect(aboveLimitError('BTCUSDT', sent, limits).message).toBe(
			`BTCUSDT: ${leverages} exceeds the ${maximum} limit for this position size`,
		);
		expect(aboveLimitError('BTCUSDT', sent, limits).description).toContain('to Reduce.');
	});

	test('nothing to change', () => {
		const target = { buyLeverage: 5, sellLeverage: 5 };
		const error = alreadySetError('BTCUSDT', { target, kept: {} });
		expect(error.message).toBe('BTCUSDT: leverage is already 5×');
		expect(error.description).toContain('If Unchanged');
		const sell = { target: { sellLeverage: 3 }, kept: { buyLeverage: 9 } };
		expect(alreadySetError('BTCUSDT', sell).message).toBe('BTCUSDT: leverage is already 3×');
	});

	test('a contract that is not traded, or has no such leverage', () => {
		const instrument = { status: 'Trading', minLeverage: 1, maxLeverage: 20, leverageStep: 0.1 };
		const check =
			(target: object, status = 'Trading') =>
			() =>
				checkInstrument('DYMUSDT', target, { ...instrument, status });
		const howToFix = (...checked: Parameters<typeof check>) =>
			thrownBy(InputError, check(...checked)).description;
		expect(check({ buyLeverage: 6.5, sellLeverage: 12.3 })).not.toThrow();
		expect(check({ buyLeverage: 1, sellLeverage: 1 })).not.toThrow();
		expect(howToFix({ buyLeverage: 6.55 })).toBe('Use 1 or more, in steps of 0.1.');
		expect(howToFix({ buyLeverage: 5 }, 'PreLaunch')).toBe(
			'Set its leverage once Bybit has opened trading.',
		);
		expect(check({ buyLeverage: 6.55 })).toThrow('6.55× is not a valid leverage for this symbol');
		expect(check({ sellLeverage: 0.9 })).toThrow('0.9× is not a valid leverage for this symbol');
		expect(check({ buyLeverage: 5 }, 'PreLaunch')).toThrow(
			'DYMUSDT: contract is not open for trading (status PreLaunch)',
		);
	});
});

describe('the output item', () => {
	const params = (requested: SetLeverageParams['requested']): SetLeverageParams => ({
		...{ category: 'linear', symbol: 'BTCUSDT', side: 'both' },
		...{ requested, target: withinCap(requested, none), options: none },
	});
	const five = { buyLeverage: 5, sellLeverage: 5 };
	const response = { retCode: 0, retMsg: 'OK', time: 1 };
	const report = { kept: {}, changed: true, environment: 'testnet' };

	test('is the contract’s, in its order', () => {
		expect(JSON.stringify(outputItem(params(five), { ...report, target: five }, response))).toBe(
			'{"category":"linear","symbol":"BTCUSDT","buyLeverage":5,"sellLeverage":5,"changed":true,"environment":"testnet","retCode":0,"retMsg":"OK","time":1}',
		);
	});

	test('shows what was requested exactly when it was not set', () => {
		fc.assert(
			fc.property(fc.double({ min: 1, max: 200, noNaN: true }), leverage, (asked, limit) => {
				const leverages = parseRequested({ leverage: asked }, 'both');
				const target = lowerTo({ buyLeverage: limit }, withinCap(leverages, none));
				const item = outputItem(params(leverages), { ...report, target }, response);
				const isSame = parseLeverage(asked, '') === leverages.buyLeverage && asked <= limit + 1e-9;
				expect('requested' in item).toBe(!isSame);
				if (!isSame) expect(item.requested).toEqual(leverages);
			}),
		);
	});

	test('has both sides everywhere, the kept one too', () => {
		const sides = { target: { buyLeverage: 4 }, kept: { sellLeverage: 9 } };
		const previous = { buyLeverage: 10, sellLeverage: 9 };
		const item = outputItem(params({ buyLeverage: 5 }), { ...report, ...sides, previous }, {});
		expect(item).toMatchObject({
			buyLeverage: 4,
			sellLeverage: 9,
			requested: { buyLeverage: 5, sellLeverage: 9 },
			previous,
		});
		expect(item).not.toHaveProperty('retCode');
	});
});
