import type { INodeParameters } from 'n8n-workflow';

/** A query as entered in the HTTP Request node, and the bytes that Bybit must receive. */
interface Query {
	description: string;
	query: Record<string, unknown>;
	sent: string;
	options?: INodeParameters;
}

export const QUERIES: Query[] = [
	{
		description: 'plain values',
		query: { category: 'linear', symbol: 'BTCUSDT' },
		sent: 'category=linear&symbol=BTCUSDT',
	},
	{
		description: 'unicode, spaces and quotes',
		query: { category: 'linear', symbol: 'BTCUSDT', note: `ä€😀 it's "a b"` },
		sent: 'category=linear&symbol=BTCUSDT&note=%C3%A4%E2%82%AC%F0%9F%98%80%20it%27s%20%22a%20b%22',
	},
	{
		description: 'commas',
		query: { category: 'inverse', symbol: 'BTCUSD,ETHUSD' },
		sent: 'category=inverse&symbol=BTCUSD%2CETHUSD',
	},
	{
		description: 'an array',
		query: { category: 'inverse', symbol: ['BTCUSD', 'ETHUSD'] },
		sent: 'category=inverse&symbol=BTCUSD%2CETHUSD',
	},
	{
		description: 'an array as repeated parameters',
		query: { category: 'linear', symbol: 'BTCUSDT', tag: ['a', 'b'] },
		options: { queryParameterArrays: 'repeat' },
		sent: 'category=linear&symbol=BTCUSDT&tag=a&tag=b',
	},
	{
		description: 'percent signs, plus signs and an encoded cursor',
		query: { category: 'linear', symbol: 'BTCUSDT', cursor: 'page%3D2%26x', note: '100% +1' },
		sent: 'category=linear&symbol=BTCUSDT&cursor=page%253D2%2526x&note=100%25%20%2B1',
	},
	{
		description: 'an empty value and a number',
		query: { category: 'linear', symbol: 'BTCUSDT', cursor: '', limit: 20 },
		sent: 'category=linear&symbol=BTCUSDT&cursor=&limit=20',
	},
];

/** A body as entered in the HTTP Request node, and the bytes that Bybit must receive. */
interface Body {
	description: string;
	parameters: INodeParameters;
	sent: string;
}

const FIELDS = { category: 'linear', symbol: 'BTCUSDT', buyLeverage: '7', sellLeverage: '7' };
const COMPACT = JSON.stringify(FIELDS);
const SPACED = JSON.stringify(FIELDS, null, 2);

export const BODIES: Body[] = [
	{
		description: 'body fields',
		parameters: {
			specifyBody: 'keypair',
			bodyParameters: {
				parameters: Object.entries(FIELDS).map(([name, value]) => ({ name, value })),
			},
		},
		sent: COMPACT,
	},
	{
		description: 'JSON',
		parameters: { specifyBody: 'json', jsonBody: SPACED },
		sent: COMPACT,
	},
	{
		description: 'an expression that returns an object',
		parameters: { specifyBody: 'json', jsonBody: `={{ (${COMPACT}) }}` },
		sent: COMPACT,
	},
	{
		description: 'JSON with unicode',
		parameters: { specifyBody: 'json', jsonBody: JSON.stringify({ ...FIELDS, note: 'ä€😀 100%' }) },
		sent: JSON.stringify({ ...FIELDS, note: 'ä€😀 100%' }),
	},
	{
		description: 'raw text',
		parameters: { contentType: 'raw', rawContentType: 'application/json', body: COMPACT },
		sent: COMPACT,
	},
];
