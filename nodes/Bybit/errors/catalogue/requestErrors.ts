import { testAgain, type RetCodeRow } from './errorRow';

const retry =
	'Run the workflow again in a minute, or turn on Settings → Retry On Fail. Repeating the request is safe.';

/** Rate limits, Bybit under load, and what is wrong with the request itself. */
export const requestErrors: readonly RetCodeRow[] = [
	{
		codes: [10006],
		message: '{request} rate limit exceeded',
		description:
			'All API keys and programs of a Bybit account share this limit. Run other programs on this account less often, or turn on Settings → Retry On Fail.',
		testDescription: testAgain,
	},
	{
		codes: [10018],
		message: "too many requests from n8n's IP address",
		description:
			'Stop every program that calls Bybit from this address for at least 10 minutes. Bybit allows 600 requests in 5 seconds per IP address.',
	},
	{
		codes: [429],
		message: 'Bybit is under high load',
		description: retry,
		testDescription: testAgain,
	},
	{
		codes: [10000],
		message: 'Bybit did not process the request in time',
		description: retry,
		testDescription: testAgain,
	},
	{
		codes: [10016],
		message: "Bybit's server could not process the request",
		description: retry,
		testDescription: testAgain,
	},
	{
		codes: [110079],
		message: 'Bybit is still processing an earlier request',
		description: retry,
	},
	{
		codes: [10014],
		message: 'Bybit rejected the request as a duplicate',
		description:
			'Run the workflow again. If this happens often, another workflow or program changes the same setting on Bybit at the same time.',
	},
	{
		codes: [10001],
		message: 'Bybit rejected a value in the {request} request',
		description: 'Check Symbol and Category.',
		variants: [
			{
				retMsg: /empty value|apiSignature|apiTimestamp/i,
				message: 'the request reached Bybit without its signature',
				description:
					'In the credential, check that API Key is not empty. Check also that no proxy between n8n and {host} removes the X-BAPI headers.',
			},
			{
				requests: ['Set Leverage'],
				sides: 'unequal',
				retMsg: /leverage.*(equal|same)/i,
				message: 'buy and sell leverage must match (got {leverage})',
				description:
					'Set Side to Both. Different values require hedge mode (Position → Switch Position Mode) and isolated margin (Account → Set Margin Mode).',
			},
			{
				requests: ['Set Leverage'],
				retMsg: /leverage/i,
				message: '{leverage} is not valid for this symbol',
				description:
					"{field} must be between the symbol's minimum and maximum leverage, and a multiple of its leverage step. Position → Get Leverage Limits shows all three.",
			},
			{
				requests: ['Switch Position Mode'],
				message: 'Bybit does not switch the position mode of this symbol or coin',
				description:
					'Check Symbol or Coin: only USDT perpetuals, such as BTCUSDT, support hedge mode.',
			},
			{
				requests: ['Set Margin Mode'],
				message: 'Bybit does not offer this margin mode to the account',
				description:
					'Choose another Margin Mode. On Bybit, check that the account is a Unified Trading Account.',
			},
			{
				retMsg: /symbol/i,
				message: 'symbol not found in {category}',
				description:
					'Check Symbol (as on Bybit, e.g. BTCUSDT) and Category: Linear for contracts settled in USDT or USDC, Inverse for contracts settled in the coin.',
			},
			{
				retMsg: /categor/i,
				message: '{request} is not available in {category}',
				description:
					'Set Category to Linear (settled in USDT or USDC) or Inverse (settled in the coin).',
			},
			{
				requests: ['Set Leverage'],
				description:
					'Check Symbol, Category, and {field}. Position → Get Leverage Limits shows the leverage that the symbol allows.',
			},
		],
	},
	{
		codes: [10017],
		message: '{host} does not offer {request}',
		description:
			'Check Environment in the credential. A custom Base URL must be the address of a Bybit V5 API, without a path.',
	},
	{
		codes: [10032],
		message: 'Demo Trading does not offer {request}',
		description:
			'In the credential, set Environment to Testnet or Mainnet and enter an API key created there.',
		variants: [
			{
				requests: ['Get Futures Leverage'],
				description:
					'Turn off All Symbols and get the leverage of one symbol at a time, or use a Testnet or Mainnet credential.',
			},
		],
	},
];
