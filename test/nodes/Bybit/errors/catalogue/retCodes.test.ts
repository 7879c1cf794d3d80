import { endpointOf } from '../../../../../nodes/Bybit/client/endpoints';
import { retCodes } from '../../../../../nodes/Bybit/errors/catalogue/retCodes';
import type { ErrorRow, ErrorText } from '../../../../../nodes/Bybit/errors/catalogue/errorRow';
import { explainFailure } from '../../../../../nodes/Bybit/errors/explainFailure';
import type { RequestInfo } from '../../../../../nodes/Bybit/errors/requestFailure';
import { RET_MSG } from '../../../../exchange';
import { requestFor, setLeverage } from '../requests';
import { expectGoodText, withoutBybitsMessage } from '../textRules';

/** @see https://bybit-exchange.github.io/docs/v5/error */
const EXPECTED = [
	...[-2015, -1, 429, 10000, 10001, 10002, 10003, 10004, 10005, 10006, 10007, 10008, 10009, 10010],
	...[10014, 10016, 10017, 10018, 10024, 10027, 10028, 10029, 10032, 30133, 30134, 30135, 30136],
	...[30228, 33004, 100028, 110005, 110006, 110007, 110011, 110012, 110013, 110018, 110023, 110024],
	...[110025, 110028, 110029, 110031, 110035, 110036, 110037, 110038, 110039, 110042, 110043],
	...[110044, 110045, 110046, 110047, 110048, 110063, 110066, 110067, 110068, 110069, 110070],
	...[110073, 110074, 110077, 110079, 110080, 110085, 110086, 110087, 110088, 110089, 110096],
	...[110097, 110101, 110102, 110104, 110105, 110106, 110107, 110123, 110124, 110125, 110132],
	...[110136, 110137, 140013, 140036, 140038, 140043, 500011, 3100197, 3400045, 3400139],
];

/** By Bybit's names, as errors carry them. */
const REQUESTS = [
	...['account/info', 'account/set-margin-mode', 'market/index-price-kline', 'market/kline'],
	...['market/instruments-info', 'market/mark-price-kline', 'market/risk-limit', 'market/time'],
	...['position/list', 'position/set-leverage', 'position/switch-mode', 'position/symbol-info'],
	'user/query-api',
].map((path) => endpointOf(`/v5/${path}`).name);

/** Requests as they occur: with and without a symbol, and with every pair of sides. */
const requests: RequestInfo[] = [
	...REQUESTS.map(requestFor),
	...REQUESTS.map((request) => ({ request, host: 'api.bybit.com' })),
	setLeverage,
	{ ...setLeverage, sellLeverage: 12.5 },
	{ ...setLeverage, sellLeverage: undefined },
	{ ...setLeverage, buyLeverage: undefined },
];

/** Messages that rows tell apart. */
const messages = [
	'',
	'buy leverage invalid',
	'params error: buyLeverage and sellLeverage must be equal',
	'params error: symbol invalid',
	'params error: category invalid',
	'empty value: apiTimestamp[] apiKey[] apiSignature[]',
	'cannot set leverage [5000] gt maxLeverage [2000] by risk limit',
	'req_timestamp[1672281601343],server_timestamp[1672281607343],recv_window[5000]',
	'req_timestamp[1672281609843],server_timestamp[1672281607343],recv_window[5000]',
];

const result = { reasons: [{ reasonCode: '1', reasonMsg: 'Reason number one.' }] };

test('has an entry for every retCode that these endpoints return', () => {
	expect(EXPECTED.filter((retCode) => !retCodes.has(retCode))).toEqual([]);
});

test('has an entry for every retCode of the loopback exchange', () => {
	const returned = Object.keys(RET_MSG).map(Number);
	expect(returned.filter((retCode) => retCode !== 0 && !retCodes.has(retCode))).toEqual([]);
});

test('explains a classic account as a unified one', () => {
	for (const [retCode, row] of retCodes)
		if (retCode >= 110_000 && retCode < 110_100) expect(retCodes.get(retCode + 30_000)).toBe(row);
});

test.each([...retCodes.keys()])(
	'explains %d well, whatever the request and the message',
	(retCode) => {
		const texts = requests.flatMap((request) =>
			messages.map((retMsg) =>
				JSON.stringify(explainFailure({ kind: 'retCode', retCode, retMsg, result }, request)),
			),
		);
		for (const text of new Set(texts.map(withoutBybitsMessage)))
			expectGoodText(JSON.parse(text) as ErrorText);
	},
);

test('has no variant that an earlier one hides, and none for a request that does not exist', () => {
	for (const row of new Set<ErrorRow>(retCodes.values())) {
		const variants = row.variants ?? [];
		for (const { requests: names = [] } of variants)
			for (const name of names) expect(REQUESTS).toContain(name);
		const conditions = variants.map(({ requests: names, sides, retMsg, read }) =>
			[names?.join(), sides, retMsg?.source, read?.toString()].join('|'),
		);
		expect(new Set(conditions).size).toBe(conditions.length);
		expect(conditions).not.toContain('|||');
	}
});
