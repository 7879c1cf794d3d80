import type { INodeListSearchItems } from 'n8n-workflow';

import { formatLeverage } from '../errors/interpolate';
import type { Contract } from './contract';
import { contractPage } from './contractPage';

function lifeOf({ deliveryTime }: Contract): string {
	if (deliveryTime === 0) return 'perpetual';
	const day = new Date(deliveryTime).toLocaleDateString('en-US', {
		day: 'numeric',
		month: 'short',
		year: 'numeric',
		timeZone: 'UTC',
	});
	return `until ${day}`;
}

/**
 * A contract as a line of the list. n8n shows nothing but `name`, there and later in the field, so
 * that it holds everything that helps to choose, the most important first: a narrow panel cuts the end.
 *
 * @param baseUrl of the API that the contract is from
 */
export function lineOf(contract: Contract, baseUrl: string): INodeListSearchItems {
	const { symbol, baseCoin, quoteCoin, maxLeverage } = contract;
	const most = maxLeverage === undefined ? [] : [`up to ${formatLeverage(maxLeverage)}`];
	const parts = [symbol, ...most, `${baseCoin}/${quoteCoin} ${lifeOf(contract)}`];
	return { name: parts.join(' · '), value: symbol, url: contractPage(contract, baseUrl) };
}
