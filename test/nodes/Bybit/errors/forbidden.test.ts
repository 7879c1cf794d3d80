import { explainFailure } from '../../../../nodes/Bybit/errors/explainFailure';
import type { RequestFailure } from '../../../../nodes/Bybit/errors/requestFailure';
import { asked } from './requestInfo';

const texts = (failure: RequestFailure) => {
	const { message, description, cause } = explainFailure(failure, asked);
	return [message, description, cause];
};

describe('the words for HTTP 403', () => {
	it('with "access too frequent" say to stop for ten minutes', () => {
		const failure: RequestFailure = {
			kind: 'http',
			status: 403,
			html: false,
			retMsg: 'access too frequent.',
		};
		expect(texts(failure)).toEqual([
			'BTCUSDT: Bybit has stopped serving this host, because too many requests came from its IP address',
			'Stop every program behind this address for at least 10 minutes; then Bybit serves it again by itself. It takes 600 requests in 5 seconds from all of them together. Bybit said: HTTP 403 access too frequent.',
			'rate-limited',
		]);
	});

	it('with a web page name the blocked country and the limit of the address', () => {
		const failure: RequestFailure = { kind: 'http', status: 403, html: true };
		expect(texts(failure)).toEqual([
			'BTCUSDT: api-testnet.bybit.com turned this host away with a web page',
			"Bybit does so with addresses in countries that it does not serve (such as the USA), and with those that sent too many requests: in that case stop for at least 10 minutes. An account of one of Bybit's regional sites needs that site as Environment in the credential. Bybit said: HTTP 403 (a web page)",
			undefined,
		]);
	});

	it('with other words name the key and the environment', () => {
		const failure: RequestFailure = { kind: 'http', status: 403, html: false, retMsg: 'Forbidden' };
		expect(texts(failure)).toEqual([
			'BTCUSDT: api-testnet.bybit.com forbids Set Leverage',
			'Check the permissions and bound IP addresses of the key on Bybit (API Management → your key), and Environment in the credential. If many requests were sent before, stop for at least 10 minutes. Bybit said: HTTP 403 Forbidden',
			undefined,
		]);
	});
});
