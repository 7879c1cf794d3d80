import { okay, refuse, type Answer } from '../answer';
import type { Account, ApiKey } from '../auth/accounts';
import type { Category, Instrument } from '../instruments/instrument';
import { positionModeOf } from '../position/leverage-rules';
import { positionRow } from '../position/position-row';
import { queryOf, type ExchangeRequest } from '../request';
import type { EndpointContext, PrivateEndpoint } from './endpoint';
import { pageOf } from './page';

const MISSING = 'Missing some parameters that must be filled in, symbol or settleCoin or baseCoin';

/**
 * GET /v5/position/list: rows of a symbol even when flat, or the open positions of a settle coin.
 * @see https://bybit-exchange.github.io/docs/v5/position
 */
export const positionList: PrivateEndpoint = {
	method: 'GET',
	rateGroup: 'position-list',
	answer(request: ExchangeRequest, context: EndpointContext, key: ApiKey): Answer {
		if (key.permissions.ContractTrade.length === 0) return refuse(10005);
		const query = queryOf(request);
		const category = query.get('category');
		if (category !== 'linear' && category !== 'inverse') {
			return refuse(10001, 'params error: category invalid');
		}
		const symbol = query.get('symbol');
		if (symbol) return ofSymbols(symbol, category, context, key.account);
		const settleCoin = query.get('settleCoin');
		if (category === 'linear' && !settleCoin) return refuse(10001, MISSING);

		const rows = key.account.positions
			.openSymbols()
			.map((open) => context.instruments.find(category, open))
			.filter((instrument) => instrument !== undefined)
			.filter((instrument) => !settleCoin || instrument.settleCoin === settleCoin)
			.flatMap((instrument) => rowsOf(instrument, key.account))
			.filter((row) => row.size !== '0');
		const page = pageOf(rows, query, { limit: 20, maxLimit: 200 });
		return page ? okay({ ...page, category }) : refuse(10001);
	},
};

/** Inverse takes several symbols with commas between; linear takes one. */
function ofSymbols(
	symbols: string,
	category: Category,
	context: EndpointContext,
	account: Account,
): Answer {
	const names = category === 'inverse' ? symbols.split(',') : [symbols];
	const instruments = names.map((name) => context.instruments.find(category, name));
	const list = instruments.flatMap((instrument) => (instrument ? rowsOf(instrument, account) : []));
	if (instruments.includes(undefined)) return refuse(10001, 'params error: symbol invalid');
	return okay({ list, nextPageCursor: '', category });
}

/** One-way: one row with index 0. Hedge: row 1 for buy and row 2 for sell. */
function rowsOf(instrument: Instrument, account: Account): Array<ReturnType<typeof positionRow>> {
	if (positionModeOf(account, instrument) === 'hedge') {
		return [positionRow(account, instrument, 1), positionRow(account, instrument, 2)];
	}
	return [positionRow(account, instrument, 0)];
}
