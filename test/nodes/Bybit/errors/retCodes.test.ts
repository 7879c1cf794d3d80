import { retCodes } from '../../../../nodes/Bybit/errors/catalogue/retCodes';
import { explainFailure } from '../../../../nodes/Bybit/errors/explainFailure';
import { RET_MSG } from '../../../exchange';
import { asked } from './requestInfo';
import { rows } from './expectedRetCodes';
import { expectGoodWording, ourWords } from './wordingRules';

describe('the catalogue of retCodes', () => {
	it.each(rows)('explains %d', (retCode, what, fix, cause) => {
		const retMsg = RET_MSG[retCode] ?? 'words of Bybit';
		const explanation = explainFailure({ kind: 'retCode', retCode, retMsg }, asked);

		expect(explanation.message).toMatch(/^BTCUSDT: [a-zA-Z0-9]/);
		expect(explanation.message).toMatch(what);
		expect(explanation.description).toMatch(fix);
		expect(explanation.description.endsWith(`Bybit said: ${retCode} ${withoutTail(retMsg)}`)).toBe(
			true,
		);
		expect(explanation.cause).toBe(cause);
		expectGoodWording(explanation);
	});

	it.each(rows)('explains %d of a request without symbol and leverage', (retCode) => {
		const explanation = explainFailure(
			{ kind: 'retCode', retCode, retMsg: '' },
			{ request: 'Get Instruments Info', host: 'api.bybit.com' },
		);
		expect(explanation.message).toMatch(/^Get Instruments Info: /);
		expect(explanation.description.endsWith(`Bybit said: ${retCode}`)).toBe(true);
		expectGoodWording(explanation);
	});

	it('has each of its rows here', () => {
		const known = Object.keys(retCodes).map(Number);
		expect(known.sort((a, b) => a - b)).toEqual(rows.map(([retCode]) => retCode));
	});

	it('knows every retCode of the loopback exchange', () => {
		const answered = Object.keys(RET_MSG).filter((retCode) => Number(retCode) !== 0);
		for (const retCode of answered) expect(retCodes).toHaveProperty(retCode);
	});

	it('names a page of Bybit for each row', () => {
		for (const { page } of Object.values(retCodes))
			expect(page).toMatch(/^https:\/\/bybit-exchange\.github\.io\/docs\/v5\/[\w\-/#]+$/);
	});

	it.each([
		['buy leverage invalid', /50× is not a leverage/, /Get Leverage Limits/],
		['sell leverage invalid', /50× is not a leverage/, /Get Leverage Limits/],
		['params error: buyLeverage and sellLeverage must be equal', /same leverage/, /Side to Both/],
		['params error: symbol invalid', /no such symbol in the category linear/, /Symbol.*Category/],
		['Not supported symbols', /no such symbol/, /Symbol.*Category/],
		['params error: category invalid', /category linear/, /Category/],
		['empty value: apiTimestamp[] apiKey[] apiSignature[]', /without its signature/, /X-BAPI/],
	])('reads what 10001 says: %s', (retMsg, what, fix) => {
		const explanation = explainFailure({ kind: 'retCode', retCode: 10001, retMsg }, asked);
		expect(explanation.message).toMatch(what);
		expect(ourWords(explanation)).toMatch(fix);
		expectGoodWording(explanation);
	});

	it.each([
		[
			{ buyLeverage: 10, sellLeverage: 12.5 },
			'10× for buy and 12.5× for sell',
			'Buy Leverage or Sell',
		],
		[{ buyLeverage: 10, sellLeverage: undefined }, '10×', 'Lower Buy Leverage'],
		[{ buyLeverage: undefined, sellLeverage: 12.5 }, '12.5×', 'Lower Sell Leverage'],
		[{ buyLeverage: undefined, sellLeverage: undefined }, 'this leverage', 'Lower Leverage'],
		[{ buyLeverage: 16.67, sellLeverage: 16.67 }, '16.67×', 'Lower Leverage'],
	])('says leverages as a person does: %j', (leverages, said, field) => {
		const { message, description } = explainFailure(
			{ kind: 'retCode', retCode: 110013, retMsg: '' },
			{ ...asked, ...leverages },
		);
		expect(message).toBe(`BTCUSDT: ${said} is more than Bybit allows at this position size`);
		expect(description).toContain(field);
	});
});

function withoutTail(retMsg: string): string {
	return retMsg.replace(/[\s:,;]+$/, '');
}
