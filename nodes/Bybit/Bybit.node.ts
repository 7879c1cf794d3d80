import { NodeConnectionTypes, type INodeType, type INodeTypeDescription } from 'n8n-workflow';

import { baseUrlExpression } from '../../credentials/bybitLeverageApi/environments';
import { searchSymbols } from './methods/searchSymbols';
import { testCredential } from './methods/testCredential';
import { accountDescription } from './resources/account';
import { positionDescription } from './resources/position';
import { resourceField } from './resources/resource';
import { canvasSubtitle } from './subtitle';

export class Bybit implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Bybit',
		name: 'bybit',
		icon: { light: 'file:bybit.svg', dark: 'file:bybit.dark.svg' },
		group: ['output'],
		version: 1,
		subtitle: canvasSubtitle,
		description: 'Set and read leverage for Bybit futures',
		defaults: { name: 'Bybit' },
		usableAsTool: true,
		builderHint: {
			searchHint:
				'Sets and reads the leverage of a futures contract on a Bybit account. It places no orders and moves no funds. For other Bybit endpoints, use HTTP Request with the credential type bybitLeverageApi.',
		},
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'bybitLeverageApi', required: true, testedBy: 'testCredential' }],
		requestDefaults: {
			baseURL: baseUrlExpression,
			json: true,
			// An error's body says more than its status, and n8n would send once more after a 401.
			ignoreHttpStatusErrors: true,
			// n8n would take signed headers along to wherever a redirect points.
			disableFollowRedirect: true,
		},
		properties: [resourceField, ...accountDescription, ...positionDescription],
	};

	methods = { credentialTest: { testCredential }, listSearch: { searchSymbols } };
}
