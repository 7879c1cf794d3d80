import { explainFailure } from '../../../../nodes/Bybit/errors/explainFailure';
import type { RequestFailure, RequestInfo } from '../../../../nodes/Bybit/errors/requestFailure';
import { requestFor, setLeverage } from './requests';

const retCode = (code: number, retMsg = '', result?: unknown): RequestFailure => ({
	kind: 'retCode',
	retCode: code,
	retMsg,
	result,
});

const unequal: RequestInfo = { ...setLeverage, buyLeverage: 5, sellLeverage: 7 };

describe('a text', () => {
	it('says what happened, how to fix it, and what Bybit said', () => {
		const retMsg = 'cannot set leverage [5000] gt maxLeverage [2000] by risk limit';
		expect(explainFailure(retCode(110013, retMsg), setLeverage)).toEqual({
			message: 'BTCUSDT: 50× exceeds the 20× limit for this position size',
			description: `Lower Leverage to 20× or less, reduce the position, or set If Above Symbol Maximum to Reduce. Position → Get Leverage Limits shows the maximum leverage by position size. Bybit's message: ${retMsg} (Bybit error 110013)`,
		});
	});

	it('says that buy and sell leverage must match', () => {
		const retMsg = 'params error: buyLeverage and sellLeverage must be equal';
		expect(explainFailure(retCode(10001, retMsg), unequal)).toEqual({
			message: 'BTCUSDT: buy and sell leverage must match (got 5× buy / 7× sell)',
			description: `Set Side to Both. Different values require hedge mode (Position → Switch Position Mode) and isolated margin (Account → Set Margin Mode). Bybit's message: ${retMsg} (Bybit error 10001)`,
		});
	});

	it.each([
		['1672281601343', "6000 ms behind Bybit's", 'increase Receive Window'],
		[
			'1672281609843',
			"2500 ms ahead of Bybit's",
			'Receive Window (ms) in the credential does not help',
		],
		['1672281607343', "out of sync with Bybit's", 'Synchronize the clock'],
	])('says by how much a clock is off: %s', (timestamp, message, description) => {
		const retMsg = `invalid request, req_timestamp[${timestamp}],server_timestamp[1672281607343],recv_window[5000]`;
		const text = explainFailure(retCode(10002, retMsg), setLeverage);
		expect(text.message).toBe(`BTCUSDT: the n8n server's clock is ${message}`);
		expect(text.description).toContain(description);
	});

	it('shows nothing of what was signed', () => {
		const retMsg =
			'error sign! origin_string[1658385579423Zq3KfP8sWn2vLx7YbT5000{"category":"linear"}]';
		expect(explainFailure(retCode(10004, retMsg), setLeverage).description).toMatch(
			/ RSA\. Bybit's message: error sign! \(Bybit error 10004\)$/,
		);
	});

	it('names the endpoint whose rate limit was exceeded', () => {
		const { message } = explainFailure(retCode(10006), requestFor('Get Position Info'));
		expect(message).toBe('BTCUSDT: Get Position Info rate limit exceeded');
	});

	it('of an unknown code sends to the list of Bybit', () => {
		expect(explainFailure(retCode(987654, 'Moon is full'), setLeverage)).toEqual({
			message: 'BTCUSDT: Bybit rejected Set Leverage',
			description:
				"This code is new to the node. Bybit's list of codes explains it: https://bybit-exchange.github.io/docs/v5/error. Bybit's message: Moon is full (Bybit error 987654)",
		});
	});

	it('of an unexpected response ends with what it was', () => {
		const { message, description } = explainFailure({ kind: 'unexpectedResponse' }, setLeverage);
		expect(message).toBe('BTCUSDT: api-testnet.bybit.com returned an unexpected response');
		expect(description).toMatch(/\. \(unexpected response\)$/);
	});
});

describe('the reasons of a margin mode that was not changed', () => {
	const explain = (result: unknown) =>
		explainFailure(retCode(3400045, 'Set margin mode failed', result), {
			request: 'Set Margin Mode',
			host: 'api.bybit.com',
		});

	it('are all shown, whole', () => {
		const reasonMsg = `${'Equity needs to be equal to or greater than 1000 USDC, '.repeat(6)}at least.`;
		const reasons = [
			{ reasonCode: '3400000', reasonMsg },
			{ reasonCode: '3400053', reasonMsg: 'You have uncancelled Options orders' },
			{ reasonCode: '0', reasonMsg: '' },
			null,
			{ reasonMsg: 7 },
		];
		expect(explain({ reasons })).toEqual({
			message: 'Set Margin Mode: Bybit did not change the margin mode',
			description: `Bybit says: ${reasonMsg}; You have uncancelled Options orders. Fix this on Bybit, then run the workflow again. Bybit's message: Set margin mode failed (Bybit error 3400045)`,
		});
	});

	it.each([undefined, null, {}, { reasons: null }, { reasons: [] }, { reasons: 'none' }])(
		'may be missing: %j',
		(result) => {
			expect(explain(result).description).toMatch(/^Bybit gave no reason\./);
		},
	);

	it('are shown without secrets, and never taken for placeholders', () => {
		const reasons = [{ reasonMsg: '{host} {toString} apiKey[short1] origin_string[secret]' }];
		expect(explain({ reasons }).description).toMatch(
			/^Bybit says: \{host\} \{toString\} apiKey\[\[hidden\]\]\. Fix/,
		);
	});
});

describe('a text depends on the request', () => {
	it.each([
		[110029, 'Switch Position Mode', 'Set Position Mode to One-Way'],
		[110029, 'Set Leverage', 'with Position → Switch Position Mode'],
		[110077, 'Get Futures Leverage', 'Account → Set Margin Mode'],
		[110077, 'Set Margin Mode', 'requirements of the new margin mode'],
		[110028, 'Switch Position Mode', 'cancel the open orders, then run'],
		[10005, 'Get Position Info', 'select Contract → Positions.'],
		[10005, 'Set Leverage', 'choose Read-Write'],
		[10032, 'Get Futures Leverage', 'Turn off All Symbols'],
		[10032, 'Get API Key Information', 'set Environment to Testnet or Mainnet'],
	])('%d of %s', (code, request, description) => {
		expect(explainFailure(retCode(code), requestFor(request)).description).toContain(description);
	});

	it('and on its sides: cross margin takes the same value for both', () => {
		expect(explainFailure(retCode(110036), unequal).description).toContain('Set Side to Both');
		expect(explainFailure(retCode(110036), setLeverage)).toEqual({
			message: 'BTCUSDT: cannot set 50× in cross margin mode',
			description:
				'Switch the account to isolated margin with Account → Set Margin Mode. (Bybit error 110036)',
		});
	});

	it.each([
		[{ sellLeverage: undefined }, '50×', 'Lower Buy Leverage,'],
		[{ buyLeverage: undefined }, '50×', 'Lower Sell Leverage,'],
		[{ sellLeverage: 12.5 }, '50× buy / 12.5× sell', 'Lower Buy Leverage or Sell Leverage,'],
		[{ buyLeverage: undefined, sellLeverage: undefined }, 'this leverage', 'Lower Leverage,'],
	])('and on which leverages it sets: %j', (sides, leverage, description) => {
		const text = explainFailure(retCode(110013), { ...setLeverage, ...sides });
		expect(text.message).toBe(`BTCUSDT: ${leverage} exceeds the limit for this position size`);
		expect(text.description).toContain(description);
	});
});

describe('a message begins with', () => {
	const failure = retCode(10016);
	const rest = "Bybit's server could not process the request";

	it.each<[string, RequestInfo]>([
		['BTCUSDT', setLeverage],
		['Get Kline', { request: 'Get Kline', host: 'api.bybit.com' }],
		[
			'Could not load symbols',
			{ ...requestFor('Get Instruments Info'), subject: 'Could not load symbols' },
		],
	])('%s', (subject, request) => {
		expect(explainFailure(failure, request).message).toBe(`${subject}: ${rest}`);
	});
});

describe("Bybit's message", () => {
	const quoted = (retMsg: string) =>
		/Bybit's message: (.*) \(Bybit error 10016\)$/.exec(
			explainFailure(retCode(10016, retMsg), setLeverage).description,
		)?.[1];

	it.each([
		['', undefined],
		['  Server\n\n error.,;: ', 'Server error.'],
		['x '.repeat(200), `${'x '.repeat(150)}…`],
		[`${'x'.repeat(14)} `.repeat(20), `${'x'.repeat(14)} `.repeat(20).trimEnd()],
		['{constructor} {toString} {symbol}', '{constructor} {toString} {symbol}'],
	])('%j is shown on one line, in 300 characters at the most, as it is', (retMsg, shown) => {
		expect(quoted(retMsg)).toBe(shown);
	});
});
