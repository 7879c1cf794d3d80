import type { ITriggerFunctions, NodeParameterValueType } from 'n8n-workflow';

import { readTriggerSettings } from '../../../../nodes/Bybit/trigger/triggerSettings';

const parameters: Record<string, unknown> = {
	environment: 'mainnet',
	baseUrl: '',
	category: 'linear',
	priceType: 'last',
	repeat: 'everyTime',
	'alerts.alert': [{ symbol: 'BTCUSDT', condition: 'crossing', price: '1' }],
	options: {},
};

function read(changed: Record<string, unknown>) {
	const all = { ...parameters, ...changed };
	const context = { getNodeParameter: (name: string) => all[name] as NodeParameterValueType };
	return readTriggerSettings(context as unknown as ITriggerFunctions);
}

it('has the defaults of the contract', () => {
	expect(read({})).toMatchObject({
		baseUrl: 'https://api.bybit.com',
		headers: undefined,
		checkEvery: 5,
		cooldown: 300_000,
		catchUp: 300_000,
	});
	expect(read({ options: undefined })).toMatchObject({ checkEvery: 5 });
});

it('reads the options', () => {
	expect(read({ options: { checkEvery: '1', cooldown: 0.5, catchUp: 0 } })).toMatchObject({
		checkEvery: 1,
		cooldown: 30_000,
		catchUp: 0,
	});
});

it('sends what a site requires', () => {
	expect(read({ environment: 'hk' }).headers).toEqual({ 'x-refer-site-id': 'HKG' });
});

it.each([
	['checkEvery', 0, 'Check Every 0 is not a whole number from 1 to 60'],
	['checkEvery', 61, 'Check Every 61 is not a whole number from 1 to 60'],
	['checkEvery', 1.5, 'Check Every 1.5 is not a whole number from 1 to 60'],
	['checkEvery', 'x', 'Check Every "x" is not a whole number from 1 to 60'],
	['checkEvery', ' ', 'Check Every " " is not a whole number from 1 to 60'],
	['cooldown', ' ', 'Cooldown " " is not a number from 0 to 10080'],
	['cooldown', '', 'Cooldown "" is not a number from 0 to 10080'],
	['cooldown', true, 'Cooldown true is not a number from 0 to 10080'],
	['cooldown', [5], 'Cooldown [5] is not a number from 0 to 10080'],
	['cooldown', -1, 'Cooldown -1 is not a number from 0 to 10080'],
	['cooldown', 10081, 'Cooldown 10081 is not a number from 0 to 10080'],
	['catchUp', 240.5, 'Catch Up 240.5 is not a number from 0 to 240'],
	['catchUp', NaN, 'Catch Up NaN is not a number from 0 to 240'],
])('rejects %s of %j', (name, value, message) => {
	expect(() => read({ options: { [name]: value } })).toThrow(message);
});

it('says how to fix an option', () => {
	const description = 'Set Check Every to 1 to 60 seconds, e.g. 5.';
	expect(() => read({ options: { checkEvery: 0 } })).toThrow(
		expect.objectContaining({ description }) as Error,
	);
});

it('takes the limits of each option', () => {
	expect(read({ options: { checkEvery: 60, cooldown: 10_080, catchUp: 240 } })).toMatchObject({
		checkEvery: 60,
		cooldown: 10_080 * 60_000,
		catchUp: 240 * 60_000,
	});
});

it.each(['index', 'last', 'mark'])('takes the price type %s', (priceType) => {
	expect(read({ priceType })).toMatchObject({ priceType });
});

it('takes a base URL', () => {
	expect(read({ environment: 'custom', baseUrl: 'http://localhost:4545/' })).toMatchObject({
		baseUrl: 'http://localhost:4545',
	});
});

const fromList = 'Choose an Environment from the list.';
const anUrl = /^Enter scheme and host of a Bybit API/;

it.each<[Record<string, unknown>, string, string | RegExp]>([
	[{ category: 'spot' }, 'Category "spot" does not exist', /: linear, inverse\.$/],
	[{ priceType: 'bid' }, 'Price Type "bid" does not exist', /: index, last, mark\.$/],
	[{ repeat: 'never' }, 'Repeat "never" does not exist', /: everyTime, once\.$/],
	[{ environment: 'moon' }, 'Environment "moon" does not exist', fromList],
	[{ environment: 'custom' }, 'Base URL is empty or invalid', anUrl],
	[{ environment: 'custom', baseUrl: 'http://a.com' }, 'Base URL is empty or invalid', anUrl],
])('rejects %j', (changed, message, fix) => {
	const description = expect.stringMatching(fix) as string;
	expect(() => read(changed)).toThrow(expect.objectContaining({ message, description }) as Error);
});

it('makes an edited alert a new one', () => {
	const keys = [{}, { category: 'inverse' }, { priceType: 'mark' }, { repeat: 'once' }].map(
		(changed) => read(changed).alerts[0]?.key,
	);
	expect(new Set(keys).size).toBe(4);
});
