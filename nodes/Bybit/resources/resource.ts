import type { INodeProperties } from 'n8n-workflow';

/** The first field of the panel: what the operations are about. */
export const resourceField: INodeProperties = {
	displayName: 'Resource',
	name: 'resource',
	type: 'options',
	noDataExpression: true,
	options: [
		{ name: 'Account', value: 'account' },
		{ name: 'Position', value: 'position' },
	],
	default: 'position',
};
