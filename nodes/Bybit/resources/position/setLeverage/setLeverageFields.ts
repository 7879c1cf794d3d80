import { updateDisplayOptions, type DisplayCondition, type INodeProperties } from 'n8n-workflow';

import { sideOptions, type Side } from '../side';

/** In ×. Above it, a price move of less than 4% liquidates a position. */
const HIGH_LEVERAGE = 25;

/**
 * n8n compares a field's text as JavaScript does: `30` is greater than 25, `30x` is not a number. The patterns
 * read the text as `parseLeverage` does.
 */
const isHigh: DisplayCondition[] = [
	{ _cnd: { gt: HIGH_LEVERAGE } },
	{
		_cnd: {
			regex:
				'^\\s*0*(?:25\\.\\d*[1-9]\\d*|(?:2[6-9]|[3-9]\\d|[1-9]\\d{2,})(?:\\.\\d+)?)\\s*[xX×]?\\s*$',
		},
	},
];

/** A cap that keeps leverage from being high. */
const isLowCap: DisplayCondition[] = [
	{ _cnd: { between: { from: 1, to: HIGH_LEVERAGE } } },
	{
		_cnd: {
			regex: '^\\s*0*(?:(?:[1-9]|1\\d|2[0-4])(?:\\.\\d+)?|25(?:\\.0+)?)\\s*[xX×]?\\s*$',
		},
	},
];

/** A value that was typed, not filled by an expression or a model: those are empty in the editor. */
const isTyped: DisplayCondition[] = [{ _cnd: { gte: 1 } }, { _cnd: { regex: '^\\s*\\d' } }];

/** The leading slash: n8n 1 throws for a path inside a collection that it takes for a field of its own. */
const CAP = '/options.maxLeverage';

interface LeverageField {
	displayName: string;
	name: 'leverage' | 'buyLeverage' | 'sellLeverage';
	description: string;
	sides: Side[];
}

const leverageFields: LeverageField[] = [
	{
		displayName: 'Leverage',
		name: 'leverage',
		description:
			'Position size as a multiple of margin, e.g. 10 for 10×. Applies immediately, including to open positions and orders.',
		sides: ['both'],
	},
	{
		displayName: 'Buy Leverage',
		name: 'buyLeverage',
		description:
			'Leverage of long positions, e.g. 10 for 10×. Applies immediately, including to open positions and orders.',
		sides: ['separate', 'buy'],
	},
	{
		displayName: 'Sell Leverage',
		name: 'sellLeverage',
		description:
			'Leverage of short positions, e.g. 10 for 10×. Applies immediately, including to open positions and orders.',
		sides: ['separate', 'sell'],
	},
];

function leverageField({ sides, ...field }: LeverageField): INodeProperties {
	return {
		...field,
		// Text: a number field turns a typed 2,5 into 25.
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. 5',
		displayOptions: { show: { side: sides } },
		builderHint: {
			propertyHint:
				'A multiple such as 5, not a percentage; "10x" works too. If it is an expression or from $fromAI, set options.maxLeverage as well.',
		},
		routing: { send: { type: 'body', property: field.name } },
	};
}

/** Below a leverage field while its value is high and no cap keeps it lower. */
function highLeverageNotice({ name, sides }: LeverageField): INodeProperties {
	return {
		displayName: `Above ${HIGH_LEVERAGE}×, a price move of less than 4% against the position can liquidate it. Add Max Leverage under Options to cap what alerts and AI agents can set.`,
		name: `${name}Notice`,
		type: 'notice',
		default: '',
		displayOptions: {
			show: { side: sides, [name]: isHigh },
			hide: { [CAP]: isLowCap },
		},
	};
}

/** Below a leverage field of the node as a tool while the model may fill it as it likes. */
function uncappedToolNotice({ displayName, name, sides }: LeverageField): INodeProperties {
	const otherSides = sideOptions.map(({ value }) => value).filter((side) => !sides.includes(side));
	return {
		displayName: `If the model fills in ${displayName}, add Max Leverage under Options: without it, the model can set any leverage.`,
		name: `${name}ToolNotice`,
		type: 'notice',
		default: '',
		displayOptions: {
			// Nothing else under show: an expression in a field there would show the notice whatever hides it.
			show: { '@tool': [true] },
			hide: { side: otherSides, [name]: isTyped, [CAP]: [{ _cnd: { exists: true } }] },
		},
	};
}

const unequalSidesNotice: INodeProperties = {
	displayName:
		'Different long and short leverage requires hedge mode with isolated margin. Bybit offers hedge mode for USDT perpetuals only (on UTA 1.0 also for inverse futures).',
	name: 'sideNotice',
	type: 'notice',
	default: '',
	displayOptions: { show: { side: ['separate', 'buy', 'sell'] } },
};

const failOrReduce = [
	{ name: 'Fail', value: 'fail', description: 'Change nothing and return an error' },
	{ name: 'Reduce', value: 'reduce', description: 'Set the highest allowed value' },
];

const optionsField: INodeProperties = {
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add option',
	default: {},
	options: [
		{
			displayName: 'Dry Run',
			name: 'dryRun',
			type: 'boolean',
			default: false,
			description:
				'Whether to check everything and return what would change, without changing anything',
		},
		{
			displayName: 'If Above Max Leverage',
			name: 'aboveMaxLeverage',
			type: 'options',
			noDataExpression: true,
			options: failOrReduce,
			default: 'fail',
			description: 'What to do when the leverage is above Max Leverage',
		},
		{
			displayName: 'If Above Symbol Maximum',
			name: 'aboveSymbolMaximum',
			type: 'options',
			options: failOrReduce,
			default: 'fail',
			description:
				'What to do when the leverage is above what Bybit allows for the symbol and position size',
		},
		{
			displayName: 'If Unchanged',
			name: 'unchanged',
			type: 'options',
			options: [
				{ name: 'Fail', value: 'fail', description: 'Return an error' },
				{ name: 'Succeed', value: 'succeed', description: 'Treat as success' },
			],
			default: 'succeed',
			description: 'What to do when the symbol already has this leverage',
		},
		{
			displayName: 'Include Previous Leverage',
			name: 'includePrevious',
			type: 'boolean',
			default: false,
			description: 'Whether to read the leverage before the change and add it to the output',
		},
		{
			displayName: 'Max Leverage',
			name: 'maxLeverage',
			type: 'string',
			noDataExpression: true,
			default: '10',
			placeholder: 'e.g. 10',
			description:
				'Highest leverage this node will ever set, whatever an alert or AI agent asks for. For no cap, remove this option.',
			builderHint: {
				propertyHint:
					'A plain number: expressions and $fromAI are rejected, so that no input can raise it.',
			},
		},
		{
			displayName: 'Only Lower',
			name: 'onlyLower',
			type: 'boolean',
			default: false,
			description:
				'Whether to leave a side unchanged when its leverage is already at or below the value, so that leverage is never raised',
		},
	],
};

export const setLeverageFields: INodeProperties[] = updateDisplayOptions(
	{ show: { resource: ['position'], operation: ['setLeverage'] } },
	[
		{
			displayName: 'Side',
			name: 'side',
			type: 'options',
			options: [...sideOptions],
			default: 'both',
			description: 'Which side to set the leverage for',
			builderHint: {
				propertyHint: 'Keep "both" unless the account is in hedge mode with isolated margin.',
			},
		},
		unequalSidesNotice,
		...leverageFields.flatMap((field) => [
			leverageField(field),
			highLeverageNotice(field),
			uncappedToolNotice(field),
		]),
		optionsField,
	],
);
