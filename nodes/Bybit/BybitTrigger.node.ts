import {
	NodeConnectionTypes,
	type INodeType,
	type INodeTypeDescription,
	type ITriggerFunctions,
	type ITriggerResponse,
} from 'n8n-workflow';

import { searchPublicSymbols } from './methods/searchSymbols';
import { triggerFields, triggerSubtitle } from './trigger/triggerFields';
import { startPriceAlerts } from './trigger/priceAlerts';

export class BybitTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Bybit Trigger',
		name: 'bybitTrigger',
		icon: { light: 'file:bybit.svg', dark: 'file:bybit.dark.svg' },
		group: ['trigger'],
		version: 1,
		subtitle: triggerSubtitle,
		description: 'Starts the workflow when the price of a Bybit contract meets a condition',
		eventTriggerDescription: 'The first alert is sent with its current price, as a test',
		defaults: { name: 'Bybit Trigger' },
		builderHint: {
			searchHint:
				'Price alerts on Bybit futures: crossing a level or moving by a percentage. Needs no credential. Connect it to the Bybit node and use {{ $json.symbol }} and {{ $json.leverage }} there.',
		},
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		properties: triggerFields,
	};

	methods = { listSearch: { searchSymbols: searchPublicSymbols } };

	async trigger(this: ITriggerFunctions): Promise<ITriggerResponse> {
		return await startPriceAlerts(this);
	}
}
