import { NodeOperationError, type INode, type NodeError } from 'n8n-workflow';

import { endpointOf } from '../client/endpoints';
import { BybitRequestError } from '../errors/BybitRequestError';
import { explainFailure } from '../errors/explainFailure';
import { redactSecrets } from '../errors/redactSecrets';
import type { RequestInfo } from '../errors/requestFailure';
import { candlePaths } from './candles';
import { MINUTE } from './priceHistory';
import type { TriggerSettings } from './triggerSettings';

/** A symbol whose prices could not be read, and why. */
export interface SymbolFailure {
	symbol: string;
	error: unknown;
}

/** A contract that does not exist, as far as Bybit tells. @see https://bybit-exchange.github.io/docs/v5/error */
const UNKNOWN_SYMBOL = 10001;

export function requestInfo(
	{ baseUrl, category, priceType }: TriggerSettings,
	symbol: string,
): RequestInfo {
	const request = endpointOf(candlePaths[priceType]).name;
	return { request, host: new URL(baseUrl).host, category, symbol };
}

/** What happened, in one sentence that begins with the symbol. */
export function explain(settings: TriggerSettings, { symbol, error }: SymbolFailure): string {
	if (error instanceof BybitRequestError)
		return explainFailure(error.failure, requestInfo(settings, symbol)).message;
	return redactSecrets(error instanceof Error ? error.message : String(error));
}

function operationError(node: INode, message: string, description?: string): NodeOperationError {
	const error = new NodeOperationError(node, message, { description });
	// n8n replaces messages that contain a code of Node.js anywhere, such as EPERM in PEPERMINTUSDT.
	error.message = message;
	error.messages = [];
	return error;
}

const categoryNames = { linear: 'Linear', inverse: 'Inverse' };

/** The first symbol that Bybit does not have, if one of them failed for that. */
export function unknownSymbolError(
	node: INode,
	{ alerts, category }: TriggerSettings,
	failures: readonly SymbolFailure[],
): NodeOperationError | undefined {
	const unknown = failures.find(
		({ error }) => error instanceof BybitRequestError && error.retCode === UNKNOWN_SYMBOL,
	);
	if (!unknown) return undefined;
	const { symbol } = unknown;
	const row = alerts.findIndex((alert) => alert.symbol === symbol) + 1;
	const other = category === 'linear' ? 'an inverse' : 'a linear';
	const otherName = categoryNames[category === 'linear' ? 'inverse' : 'linear'];
	return operationError(
		node,
		`Alert ${row}: symbol ${symbol} not found in category ${categoryNames[category]}`,
		`Pick the symbol from the list. If it is ${other} contract, set Category to ${otherName}.`,
	);
}

/** The error that refuses an activation: n8n shows its message only, so that it also says how to fix it. */
export function activationError({ node, message, description }: NodeError): NodeOperationError {
	return operationError(node, description ? `${message}. ${description}` : message);
}

/** For the error workflow: alerts are not being checked, and why. */
export function unavailableError(
	node: INode,
	settings: TriggerSettings,
	symbols: readonly string[],
	failure: SymbolFailure | undefined,
): NodeOperationError {
	const minutes = Math.max(1, settings.catchUp / MINUTE);
	const reason = failure ? `${explain(settings, failure)}. ` : '';
	return operationError(
		node,
		`No prices for ${symbols.join(', ')} for more than ${minutes} min: these price alerts are not being checked`,
		`${reason}Checks resume automatically. Alerts then cover the last ${settings.catchUp / MINUTE} min (Catch Up).`,
	);
}
