import type { IDataObject, IExecuteSingleFunctions, INode, INodeProperties } from 'n8n-workflow';

import { InputError, formatValue } from '../../../errors/InputError';
import { readLeverage } from '../leverage';

const failOrReduce = [
	{ name: 'Fail', value: 'fail', description: 'Change nothing and report it' },
	{ name: 'Reduce', value: 'reduce', description: 'Set the most that is allowed and report both' },
];

export const optionsField: INodeProperties = {
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add option',
	default: {},
	options: [
		{
			displayName: 'Above Max Leverage',
			name: 'aboveMaxLeverage',
			type: 'options',
			noDataExpression: true,
			options: failOrReduce,
			default: 'fail',
			description: 'What to do when more leverage is asked for than Max Leverage allows',
		},
		{
			displayName: 'Above Symbol Maximum',
			name: 'aboveSymbolMaximum',
			type: 'options',
			options: failOrReduce,
			default: 'fail',
			description:
				'What to do when more leverage is asked for than Bybit allows for this symbol and position size',
		},
		{
			displayName: 'Include Previous',
			name: 'includePrevious',
			type: 'boolean',
			default: false,
			description: 'Whether to read the leverage before the change and add it to the output',
		},
		{
			displayName: 'Max Leverage',
			name: 'maxLeverage',
			type: 'number',
			noDataExpression: true,
			typeOptions: { minValue: 0 },
			default: 0,
			description:
				'Your own safety cap, whatever an alert or an AI agent asks for: 10 means never more than 10×. 0 means no cap.',
			builderHint: {
				propertyHint:
					'A plain number: expressions and $fromAI are refused, so that no input lifts it.',
			},
		},
		{
			displayName: 'Unchanged',
			name: 'unchanged',
			type: 'options',
			options: [
				{ name: 'Succeed', value: 'succeed', description: 'Nothing is wrong: it is set already' },
				{ name: 'Fail', value: 'fail', description: 'Report it as a refusal of Bybit' },
			],
			default: 'succeed',
			description: 'What to do when the symbol has this leverage already',
		},
	],
};

export type AboveLimit = 'fail' | 'reduce';

/** The options of one item, read and checked. */
export interface Options {
	/** The operator's cap in ×; absent means none. */
	maxLeverage?: number;
	aboveMaxLeverage: AboveLimit;
	aboveSymbolMaximum: AboveLimit;
	unchanged: 'succeed' | 'fail';
	includePrevious: boolean;
}

/** A choice that is not ours is refused: a guard rail must not fall open on a typing slip. */
function readChoice<Choice extends string>(
	value: unknown,
	parameter: string,
	[usual, other]: readonly [Choice, Choice],
): Choice {
	if (value === undefined || value === usual) return usual;
	if (value === other) return other;
	throw new InputError(
		`${parameter} is ${formatValue(value)}, which is not a choice of this node`,
		`Set ${parameter} to ${usual} or ${other}.`,
	);
}

function readCap(value: unknown): number | undefined {
	const none =
		value === undefined || value === null || value === '' || value === 0 || value === '0';
	return none ? undefined : readLeverage(value, 'Max Leverage');
}

/**
 * n8n takes expressions out of fields that allow none, but leaves `$fromAI` in: an AI agent could lift the
 * cap, and without an agent there would be none.
 *
 * @throws {InputError} where the cap is not the operator's own
 */
function checkCapIsWritten({ parameters: { options } }: INode): void {
	const { maxLeverage, aboveMaxLeverage } = (options ?? {}) as IDataObject;
	const written = { 'Max Leverage': maxLeverage, 'Above Max Leverage': aboveMaxLeverage };
	for (const [name, value] of Object.entries(written))
		if (typeof value === 'string' && value.startsWith('='))
			throw new InputError(
				`${name} is an expression, which could lift your safety cap`,
				`Write the value itself into ${name}: neither an alert nor an AI agent may choose it.`,
			);
}

/** @throws {InputError} for a cap that is not a number, or not the operator's, and for choices that are not this node's */
export function readOptions(context: IExecuteSingleFunctions): Options {
	checkCapIsWritten(context.getNode());
	const raw = context.getNodeParameter('options', {}) as Partial<Record<keyof Options, unknown>>;
	const limits = ['fail', 'reduce'] as const;
	return {
		maxLeverage: readCap(raw.maxLeverage),
		aboveMaxLeverage: readChoice(raw.aboveMaxLeverage, 'Above Max Leverage', limits),
		aboveSymbolMaximum: readChoice(raw.aboveSymbolMaximum, 'Above Symbol Maximum', limits),
		unchanged: readChoice(raw.unchanged, 'Unchanged', ['succeed', 'fail']),
		includePrevious: raw.includePrevious === true || raw.includePrevious === 'true',
	};
}
