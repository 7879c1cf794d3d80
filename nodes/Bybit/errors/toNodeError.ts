import { NodeApiError, NodeOperationError, type INode } from 'n8n-workflow';

import { Refusal } from '../../../credentials/refusal';
import { explain } from './explain';
import { FailedRequest } from './FailedRequest';
import type { Asked, Outcome } from './outcome';
import { RefusedInput } from './RefusedInput';

/** n8n shows it beside the message: Bybit's retCode or the HTTP status. */
function codeOf(outcome: Outcome): string | undefined {
	if (outcome.kind === 'retCode') return String(outcome.retCode);
	return outcome.kind === 'httpStatus' ? String(outcome.status) : undefined;
}

/** The credential's refusal, which n8n's request function wraps. */
function refusalIn(error: unknown): Refusal | undefined {
	if (error instanceof Refusal) return error;
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
	asked?: Asked,
): NodeApiError | NodeOperationError {
	if (error instanceof FailedRequest && asked) {
		const { message, description, cause } = explain(error.outcome, asked);
		const httpCode = codeOf(error.outcome);
		const failure = cause && { cause };
		return new NodeApiError(node, {}, { message, description, httpCode, itemIndex, failure });
	}
	if (error instanceof RefusedInput)
		return new NodeOperationError(node, error.message, { description: error.fix, itemIndex });
	const refusal = refusalIn(error);
	if (refusal) return new NodeOperationError(node, refusal.message, { itemIndex });
	if (error instanceof NodeOperationError) return error;
	const message = error instanceof Error ? error.message : String(error);
	return new NodeOperationError(node, message, { itemIndex });
}
