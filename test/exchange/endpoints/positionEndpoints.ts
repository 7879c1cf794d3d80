import type { Account, ApiKey } from '../accounts/accounts';
import {
	marginModeOf,
	positionModeOf,
	switchCoin,
	switchError,
	type PositionMode,
} from '../accounts/accountModes';
import { queryOf } from '../http/exchangeRequest';
import { changed, failure, success, type ExchangeResponse } from '../http/exchangeResponse';
import { leverageText, type Instrument } from '../instruments/listedInstrument';
import { checkLeverage, readLeverage, statusError } from '../positions/leverageRules';
import { positionRow } from '../positions/positionRow';
import {
	contractOf,
	invalid,
	isCategory,
	isText,
	jsonOf,
	type EndpointContext,
	type PrivateEndpoint,
} from './endpoint';
import { pageOf } from './pagination';

const MISSING = 'Missing some parameters that must be filled in, symbol or settleCoin or baseCoin';
const POSITION_MODES: ReadonlyMap<unknown, PositionMode> = new Map([
	[0, 'oneWay'],
	[3, 'hedge'],
]);

/**
 * POST /v5/position/set-leverage: four strings in, an empty result out.
 * @see https://bybit-exchange.github.io/docs/v5/position/leverage
 */
export const setLeverage: PrivateEndpoint = {
	method: 'POST',
	rateGroup: 'set-leverage',
	respond(request, { instruments, rules }, key) {
		if (!mayChange(key)) return failure(10005);
		const { category, symbol, buyLeverage, sellLeverage } = jsonOf(request) ?? {};
		if (!isText(category) || !isText(symbol)) return failure(10001);
		if (!isText(buyLeverage) || !isText(sellLeverage)) return failure(10001);
		if (!isCategory(category)) return invalid('category');
		const instrument = contractOf(instruments, category, symbol);
		if ('retCode' in instrument) return instrument;
		const buy = readLeverage(buyLeverage, instrument);
		if (buy === undefined) return failure(10001, 'buy leverage invalid');
		const sell = readLeverage(sellLeverage, instrument);
		if (sell === undefined) return failure(10001, 'sell leverage invalid');

		const error = checkLeverage(key.account, instrument, { buy, sell }, rules.aboveMaximum);
		if (error) return error;
		key.account.positions.setLeverage(symbol, { buy, sell });
		return changed();
	},
};

/**
 * POST /v5/position/switch-mode: one symbol, or every symbol of a coin that is free to switch.
 * @see https://bybit-exchange.github.io/docs/v5/position/position-mode
 */
export const switchMode: PrivateEndpoint = {
	method: 'POST',
	rateGroup: 'switch-mode',
	respond(request, { instruments }, key) {
		if (!mayChange(key)) return failure(10005);
		const { category, symbol, coin, mode } = jsonOf(request) ?? {};
		const positionMode = POSITION_MODES.get(mode);
		if (!positionMode || !isText(category)) return failure(10001);
		if (!isCategory(category)) return invalid('category');
		// Bybit's own example sends `coin: null` beside a symbol; the symbol comes first.
		if (isText(symbol) && symbol !== '') {
			const instrument = contractOf(instruments, category, symbol);
			if ('retCode' in instrument) return instrument;
			const notTrading = statusError(instrument);
			if (notTrading) return notTrading;
			const retCode = switchError(key.account, instrument, positionMode);
			if (retCode !== 0) return failure(retCode);
			key.account.modes.bySymbol.set(symbol, positionMode);
			return changed();
		}
		if (!isText(coin) || coin === '') return failure(10001);
		if (!instruments.all.some((one) => one.category === category && one.settleCoin === coin)) {
			return invalid('coin');
		}
		const retCode = switchCoin(key.account, coin, positionMode, instruments);
		return retCode === 0 ? changed() : failure(retCode);
	},
};

/**
 * GET /v5/position/list: rows of a symbol even when flat, or the open positions of a settle coin.
 * @see https://bybit-exchange.github.io/docs/v5/position
 */
export const positionList: PrivateEndpoint = {
	method: 'GET',
	rateGroup: 'position-list',
	respond(request, context, key) {
		if (key.permissions.ContractTrade.length === 0) return failure(10005);
		const query = queryOf(request);
		const category = query.get('category');
		if (!isCategory(category)) return invalid('category');
		const symbol = query.get('symbol');
		if (symbol) return rowsOfSymbols(symbol, category, context, key.account);
		const settleCoin = query.get('settleCoin');
		if (category === 'linear' && !settleCoin) return failure(10001, MISSING);

		const rows = key.account.positions
			.openSymbols()
			.map((open) => context.instruments.find(category, open))
			.filter((instrument) => instrument !== undefined)
			.filter((instrument) => !settleCoin || instrument.settleCoin === settleCoin)
			.flatMap((instrument) => rowsOf(instrument, key.account, context))
			.filter((row) => row.size !== '0');
		const page = pageOf(rows, query, { limit: 20, maxLimit: 200 });
		return page ? success({ ...page, category }) : invalid('limit or cursor');
	},
};

/**
 * GET /v5/position/symbol-info: the leverage of every symbol of a category, or of one.
 * @see https://bybit-exchange.github.io/docs/v5/position/batch-lvg
 */
export const symbolInfo: PrivateEndpoint = {
	method: 'GET',
	rateGroup: 'symbol-info',
	respond(request, { instruments }, key) {
		if (key.permissions.ContractTrade.length === 0) return failure(10005);
		const query = queryOf(request);
		const category = query.get('category');
		if (!isCategory(category)) return invalid('category');
		const symbol = query.get('symbol');
		const found = instruments.all.filter(
			(instrument) =>
				instrument.category === category &&
				(symbol ? instrument.symbol === symbol : instrument.status === 'Trading'),
		);
		if (symbol && found.length === 0) return invalid('symbol');
		const { account } = key;
		// Bybit only says that it is an error; this code is the likely one.
		if (found.some((one) => marginModeOf(account, one) === 'PORTFOLIO_MARGIN')) {
			return failure(110077);
		}
		return success({ category, list: found.flatMap((one) => leveragesOf(one, account)) });
	},
};

/** Whether a key may change leverages and modes. */
function mayChange({ readOnly, permissions }: ApiKey): boolean {
	return !readOnly && permissions.ContractTrade.includes('Position');
}

/** Inverse takes several symbols with commas between; linear takes one. */
function rowsOfSymbols(
	symbols: string,
	category: 'linear' | 'inverse',
	context: EndpointContext,
	account: Account,
): ExchangeResponse {
	const names = category === 'inverse' ? symbols.split(',') : [symbols];
	const instruments = names.map((name) => context.instruments.find(category, name));
	if (instruments.includes(undefined)) return invalid('symbol');
	const list = instruments.flatMap((one) => (one ? rowsOf(one, account, context) : []));
	return success({ list, nextPageCursor: '', category });
}

/** One-way: one row with index 0. Hedge: row 1 for buy and row 2 for sell. */
function rowsOf(instrument: Instrument, account: Account, { prices, clock }: EndpointContext) {
	const markPrice = prices.priceAt(instrument, 'mark', clock.server());
	const indices =
		positionModeOf(account, instrument) === 'hedge' ? ([1, 2] as const) : ([0] as const);
	return indices.map((index) => positionRow(account, instrument, index, markPrice));
}

/** As in Bybit's example: the sell side first, and a `side` that means nothing. */
function leveragesOf(instrument: Instrument, account: Account): object[] {
	const { symbol } = instrument;
	const { buy, sell } = account.positions.leverageOf(instrument);
	if (positionModeOf(account, instrument) === 'oneWay') {
		return [{ symbol, leverage: leverageText(buy), side: '', positionIdx: 0 }];
	}
	return [
		{ symbol, leverage: leverageText(sell), side: 'Sell', positionIdx: 2 },
		{ symbol, leverage: leverageText(buy), side: 'Sell', positionIdx: 1 },
	];
}
