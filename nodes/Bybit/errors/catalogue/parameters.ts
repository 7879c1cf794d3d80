import { page } from './pages';
import type { RetCodeTable, Row } from './row';

const leverage: Partial<Row> = {
	what: '{leverage} is not a leverage that Bybit takes for this symbol',
	fix: "Choose a value for {field} between the symbol's minimum and maximum and on its step; the operation Get Leverage Limits shows all three.",
	page: page.setLeverage,
};

const unequal: Partial<Row> = {
	what: 'buy and sell must have the same leverage, {leverage} was asked',
	fix: 'Set Side to Both, with one Leverage for both. Different values are for hedge mode in isolated margin only.',
	page: page.setLeverage,
};

const symbol: Partial<Row> = {
	what: 'Bybit has no such symbol in the category {category}',
	fix: 'Check Symbol (written as on Bybit, such as BTCUSDT) and Category: Linear is for contracts settled in USDT or USDC, Inverse for those settled in the coin itself.',
	page: page.instruments,
};

const category: Partial<Row> = {
	what: 'Bybit does not take the category {category} here',
	fix: 'Set Category to Linear (contracts settled in USDT or USDC) or Inverse (contracts settled in the coin itself).',
	page: page.setLeverage,
};

const unsigned: Partial<Row> = {
	what: 'the request reached Bybit without its signature',
	fix: 'Check that API Key in the credential is not empty, and that no proxy between n8n and {host} removes headers that begin with X-BAPI.',
	cause: 'credential-invalid',
	page: page.authentication,
};

/** Bybit's words for what is wrong, the most telling first. */
const readings: ReadonlyArray<readonly [RegExp, Partial<Row>]> = [
	[/empty value|apiSignature|apiTimestamp/i, unsigned],
	[/leverage.*(equal|same)/i, unequal],
	[/leverage/i, leverage],
	[/symbol/i, symbol],
	[/categor/i, category],
];

/** What is wrong with the values of the request. */
export const parameters: RetCodeTable = {
	10001: {
		what: 'Bybit does not take one of the values of this request',
		fix: 'Check Symbol, Category and {field}: the symbol must exist in the category, and the leverage must lie within its limits and on its step (see Get Leverage Limits).',
		cause: 'configuration-invalid',
		page: page.codes,
		read: (retMsg) => readings.find(([words]) => words.test(retMsg))?.[1],
	},
	10017: {
		what: '{host} has no such endpoint',
		fix: 'Check Environment in the credential, and its Base URL if you entered one: it must be the address of a Bybit V5 API, without a path.',
		cause: 'configuration-invalid',
		page: page.codes,
	},
};
