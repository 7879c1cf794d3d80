import { BybitRequestError } from '../../../../nodes/Bybit/errors/BybitRequestError';
import type { Account } from '../../../../nodes/Bybit/transport/account';
import { Delivery, TRY_TIMEOUT_MS } from '../../../../nodes/Bybit/transport/delivery';
import type { ModelExchange } from './modelExchange';

export const PATH = '/v5/position/set-leverage';

export interface Alert {
	symbol: string;
	leverage: number;
}

/** What Set Leverage does in its turn, without n8n: resolves to whether the leverage was changed. */
export async function deliverAlert(
	account: Account,
	exchange: ModelExchange,
	{ symbol, leverage }: Alert,
	signal?: AbortSignal,
): Promise<boolean> {
	const delivery = new Delivery(account, TRY_TIMEOUT_MS, signal);
	const send = async () =>
		await delivery.send(PATH, async () => await exchange.setLeverage(symbol, leverage));
	return await account.order.run(
		symbol,
		async () => {
			try {
				await send();
				return true;
			} catch (error) {
				if (error instanceof BybitRequestError && error.retCode === 110043)
					return delivery.answerLost;
				throw error;
			}
		},
		signal,
	);
}
