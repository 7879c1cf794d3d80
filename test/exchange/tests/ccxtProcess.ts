import { bybit } from 'ccxt';

/** A call of one of ccxt's methods, with the client to make it. */
export interface CcxtCall {
	id: number;
	url: string;
	apiKey: string;
	secret: string;
	method:
		| 'loadMarkets'
		| 'setLeverage'
		| 'fetchLeverage'
		| 'fetchPositions'
		| 'fetchBalance'
		| 'fetchOHLCV'
		| 'fetchTicker'
		| 'setMarginMode'
		| 'setPositionMode';
	args: unknown[];
}

export interface CcxtReturn {
	id: number;
	result?: unknown;
	error?: { name: string; message: string };
}

const clients = new Map<string, bybit>();

// ccxt loads ES modules that jest's module system cannot: it runs in a process of its own.
process.on('message', (call: CcxtCall) => {
	const { id } = call;
	invoke(call).then(
		(result) => process.send?.({ id, result }),
		(error: unknown) => {
			const { name, message } = error as Error;
			process.send?.({ id, error: { name, message } });
		},
	);
});

async function invoke(call: CcxtCall): Promise<unknown> {
	const client = clients.get(call.apiKey) ?? clientOf(call);
	clients.set(call.apiKey, client);
	const method = client[call.method] as (...args: unknown[]) => Promise<unknown>;
	return method.apply(client, call.args);
}

function clientOf({ url, apiKey, secret }: CcxtCall): bybit {
	const client = new bybit({
		apiKey,
		secret,
		enableRateLimit: false,
		has: { fetchCurrencies: false },
		options: { fetchMarkets: { types: ['linear', 'inverse'] } },
	});
	client.urls['api'] = { public: url, private: url };
	return client;
}
