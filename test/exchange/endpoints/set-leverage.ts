import { done, refuse, type Answer } from '../answer';
import type { ApiKey } from '../auth/accounts';
import { readLeverage, refuseLeverage } from '../position/leverage-rules';
import { bodyOf, headerOf, type ExchangeRequest } from '../request';
import type { EndpointContext, PrivateEndpoint } from './endpoint';

const JSON_TYPE = /^application\/json\s*(;|$)/i;
const CATEGORIES = ['linear', 'inverse'];

/**
 * POST /v5/position/set-leverage: four strings in, an empty result out.
 * @see https://bybit-exchange.github.io/docs/v5/position/leverage
 */
export const setLeverage: PrivateEndpoint = {
	method: 'POST',
	rateGroup: 'set-leverage',
	answer(request: ExchangeRequest, context: EndpointContext, key: ApiKey): Answer {
		if (key.readOnly || !key.permissions.ContractTrade.includes('Position')) return refuse(10005);
		const body = JSON_TYPE.test(headerOf(request, 'content-type')) ? bodyOf(request) : undefined;
		if (!body) return refuse(10001);
		const { category, symbol, buyLeverage, sellLeverage } = body;
		if (!isText(category) || !isText(symbol)) return refuse(10001);
		if (!isText(buyLeverage) || !isText(sellLeverage)) return refuse(10001);

		if (!CATEGORIES.includes(category)) return refuse(10001, 'params error: category invalid');
		const instrument = context.instruments.find(category, symbol);
		if (!instrument) {
			const elsewhere = context.instruments.isElsewhere(category, symbol);
			return refuse(10001, elsewhere ? 'Not supported symbols' : 'params error: symbol invalid');
		}
		const buy = readLeverage(buyLeverage, instrument);
		if (buy === undefined) return refuse(10001, 'buy leverage invalid');
		const sell = readLeverage(sellLeverage, instrument);
		if (sell === undefined) return refuse(10001, 'sell leverage invalid');

		const refusal = refuseLeverage(key.account, instrument, { buy, sell });
		if (refusal) return refusal;
		key.account.positions.setLeverage(symbol, { buy, sell });
		return done();
	},
};

function isText(value: unknown): value is string {
	return typeof value === 'string';
}
