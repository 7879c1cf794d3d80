import { NodeApiError, NodeError, type INode } from 'n8n-workflow';

import { CredentialError } from '../../../credentials/bybitLeverageApi/CredentialError';
import { BybitRequestError } from './BybitRequestError';
import { explainFailure } from './explainFailure';
import { InputError } from './InputError';
import { redactSecrets } from './redactSecrets';
import type { RequestFailure, RequestInfo } from './requestFailure';

/** Shown by n8n beside the message, under "From Bybit". */
function httpCodeOf(failure: RequestFailure): string | undefined {
	if (failure.kind === 'retCode') return String(failure.retCode);
	return failure.kind === 'http' ? String(failure.status) : undefined;
}

/** n8n wraps what the credential throws, sometimes more than once. A chain of causes may be a circle. */
function credentialErrorIn(error: unknown): CredentialError | undefined {
	const visited = new Set<unknown>();
	let cause = error;
	while (cause instanceof Error && !visited.has(cause)) {
		if (cause instanceof CredentialError) return cause;
		visited.add(cause);
		({ cause } = cause);
	}
	return undefined;
}

interface NodeErrorText {
	message: string;
	description?: string;
	httpCode?: string;
}

/** The text of an error that is not a failed request. */
function textOf(error: unknown): NodeErrorText {
	const credentialError = credentialErrorIn(error);
	if (credentialError) return { message: credentialError.message };
	if (error instanceof InputError)
		return { message: error.message, description: error.description };
	if (error instanceof NodeError)
		return {
			message: redactSecrets(error.message),
			description: redactSecrets(error.description ?? '') || undefined,
		};
	return { message: redactSecrets(error instanceof Error ? error.message : String(error)) };
}

const UNKNOWN_REQUEST: RequestInfo = { request: 'Request to Bybit', host: 'Bybit' };

function failureText(
	failure: RequestFailure,
	request: RequestInfo = UNKNOWN_REQUEST,
): NodeErrorText {
	return { ...explainFailure(failure, request), httpCode: httpCodeOf(failure) };
}

/** The errors made here: they may come back, and stay as they are. */
const nodeErrors = new WeakSet<object>();

/**
 * Makes the error that n8n shows for an item. Only texts of this package go in: n8n stores errors whole, and
 * those of its request function contain the signed request.
 *
 * It is always a NodeApiError: n8n's declarative engine wraps every other error in one, with "Error code:
 * none". Without an `httpCode`, as for everything that was found before a response, n8n shows no code.
 *
 * @param request what was sent, where the error itself does not know; names the symbol in the message
 */
export function toNodeError(
	node: INode,
	error: unknown,
	itemIndex: number,
	request?: RequestInfo,
): NodeApiError {
	if (error instanceof NodeApiError && nodeErrors.has(error)) return error;
	const { message, description, httpCode } =
		error instanceof BybitRequestError
			? failureText(error.failure, error.request ?? request)
			: textOf(error);
	const nodeError = new NodeApiError(node, {}, { message, description, httpCode, itemIndex });
	// n8n replaces messages that contain a code of Node.js anywhere, such as EPERM in PEPERMINTUSDT.
	nodeError.message = message;
	nodeError.messages = [];
	nodeErrors.add(nodeError);
	return nodeError;
}
