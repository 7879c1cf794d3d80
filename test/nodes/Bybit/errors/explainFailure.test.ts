import { explainFailure } from '../../../../nodes/Bybit/errors/explainFailure';
import type { RequestInfo, RequestFailure } from '../../../../nodes/Bybit/errors/requestFailure';
import { asked } from './requestInfo';

const retCode = (code: number, retMsg: string): RequestFailure => ({
	kind: 'retCode',
	retCode: code,
	retMsg,
});

const texts = (failure: RequestFailure, over: Partial<RequestInfo> = {}) => {
	const { message, description, cause } = explainFailure(failure, { ...asked, ...over });
	return [message, description, cause];
};

describe('the words for', () => {
	it('110013 name the leverage asked and the most allowed, in ×', () => {
		const retMsg = 'cannot set leverage [5000] gt maxLeverage [2000] by risk limit';
		expect(texts(retCode(110013, retMsg))).toEqual([
			'BTCUSDT: 50× is more than Bybit allows at this position size: 20×',
			'Lower Leverage to 20 or less, make the position smaller (Get Leverage Limits shows what Bybit allows at which size), or set Above Symbol Maximum under Options to Reduce. Bybit said: 110013 cannot set leverage [5000] gt maxLeverage [2000] by risk limit',
			'configuration-invalid',
		]);
	});

	it('110013 without numbers name what was asked', () => {
		expect(texts(retCode(110013, 'Cannot set leverage due to risk limit level.'))).toEqual([
			'BTCUSDT: 50× is more than Bybit allows at this position size',
			'Lower Leverage (Get Leverage Limits shows what Bybit allows at which position size), or set Above Symbol Maximum under Options to Reduce. Bybit said: 110013 Cannot set leverage due to risk limit level.',
			'configuration-invalid',
		]);
	});

	it('10002 say that a clock is behind, by how much, and what helps', () => {
		const retMsg =
			'invalid request, please check your server timestamp or recv_window param. req_timestamp[1672281601343],server_timestamp[1672281607343],recv_window[5000]';
		expect(texts(retCode(10002, retMsg))).toEqual([
			"BTCUSDT: the clock of this host is 6000 ms behind Bybit's",
			`Synchronise the clock of the host that n8n runs on by NTP (with Docker Desktop or a virtual machine: restart it). A longer Receive Window in the credential helps only where the network is slow, not the clock. Bybit said: 10002 ${retMsg}`,
			undefined,
		]);
	});

	it('10002 say that a clock is ahead, and that a longer window does not help', () => {
		const retMsg =
			'invalid request, please check your server timestamp or recv_window param. req_timestamp[1672281609843],server_timestamp[1672281607343],recv_window[5000]';
		expect(texts(retCode(10002, retMsg))).toEqual([
			"BTCUSDT: the clock of this host is 2500 ms ahead of Bybit's",
			`Synchronise the clock of the host that n8n runs on by NTP (with Docker Desktop or a virtual machine: restart it). A longer Receive Window in the credential does not help: Bybit takes no request from more than one second ahead. Bybit said: 10002 ${retMsg}`,
			undefined,
		]);
	});

	it('10003 name the host that does not know the key', () => {
		expect(texts(retCode(10003, 'API key is invalid.'))).toEqual([
			'BTCUSDT: api-testnet.bybit.com does not know this API key',
			'A key of one environment does not work on another: in the credential, choose as Environment the site on which the key was made (api-testnet.bybit.com was asked), and check that API Key is complete. Bybit said: 10003 API key is invalid.',
			'credential-invalid',
		]);
	});

	it('10004 show nothing of the text that was signed', () => {
		const retMsg =
			'error sign! origin_string[1658385579423Zq3KfP8sWn2vLx7YbT5000{"category":"linear","symbol":"BTCUSDT"}]';
		expect(texts(retCode(10004, retMsg))).toEqual([
			'BTCUSDT: the signature does not match the API key',
			'Enter API Secret (or Private Key) again in the credential: it must belong to this very API key. Check Key Type too: a system-generated key is HMAC, a self-generated one RSA. Bybit said: 10004 error sign!',
			'credential-invalid',
		]);
	});

	it('10005 name the permission to give', () => {
		const retMsg = 'Permission denied, please check your API key permissions.';
		expect(texts(retCode(10005, retMsg))).toEqual([
			'BTCUSDT: the API key has no permission for Set Leverage',
			`On Bybit, open API Management → your key → Permissions, choose Read-Write and tick Contract → Positions. A read-only key can look at leverage, but cannot set it. Bybit said: 10005 ${retMsg}`,
			'credential-invalid',
		]);
	});

	it('10006 say who shares the limit', () => {
		expect(texts(retCode(10006, 'Too many visits!'))).toEqual([
			'BTCUSDT: too many requests from this account in one second',
			'Bybit takes 10 leverage changes per second from all keys and programs of an account together. Spread out what else uses this account, or turn on Retry On Fail in the Settings of the node. Bybit said: 10006 Too many visits!',
			'rate-limited',
		]);
	});

	it('10010 say which address to bind', () => {
		const retMsg = "Unmatched IP, please check your API key's bound IP addresses.";
		expect(texts(retCode(10010, retMsg))).toEqual([
			'BTCUSDT: the public IP address of this host is not bound to the API key',
			`On Bybit, open API Management → your key → IP access and add the public IP address from which n8n reaches the internet (that of the proxy or NAT gateway, where there is one). Bybit said: 10010 ${retMsg}`,
			'credential-invalid',
		]);
	});

	it('110043 say that nothing needs to be done', () => {
		expect(texts(retCode(110043, 'leverage not modified'))).toEqual([
			'BTCUSDT: the leverage already is 50×',
			'Nothing needs to be done. The node stops here only because Unchanged under Options is Fail: set it to Succeed to carry on. Bybit said: 110043 leverage not modified',
			undefined,
		]);
	});

	it('a code that nobody knows are those of Bybit, with a link to its list', () => {
		expect(texts(retCode(987654, 'Moon is in the wrong house'))).toEqual([
			'BTCUSDT: Bybit refused Set Leverage: 987654 Moon is in the wrong house',
			"Bybit's list of codes says more: https://bybit-exchange.github.io/docs/v5/error. Bybit said: 987654 Moon is in the wrong house",
			undefined,
		]);
	});

	it.each([
		['', '10016'],
		['  Server\n\n error.,;: ', '10016 Server error.'],
		['x '.repeat(200), `10016 ${'x '.repeat(150)}…`],
		[
			`${'x'.repeat(14)} `.repeat(20).trimEnd(),
			`10016 ${`${'x'.repeat(14)} `.repeat(20).trimEnd()}`,
		],
	])('10016 quote %j on one line, and no more than 300 characters', (retMsg, quoted) => {
		const [, description] = texts(retCode(10016, retMsg));
		expect(description?.split('Bybit said: ')[1]).toBe(quoted);
	});

	it('a code that nobody knows, without words, end with the code', () => {
		const [message, description] = texts(retCode(987654, ''));
		expect(message).toBe('BTCUSDT: Bybit refused Set Leverage: 987654');
		expect(description).toMatch(/Bybit said: 987654$/);
	});

	it.each<[RequestFailure, string]>([
		[{ kind: 'http', status: 502, html: true }, 'Bybit said: HTTP 502 (a web page)'],
		[{ kind: 'http', status: 502, html: false }, 'Bybit said: HTTP 502'],
		[{ kind: 'connection', code: 'ECONNRESET' }, 'The connection said: ECONNRESET'],
	])('%j end with what the other side said', (failure, said) => {
		const [, description] = texts(failure);
		expect(description?.slice(-said.length)).toBe(said);
	});

	it('a connection that ended without a code say no code', () => {
		const [, description] = texts({ kind: 'connection' });
		expect(description).not.toContain('said');
	});

	it('10002 with both clocks alike name no milliseconds', () => {
		const retMsg = 'req_timestamp[1672281607343],server_timestamp[1672281607343]';
		expect(texts(retCode(10002, retMsg))[0]).toBe(
			"BTCUSDT: the clock of this host is too far from Bybit's",
		);
		expect(texts(retCode(10002, 'nothing to read'))[0]).toBe(
			"BTCUSDT: the clock of this host is too far from Bybit's",
		);
	});

	it.each<[Partial<RequestInfo>, string]>([
		[{ buyLeverage: 20, sellLeverage: undefined }, '20×'],
		[{ buyLeverage: undefined, sellLeverage: 30 }, '30×'],
		[{ buyLeverage: 20, sellLeverage: 30 }, '20× for buy and 30× for sell'],
		[{ buyLeverage: undefined, sellLeverage: undefined }, 'this leverage'],
	])('110013 name the sides asked: %j', (over, leverage) => {
		expect(texts(retCode(110013, ''), over)[0]).toBe(
			`BTCUSDT: ${leverage} is more than Bybit allows at this position size`,
		);
	});

	it('a request without a symbol name the request', () => {
		const [message] = texts(retCode(10016, 'Server error.'), {
			request: 'Get Instruments Info',
			symbol: undefined,
		});
		expect(message).toBe(
			'Get Instruments Info: Bybit could not process the request, for a reason on its side',
		);
	});
});
