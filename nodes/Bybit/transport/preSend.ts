import type { IExecuteSingleFunctions, IHttpRequestOptions, PreSendAction } from 'n8n-workflow';

import { toNodeError } from '../errors/toNodeError';
import type { Subject } from './turn';

type Decision<Plan> = { plan: Plan } | { refusal: Error };

/** n8n hands nothing but the request options from `preSend` to the transport, so decisions hang on those. */
const decisions = new WeakMap<object, Decision<unknown>>();

/** An item that is ready to be sent: the final request, and what its turn must know besides. */
export interface Ready<Plan> {
	options: IHttpRequestOptions;
	plan: Plan;
}

/**
 * Makes the `preSend` of an operation.
 *
 * @param prepare validates and normalises without waiting, so that items stay in input order
 */
export function preparing<Plan extends Subject>(
	prepare: (context: IExecuteSingleFunctions, options: IHttpRequestOptions) => Ready<Plan>,
): PreSendAction {
	return async function (this: IExecuteSingleFunctions, declared) {
		try {
			const { options, plan } = prepare(this, declared);
			decisions.set(options, { plan });
			return options;
		} catch (error) {
			const refusal = toNodeError(this.getNode(), error, this.getItemIndex());
			if (!this.continueOnFail()) throw refusal;
			// The transport hands it on: n8n's router would leave the item without its pair.
			decisions.set(declared, { refusal });
			return declared;
		}
	};
}

/**
 * What `prepare` made of the item that these options belong to.
 *
 * @throws {NodeOperationError} what the item was refused with, when it was
 */
export function preparedPlan(options: object): unknown {
	const decision = decisions.get(options);
	if (!decision) throw new Error('The operation declares no preSend made by preparing');
	if ('refusal' in decision) throw decision.refusal;
	return decision.plan;
}
