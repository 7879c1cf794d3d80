const docs = 'https://bybit-exchange.github.io/docs/v5';

/** The pages of Bybit's documentation that the catalogue rests on. */
export const page = {
	accountInfo: `${docs}/account/account-info`,
	apiKeyInformation: `${docs}/user/apikey-info`,
	authentication: `${docs}/guide#authentication`,
	codes: `${docs}/error`,
	instruments: `${docs}/market/instrument`,
	marginMode: `${docs}/account/set-margin-mode`,
	positionMode: `${docs}/position/position-mode`,
	rateLimit: `${docs}/rate-limit`,
	riskLimit: `${docs}/market/risk-limit`,
	setLeverage: `${docs}/position/leverage`,
} as const;
