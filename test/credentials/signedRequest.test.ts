import type { BybitCredentials } from '../../credentials/bybitCredentials';
import { signedRequest } from '../../credentials/signedRequest';

const credentials: BybitCredentials = {
	environment: 'testnet',
	keyType: 'hmac',
	apiKey: 'XXXXXXXXXX',
	apiSecret: 'testsecret',
	recvWindow: 5000,
};

beforeEach(() => jest.spyOn(Date, 'now').mockReturnValue(1658385579423));
afterEach(() => jest.restoreAllMocks());

describe('signedRequest', () => {
	it('signs the body of a POST', () => {
		const body = { category: 'linear', symbol: 'BTCUSDT', buyLeverage: '6', sellLeverage: '6' };
		expect(
			signedRequest(credentials, { method: 'POST', url: '/v5/position/set-leverage', body }),
		).toEqual({
			method: 'POST',
			url: 'https://api-testnet.bybit.com/v5/position/set-leverage',
			body: JSON.stringify(body),
			headers: {
				'Content-Type': 'application/json',
				'X-BAPI-API-KEY': 'XXXXXXXXXX',
				'X-BAPI-TIMESTAMP': '1658385579423',
				'X-BAPI-RECV-WINDOW': '5000',
				'X-BAPI-SIGN': 'a1e33d5ddee801728eca3dac5ae19c5fd509fdb0c25f307a5d126298e0cf7b54',
			},
			disableFollowRedirect: true,
			followRedirect: false,
			followAllRedirects: false,
		});
	});

	it('signs the query of a GET', () => {
		const qs = { category: 'linear', symbol: 'BTCUSDT' };
		expect(signedRequest(credentials, { url: '/v5/position/list', qs })).toMatchObject({
			method: 'GET',
			url: 'https://api-testnet.bybit.com/v5/position/list?category=linear&symbol=BTCUSDT',
			headers: {
				'X-BAPI-SIGN': 'e9e1686091da6f34519e7fb106aee9372c97936b78c16274c62247b1563ad64e',
			},
		});
	});
});
