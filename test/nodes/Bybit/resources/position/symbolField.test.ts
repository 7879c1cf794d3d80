import fc from 'fast-check';

import { Bybit } from '../../../../../nodes/Bybit/Bybit.node';
import { parseSymbol } from '../../../../../nodes/Bybit/resources/position/symbol';

const field = new Bybit().description.properties.find(({ name }) => name === 'symbol');
const byName = field?.modes?.find(({ name }) => name === 'name');
const [rule] = byName?.validation ?? [];
const { regex } = (rule && 'properties' in rule ? rule.properties : {}) as { regex?: string };
const accepts = new RegExp(regex ?? 'no rule');

describe('the Symbol field', () => {
	it('is cleared by the editor when Category changes', () => {
		expect(field?.typeOptions?.loadOptionsDependsOn).toEqual(['category']);
	});

	it.each([
		'BTCUSDT',
		' btcusdt ',
		'BYBIT:BTCUSDC.P',
		'BTC/USD:BTC-250926',
		'BTCUSDT-26SEP25',
		'BTC-PERP',
		'={{ $json.symbol }}',
		'={{ $json.symbol\n}}',
	])('takes %j', (value) => {
		expect(value).toMatch(accepts);
	});

	it('marks nothing as invalid that the node accepts, and what it marks, the node refuses', () => {
		const part = fc.constantFrom(
			...['BTC', 'usdt', 'USDC', ':', '/', '-', '.P', '_', ' ', ',', '250926', '26SEP25', 'é'],
		);
		const text = fc.array(part, { maxLength: 6 }).map((parts) => parts.join(''));
		fc.assert(
			fc.property(text, (value) => {
				fc.pre(!accepts.test(value));
				expect(() => parseSymbol(value)).toThrow(/^Symbol /);
			}),
			{ numRuns: 2_000 },
		);
	});
});
