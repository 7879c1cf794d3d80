import type { INodeParameters } from 'n8n-workflow';

/** A query as somebody enters it in the HTTP Request node, and the bytes that Bybit must get. */
interface Query {
	what: string;
	query: Record<string, unknown>;
	sent: string;
	options?: INodeParameters;
}

export const QUERIES: Query[] = [
	{
		what: 'plain values',
		query: { category: 'linear', symbol: 'BTCUSDT' },
		sent: 'category=linear&symbol=BTCUSDT',
	},
	{
		what: 'unicode, blanks and quotes',
		query: { category: 'linear', symbol: 'BTCUSDT', note: `ä€😀 it's "a b"` },
		sent: 'category=linear&symbol=BTCUSDT&note=%C3%A4%E2%82%AC%F0%9F%98%80%20it%27s%20%22a%20b%22',
	},
	{
		what: 'commas',
		query: { category: 'inverse', symbol: 'BTCUSD,ETHUSD' },
		sent: 'category=inverse&symbol=BTCUSD%2CETHUSD',
	},
	{
		what: 'a list',
		query: { category: 'inverse', symbol: ['BTCUSD', 'ETHUSD'] },
		sent: 'category=inverse&symbol=BTCUSD%2CETHUSD',
	},
	{
		what: 'a list as repeated names',
		query: { category: 'linear', symbol: 'BTCUSDT', tag: ['a', 'b'] },
		options: { queryParameterArrays: 'repeat' },
		sent: 'category=linear&symbol=BTCUSDT&tag=a&tag=b',
	},
	{
		what: 'percent signs, plus and an already encoded cursor',
		query: { category: 'linear', symbol: 'BTCUSDT', cursor: 'page%3D2%26x', note: '100% +1' },
		sent: 'category=linear&symbol=BTCUSDT&cursor=page%253D2%2526x&note=100%25%20%2B1',
	},
	{
		what: 'an empty value and a number',
		query: { category: 'linear', symbol: 'BTCUSDT', cursor: '', limit: 20 },
		sent: 'category=linear&symbol=BTCUSDT&cursor=&limit=20',
	},
];

/** A body as somebody enters it in the HTTP Request node, and the bytes that Bybit must get. */
interface Body {
	what: string;
	parameters: INodeParameters;
	sent: string;
}

const FIELDS = { category: 'linear', symbol: 'BTCUSDT', buyLeverage: '7', sellLeverage: '7' };
const COMPACT = JSON.stringify(FIELDS);
const SPACED = JSON.stringify(FIELDS, null, 2);

export const BODIES: Body[] = [
	{
		what: 'fields, which are an object',
		parameters: {
			specifyBody: 'keypair',
			bodyParameters: {
				parameters: Object.entries(FIELDS).map(([name, value]) => ({ name, value })),
			},
		},
		sent: COMPACT,
	},
	{
		what: 'JSON, which is an object',
		parameters: { specifyBody: 'json', jsonBody: SPACED },
		sent: COMPACT,
	},
	{
		what: 'an expression that is an object',
		parameters: { specifyBody: 'json', jsonBody: `={{ (${COMPACT}) }}` },
		sent: COMPACT,
	},
	{
		what: 'unicode in JSON',
		parameters: { specifyBody: 'json', jsonBody: JSON.stringify({ ...FIELDS, note: 'ä€😀 100%' }) },
		sent: JSON.stringify({ ...FIELDS, note: 'ä€😀 100%' }),
	},
	{
		what: 'raw text',
		parameters: { contentType: 'raw', rawContentType: 'application/json', body: COMPACT },
		sent: COMPACT,
	},
];
