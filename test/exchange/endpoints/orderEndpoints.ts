import { randomUUID } from 'node:crypto';
import { changed, failure, type RetCodeResponse } from '../http/exchangeResponse';
import { LOT_SIZES, type Instrument } from '../instruments/listedInstrument';
import { statusError } from '../positions/leverageRules';
import { fill, matchesPositionMode, orderError, type MarketOrder } from '../positions/marketOrder';
import { contractOf, invalid, isCategory, isText, jsonOf, type PrivateEndpoint } from './endpoint';

const DECIMAL = /^\d{1,12}(\.\d{1,10})?$/;
/** RetCodes of orders only, beside the exchange's table: nothing that sets a leverage gets them. */
const ORDER_RET_MSG: Readonly<Record<number, string>> = {
	110017: 'Reduce-only rule not satisfied',
	110072: 'OrderLinkedID is duplicate',
	110094: 'Order does not meet minimum order value 5USDT',
};

const orderFailure = (retCode: number): RetCodeResponse => failure(retCode, ORDER_RET_MSG[retCode]);

const ORDER_LINK_ID = /^[\w-]{1,36}$/;

/**
 * POST /v5/order/create: market orders only, filled at once at the last price. Quantities are text, and an
 * `orderLinkId` can be used once.
 * @see https://bybit-exchange.github.io/docs/v5/order/create-order
 */
export const createOrder: PrivateEndpoint = {
	method: 'POST',
	rateGroup: 'order-create',
	respond(request, { instruments, prices, clock }, { account, permissions, readOnly }) {
		if (readOnly || !permissions.ContractTrade.includes('Order')) return failure(10005);
		const fields = jsonOf(request) ?? {};
		const { category, symbol, orderLinkId = '' } = fields;
		if (!isText(category) || !isText(symbol) || !isText(orderLinkId)) return failure(10001);
		if (!isCategory(category)) return invalid('category');
		const instrument = contractOf(instruments, category, symbol);
		if ('retCode' in instrument) return instrument;
		const price = prices.priceAt(instrument, 'last', clock.server());
		const order = readOrder(fields, instrument, price);
		if ('retCode' in order) return order;
		if (!matchesPositionMode(account, instrument, order)) {
			return failure(10001, 'position idx not match position mode');
		}
		if (orderLinkId !== '' && !ORDER_LINK_ID.test(orderLinkId)) return invalid('orderLinkId');
		if (account.orderLinkIds.has(orderLinkId)) return orderFailure(110072);

		const notTrading = statusError(instrument);
		if (notTrading) return notTrading;
		const { positions } = account;
		const open = positions
			.openSymbols()
			.map((name) => instruments.find('linear', name))
			.filter((one) => one !== undefined);
		const retCode = orderError(account, instrument, order, price, open);
		if (retCode !== 0) return orderFailure(retCode);
		fill(positions, instrument, order, price);
		if (orderLinkId !== '') account.orderLinkIds.add(orderLinkId);
		return changed({ orderId: randomUUID(), orderLinkId });
	},
};

/** The order that a body describes, or the error for the first field that is wrong. */
function readOrder(
	{ side, orderType, qty, positionIdx = 0, reduceOnly = false }: Record<string, unknown>,
	{ category }: Instrument,
	price: number,
): MarketOrder | RetCodeResponse {
	if (side !== 'Buy' && side !== 'Sell') return failure(10001, 'Side invalid');
	// A limit order would have to rest in a book, which this exchange does not have.
	if (orderType !== 'Market') return failure(10001, 'OrderType invalid');
	if (!isText(qty) || !DECIMAL.test(qty)) return failure(10001, 'Qty invalid');
	if (positionIdx !== 0 && positionIdx !== 1 && positionIdx !== 2) return invalid('positionIdx');
	if (typeof reduceOnly !== 'boolean') return invalid('reduceOnly');
	const { step, maxMarket, minValue } = LOT_SIZES[category];
	const size = Number(qty);
	const steps = size / Number(step);
	const offStep = Math.abs(steps - Math.round(steps)) > 1e-6;
	if (size === 0 || size > Number(maxMarket) || offStep) return failure(10001, 'Qty invalid');
	const value = category === 'linear' ? size * price : size;
	if (!reduceOnly && value < Number(minValue)) return orderFailure(110094);
	return { side, size, positionIdx, reduceOnly };
}
