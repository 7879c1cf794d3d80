import { InputError } from '../../errors/InputError';
import type { OperationContext } from '../../client/operationContext';
import type { SymbolParams } from './symbolFields';
import { isListOf, isNumeric, isObjectOf } from './resultChecks';

/** What a contract allows, whatever the size of a position. */
export interface Instrument {
	/** `Trading`, or `PreLaunch` for pre-market contracts. */
	status: string;
	/** In ×. */
	minLeverage: number;
	/** In ×. */
	maxLeverage: number;
	/** In ×; a leverage is a multiple of it. */
	leverageStep: number;
}

/** The result of Get Instruments Info, as far as it is about leverage: numbers as text. */
interface InstrumentList {
	list: Array<{
		status: string;
		leverageFilter: { minLeverage: string; maxLeverage: string; leverageStep: string };
	}>;
}

/** Whether a result is whole: every row has a status and its leverage filter. */
export function isInstrumentList(result: unknown): boolean {
	const isFilter = (filter: unknown) =>
		isObjectOf(filter, {
			minLeverage: isNumeric,
			maxLeverage: isNumeric,
			leverageStep: isNumeric,
		});
	return isListOf(result, (row) =>
		isObjectOf(row, {
			status: (status) => typeof status === 'string',
			leverageFilter: isFilter,
		}),
	);
}

/** Bybit lists contracts that are traded; pre-market ones it lists only when asked for their status. */
const STATUS_QUERIES = [{}, { status: 'PreLaunch' }];

/**
 * The operation's contract, traded or pre-market.
 *
 * @throws {BybitRequestError} for every response but a success
 * @throws {InputError} when Bybit lists no such contract
 * @see https://bybit-exchange.github.io/docs/v5/market/instrument
 */
export async function getInstrument(context: OperationContext<SymbolParams>): Promise<Instrument> {
	const { category, symbol } = context.params;
	for (const status of STATUS_QUERIES) {
		const { result } = await context.get<InstrumentList>(
			'/v5/market/instruments-info',
			{ category, symbol, ...status },
			isInstrumentList,
		);
		const [instrument] = result.list;
		if (instrument)
			return {
				status: instrument.status,
				minLeverage: Number(instrument.leverageFilter.minLeverage),
				maxLeverage: Number(instrument.leverageFilter.maxLeverage),
				leverageStep: Number(instrument.leverageFilter.leverageStep),
			};
	}
	throw new InputError(
		`${symbol}: symbol not found in category ${category === 'linear' ? 'Linear' : 'Inverse'}`,
		'Check Symbol and Category: contracts settled in USDT or USDC are Linear, those settled in the coin itself are Inverse. Contracts that are closed cannot be set.',
	);
}
