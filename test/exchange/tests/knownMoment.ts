import { Exchange } from '..';
import type { Signing } from './exchangeClient';

export const PATH = '/v5/position/set-leverage';
export const BODY = '{"category":"linear","symbol":"BTCUSDT","buyLeverage":"6","sellLeverage":"6"}';

/** ms since 1970: the moment of signatures that are known. */
export const NOW = 1658385579423;

/** An exchange whose clock stands at {@link NOW}, and the key whose signatures are known. */
export async function startAtKnownMoment(): Promise<{ exchange: Exchange; key: Signing }> {
	const exchange = await Exchange.start({
		now: () => NOW,
		rateLimit: Infinity,
		account: { apiKey: 'XXXXXXXXXX', apiSecret: 'testsecret' },
	});
	return { exchange, key: { ...exchange.account, timestamp: NOW, recvWindow: '5000' } };
}
