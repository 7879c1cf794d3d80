import type { Contract } from './contract';

/** Sites whose contracts have pages of their own; those of every other host are on www.bybit.com. */
const sites: Readonly<Record<string, string>> = {
	'https://api-testnet.bybit.com': 'https://testnet.bybit.com',
};

/**
 * Paths on Bybit's website by settle coin; inverse contracts settle in a coin of their own. They are as
 * people link to them: Bybit documents none, and none was opened by this project.
 */
const paths: Readonly<Record<string, string>> = {
	USDT: '/trade/usdt/',
	USDC: '/trade/futures/usdc/',
};
const inversePath = '/trade/inverse/';

/** The website writes USDC perpetuals with a dash: BTC-PERP. */
function nameOnSite({ symbol, settleCoin }: Contract): string {
	return settleCoin === 'USDC' ? symbol.replace(/(?<!-)PERP$/, '-PERP') : symbol;
}

/**
 * The page on which Bybit shows a contract.
 *
 * @param baseUrl of the API, such as `https://api-testnet.bybit.com`
 */
export function contractPage(contract: Contract, baseUrl: string): string {
	const site = sites[baseUrl] ?? 'https://www.bybit.com';
	const path = paths[contract.settleCoin] ?? inversePath;
	return `${site}${path}${encodeURIComponent(nameOnSite(contract))}`;
}
