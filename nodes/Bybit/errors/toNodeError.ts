import { NodeApiError, NodeOperationError, type INode } from 'n8n-workflow';

import { CredentialError } from '../../../credentials/bybitLeverageApi/CredentialError';
import { explainFailure } from './explainFailure';
import { BybitRequestError } from './BybitRequestError';
import type { RequestInfo, RequestFailure } from './requestFailure';
import { InputError } from './InputError';

/** n8n shows it beside the message: Bybit's retCode or the HTTP status. */
function codeOf(failure: RequestFailure): string | undefined {
	if (failure.kind === 'retCode') return String(failure.retCode);
	return failure.kind === 'http' ? String(failure.status) : undefined;
}

/** The credential's refusal, which n8n's request function wraps. */
function refusalIn(error: unknown): CredentialError | undefined {
	if (error instanceof CredentialError) return error;
	return error instanceof Error && error.cause !== error ? refusalIn(error.cause) : undefined;
}

/**
 * Whatever an item ended with, as the error that n8n shows. Only texts of our own go in: n8n stores an
 * error whole, and those of its request function hold the signed request.
 *
 * @param asked what was asked, where anything was; names the symbol in the message
 */
export function toNodeError(
	node: INode,
	error: unknown,
	itemIndex: number,
	asked?: RequestInfo,
): NodeApiError | NodeOperationError {
	if (error instanceof BybitRequestError && asked) {
		const { message, description, cause } = explainFailure(error.failure, asked);
		const httpCode = codeOf(error.failure);
		const failure = cause && { cause };
		return new NodeApiError(node, {}, { message, description, httpCode, itemIndex, failure });
	}
	if (error instanceof InputError)
		return new NodeOperationError(node, error.message, {
			description: error.description,
			itemIndex,
		});
	const refusal = refusalIn(error);
	if (refusal) return new NodeOperationError(node, refusal.message, { itemIndex });
	if (error instanceof NodeOperationError) return error;
	const message = error instanceof Error ? error.message : String(error);
	return new NodeOperationError(node, message, { itemIndex });
}
