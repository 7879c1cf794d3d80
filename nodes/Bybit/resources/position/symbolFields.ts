import {
	updateDisplayOptions,
	type IDataObject,
	type IExecuteSingleFunctions,
	type IHttpRequestOptions,
	type INodeProperties,
} from 'n8n-workflow';

import { InputError } from '../../errors/InputError';
import type { PreparedRequest } from '../../client/routing';
import { categoryField, parseCategory, type Category } from './category';
import { parseSymbol } from './symbol';

export const symbolField: INodeProperties = {
	displayName: 'Symbol',
	name: 'symbol',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	// The editor clears the field when Category changes: no contract is in both.
	typeOptions: { loadOptionsDependsOn: ['category'] },
	required: true,
	description: 'Contract, such as BTCUSDT',
	builderHint: {
		propertyHint:
			'Use mode "name". The value is the symbol in Bybit format, such as BTCUSDT, or an expression. BYBIT:BTCUSDT.P (TradingView) and BTC/USDT work too.',
	},
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			placeholder: 'Select a symbol…',
			typeOptions: { searchListMethod: 'searchSymbols', searchable: true },
		},
		{
			displayName: 'By Name',
			name: 'name',
			type: 'string',
			placeholder: 'e.g. BTCUSDT',
			// No validation here: n8n checks it before each run, and on a busy host its pattern can time out.
			hint: 'Bybit or TradingView format, e.g. BTCUSDT, BYBIT:BTCUSDT.P, BTC/USDT',
		},
	],
};

const allSymbolsField: INodeProperties = {
	displayName: 'All Symbols',
	name: 'allSymbols',
	type: 'boolean',
	noDataExpression: true,
	default: false,
	displayOptions: { show: { operation: ['getLeverage'] } },
	description:
		'Whether to get the isolated margin leverage of every symbol in the category, one item each. Not available on Demo Trading or in portfolio margin.',
};

/**
 * Category, All Symbols and Symbol, from broad to narrow. One set for all operations: n8n evaluates an expression
 * once more for every field of that name. Operations that read move the values into the query.
 */
export const symbolFields: INodeProperties[] = updateDisplayOptions(
	{ show: { resource: ['position'] } },
	[
		{
			...categoryField,
			displayOptions: { hide: { operation: ['switchPositionMode'] } },
			routing: { send: { type: 'body', property: 'category' } },
		},
		allSymbolsField,
		{
			...symbolField,
			displayOptions: { hide: { allSymbols: [true], applyTo: ['coin'], operation: ['getMany'] } },
			routing: { send: { type: 'body', property: 'symbol' } },
		},
	],
);

/** What Category and Symbol hold. */
export interface SymbolParams {
	category: Category;
	/** As Bybit names it, such as `BTCUSDT`. */
	symbol: string;
}

function throwNamed(error: unknown, name: string): never {
	if (!(error instanceof InputError)) throw error;
	throw new InputError(`${name}: ${error.message}`, error.description);
}

/**
 * Runs `parse`; an input error that it throws gets a name in front of its message.
 *
 * @param name the symbol, or the operation where the symbol is not known yet
 */
export function nameInErrors<T>(name: string, parse: () => T): T {
	try {
		return parse();
	} catch (error) {
		return throwNamed(error, name);
	}
}

/**
 * @param values the declared body, as the fields' routing filled it
 * @param operation display name
 * @throws {InputError} when Category or Symbol cannot be used
 */
export function parseSymbolParams(values: IDataObject, operation: string): SymbolParams {
	return nameInErrors(operation, () => ({
		category: parseCategory(values.category),
		symbol: parseSymbol(values.symbol),
	}));
}

/** The `preSend` of operations that read one symbol: category and symbol in the query, no body. */
export function prepareSymbolQuery(operation: string) {
	return (
		_context: IExecuteSingleFunctions,
		{ body, ...declared }: IHttpRequestOptions,
	): PreparedRequest<SymbolParams> => {
		const params = parseSymbolParams(body as IDataObject, operation);
		return { params, options: { ...declared, qs: { ...params } } };
	};
}
