import { explainFailure } from '../../../../../nodes/Bybit/errors/explainFailure';
import { requestFor, setLeverage } from '../requests';
import { expectGoodText } from '../textRules';

/** Codes that tell failures apart; each group has a message of its own. */
const groups = [
	['ECONNREFUSED'],
	['ECONNRESET', 'EPIPE', 'ERR_BAD_RESPONSE', 'ERR_STREAM_PREMATURE_CLOSE', 'UND_ERR_SOCKET'],
	['ETIMEDOUT', 'ECONNABORTED', 'ESOCKETTIMEDOUT', 'UND_ERR_CONNECT_TIMEOUT'],
	['ENOTFOUND'],
	['EAI_AGAIN'],
	['EHOSTUNREACH', 'ENETUNREACH', 'EHOSTDOWN', 'ENETDOWN', 'EADDRNOTAVAIL'],
	['CERT_HAS_EXPIRED', 'DEPTH_ZERO_SELF_SIGNED_CERT', 'SELF_SIGNED_CERT_IN_CHAIN'],
	['EPROTO', 'ERR_SSL_WRONG_VERSION_NUMBER'],
	['ESOMETHINGNEW', undefined],
];

const explain = (code: string | undefined) =>
	explainFailure({ kind: 'connection', code }, setLeverage);

test.each(groups)('%s and its like have one text, a good one', (...codes) => {
	const messages = codes.map((code) => explain(code).message);
	expect(new Set(messages).size).toBe(1);
	expect(messages[0]).toContain('api-testnet.bybit.com');
	for (const code of codes)
		for (const request of [setLeverage, requestFor('Get Kline')])
			expectGoodText(explainFailure({ kind: 'connection', code }, request));
});

test('each group has a text of its own', () => {
	const messages = groups.map(([code]) => explain(code).message);
	expect(new Set(messages).size).toBe(groups.length);
});

test('names host, cause and fix', () => {
	expect(explain('ECONNREFUSED')).toEqual({
		message: 'BTCUSDT: api-testnet.bybit.com refused the connection',
		description:
			"Check the n8n server's internet access, firewall, and proxy, and Base URL in the credential if it is custom. Then run the workflow again. (network error ECONNREFUSED)",
	});
});
