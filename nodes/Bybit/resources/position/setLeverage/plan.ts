import type { IDataObject, IExecuteSingleFunctions, IHttpRequestOptions } from 'n8n-workflow';

import type { PreparedRequest } from '../../../client/routing';
import type { Subject } from '../subject';
import { readLeverage } from '../leverage';
import type { Leverages } from '../positions';
import { readSide, type Side } from '../side';
import { about, readSubject } from '../subject';
import { underCap } from './cap';
import { readOptions, type Options } from './options';

/** What an item wants, before anything was sent. */
export interface SetLeveragePlan extends Subject {
	/** The leverages to set, in ×; a side that is not here keeps what it has. */
	target: Partial<Leverages>;
	/** What was asked for before the cap reduced it: the same sides. */
	requested: Partial<Leverages>;
	options: Options;
}

const displayNames = {
	leverage: 'Leverage',
	buyLeverage: 'Buy Leverage',
	sellLeverage: 'Sell Leverage',
} as const;

type LeverageField = keyof typeof displayNames;

/** The field of the panel that holds the leverage of each side to set. */
const fieldsOf: Readonly<Record<Side, Partial<Record<keyof Leverages, LeverageField>>>> = {
	both: { buyLeverage: 'leverage', sellLeverage: 'leverage' },
	separate: { buyLeverage: 'buyLeverage', sellLeverage: 'sellLeverage' },
	buy: { buyLeverage: 'buyLeverage' },
	sell: { sellLeverage: 'sellLeverage' },
};

function readLeverages(values: IDataObject, side: Side): Partial<Leverages> {
	return Object.fromEntries(
		Object.entries(fieldsOf[side]).map(([leverage, field]) => [
			leverage,
			readLeverage(values[field], displayNames[field]),
		]),
	);
}

/** The sides that these leverages are for. */
export function sidesIn(leverages: Partial<Leverages>): Array<keyof Leverages> {
	return Object.keys(leverages) as Array<keyof Leverages>;
}

/** The two sides and nothing else, in the order that the contract has them. */
export function bothSides({ buyLeverage, sellLeverage }: Partial<Leverages>): Partial<Leverages> {
	return { buyLeverage, sellLeverage };
}

/**
 * `preSend` of Set Leverage: validates, normalises, and applies the operator's cap.
 *
 * @throws {InputError} with the parameter's name and the value seen
 */
export function prepareSetLeverage(
	context: IExecuteSingleFunctions,
	declared: IHttpRequestOptions,
): PreparedRequest<SetLeveragePlan> {
	const values = declared.body as IDataObject;
	const subject = readSubject(values, 'Set Leverage');
	const plan = about(subject.symbol, () => {
		const requested = readLeverages(values, readSide(context.getNodeParameter('side')));
		const options = readOptions(context);
		return { ...subject, requested, target: underCap(requested, options), options };
	});
	return { params: plan, options: declared };
}
