import type {
	DeclarativeRestApiSettings,
	IDataObject,
	IExecutePaginationFunctions,
	INodeExecutionData,
} from 'n8n-workflow';

import type { BybitCredentials } from '../../../credentials/bybitLeverageApi/credentialData';
import { errorText } from '../errors/errorCode';
import { toNodeError } from '../errors/toNodeError';
import { Accounts } from './account';
import { preparedPlan } from './preSend';
import { inItemOrder } from './itemOrder';
import { Turn, type Subject } from './turn';

const accounts = new Accounts();

/**
 * The way of every item to Bybit, as the `pagination` function that n8n lets a declarative operation bring:
 * the only place that wraps a request, and so where order, pace and sending again can live.
 *
 * @param apply what the operation does in its turn; returns the output item's `json`
 * @see https://docs.n8n.io/integrations/creating-nodes/build/reference/node-base-files/declarative-style-parameters/
 */
export function deliver<Plan extends Subject>(apply: (turn: Turn<Plan>) => Promise<IDataObject>) {
	return async function (
		this: IExecutePaginationFunctions,
		declared: DeclarativeRestApiSettings.ResultOptions,
	): Promise<INodeExecutionData[]> {
		const pairedItem = { item: this.getItemIndex() };
		let turn: Turn<Plan> | undefined;
		try {
			const plan = preparedPlan(declared.options) as Plan;
			const reading = this.getCredentials<BybitCredentials>('bybitLeverageApi');
			// Nothing is awaited from here to the place in line: an idle account may be forgotten.
			const account = accounts.of(await inItemOrder(this.getExecuteData(), reading));
			const itemsTurn = (turn = new Turn(this, declared, plan, account));
			const json = await account.order.run(
				`${plan.category}:${plan.symbol}`,
				async () => await apply(itemsTurn),
				this.getExecutionCancelSignal(),
			);
			return [{ json, pairedItem }];
		} catch (error) {
			const shown = toNodeError(this.getNode(), error, pairedItem.item, turn?.asked);
			if (!this.continueOnFail()) throw shown;
			// `error` alone, in text: n8n then adds the input item on the error output, and overwrites none of it.
			return [{ json: { error: errorText(shown) }, pairedItem }];
		}
	};
}
