import type { IDataObject } from 'n8n-workflow';

import { formatErrorCode } from '../../../errors/errorCode';
import { formatValue, InputError } from '../../../errors/InputError';
import { formatLeverage, formatLeverages } from '../../../errors/interpolate';
import { parseLeverageLimit } from '../../../errors/leverageLimit';
import type { RequestFailure } from '../../../errors/requestFailure';
import type { SymbolParams } from '../symbolFields';
import type { Instrument } from '../instrument';
import { parseLeverage, parseRequestedLeverage, roundDownLeverage } from '../leverage';
import { SIDE_FIELDS, sidesOf, type Side, type SideField, type SideLeverages } from '../side';

type AboveLimit = 'fail' | 'reduce';

/** The options of one item. */
export interface SetLeverageOptions {
	/** The operator's cap, in ×; absent where there is none. */
	maxLeverage?: number;
	aboveMaxLeverage: AboveLimit;
	aboveSymbolMaximum: AboveLimit;
	dryRun: boolean;
	includePrevious: boolean;
	onlyLower: boolean;
	unchanged: 'succeed' | 'fail';
}

/** What an item asks for, before anything is sent. */
export interface SetLeverageParams extends SymbolParams {
	side: Side;
	/** The sides to set as they were asked for, in ×. A side that is not here keeps its leverage. */
	requested: Partial<SideLeverages>;
	/** The same sides, rounded down and within the operator's cap, in ×. */
	target: Partial<SideLeverages>;
	options: SetLeverageOptions;
}

/** Display names, for error messages. */
const OPTION_NAMES = {
	aboveMaxLeverage: 'If Above Max Leverage',
	aboveSymbolMaximum: 'If Above Symbol Maximum',
	dryRun: 'Dry Run',
	includePrevious: 'Include Previous Leverage',
	maxLeverage: 'Max Leverage',
	onlyLower: 'Only Lower',
	unchanged: 'If Unchanged',
} as const satisfies Record<keyof SetLeverageOptions, string>;

/** A value that is not offered is an error: a typing slip must not switch a safety option off. */
function parseChoice<Choice extends string>(
	value: unknown,
	parameter: string,
	[usual, other]: readonly [Choice, Choice],
): Choice {
	if (value === undefined || value === usual) return usual;
	if (value === other) return other;
	throw new InputError(
		`${parameter} ${formatValue(value)} is not an option`,
		`Set ${parameter} to ${usual} or ${other}.`,
	);
}

function parseSwitch(options: IDataObject, name: 'dryRun' | 'includePrevious' | 'onlyLower') {
	if (!(name in options)) return false;
	const value = options[name];
	const text = typeof value === 'string' ? value.trim().toLowerCase() : value;
	if (text === true || text === 'true') return true;
	if (text === false || text === 'false') return false;
	throw new InputError(
		`${OPTION_NAMES[name]} ${formatValue(value)} is not true or false`,
		`Set ${OPTION_NAMES[name]} to true or false, or remove it from Options.`,
	);
}

function throwCapError(error: unknown): never {
	if (!(error instanceof InputError)) throw error;
	const { maxLeverage: name } = OPTION_NAMES;
	throw new InputError(
		error.message,
		`Set ${name} to a number such as 10. For no cap, remove it from Options.`,
	);
}

function parseCap(options: IDataObject): number | undefined {
	const { maxLeverage: name, aboveMaxLeverage: choice } = OPTION_NAMES;
	if ('maxLeverage' in options)
		try {
			return parseLeverage(options.maxLeverage, name);
		} catch (error) {
			throwCapError(error);
		}
	if (!('aboveMaxLeverage' in options)) return undefined;
	throw new InputError(
		`${choice} is set, but ${name} is not`,
		`Add ${name} under Options, e.g. 10, or remove ${choice}.`,
	);
}

/**
 * n8n removes expressions from fields that allow none, but leaves `$fromAI` in (1.123 without its `=`): a model
 * could raise the cap, and outside of an agent there would be none.
 *
 * @param stored the options as the workflow has them, before expressions are evaluated
 * @throws {InputError} where the cap is an expression
 */
export function checkCapIsFixed(stored: IDataObject): void {
	for (const name of ['maxLeverage', 'aboveMaxLeverage'] as const) {
		const value = stored[name];
		if (typeof value === 'string' && /^=|\{\{/.test(value))
			throw new InputError(
				`${OPTION_NAMES[name]} must not be an expression`,
				`Enter the value itself: neither an alert nor an AI agent may change ${OPTION_NAMES[name]}.`,
			);
	}
}

/**
 * @param options evaluated; those that were not added are missing
 * @throws {InputError} for a cap that is not a leverage, and for values that are not offered
 */
export function parseOptions(options: IDataObject): SetLeverageOptions {
	const choice = <Choice extends string>(
		name: 'aboveMaxLeverage' | 'aboveSymbolMaximum' | 'unchanged',
		choices: readonly [Choice, Choice],
	) => parseChoice(options[name], OPTION_NAMES[name], choices);
	return {
		maxLeverage: parseCap(options),
		aboveMaxLeverage: choice('aboveMaxLeverage', ['fail', 'reduce']),
		aboveSymbolMaximum: choice('aboveSymbolMaximum', ['fail', 'reduce']),
		dryRun: parseSwitch(options, 'dryRun'),
		includePrevious: parseSwitch(options, 'includePrevious'),
		onlyLower: parseSwitch(options, 'onlyLower'),
		unchanged: choice('unchanged', ['succeed', 'fail']),
	};
}

const FIELD_NAMES = {
	leverage: 'Leverage',
	buyLeverage: 'Buy Leverage',
	sellLeverage: 'Sell Leverage',
} as const;

/** The field of the panel that holds the leverage of each side to set. */
const FIELDS: Readonly<Record<Side, Partial<Record<SideField, keyof typeof FIELD_NAMES>>>> = {
	both: { buyLeverage: 'leverage', sellLeverage: 'leverage' },
	separate: { buyLeverage: 'buyLeverage', sellLeverage: 'sellLeverage' },
	buy: { buyLeverage: 'buyLeverage' },
	sell: { sellLeverage: 'sellLeverage' },
};

/**
 * The leverages of the sides to set, as they were asked for.
 *
 * @param values of the fields Leverage, Buy Leverage and Sell Leverage
 * @throws {InputError} with the field's name and its value
 */
export function parseRequested(values: IDataObject, side: Side): Partial<SideLeverages> {
	return mapSides(FIELDS[side], (field) =>
		parseRequestedLeverage(values[field], FIELD_NAMES[field]),
	);
}

function mapSides<In, Out>(
	sides: Partial<Record<SideField, In>>,
	map: (value: In, side: SideField) => Out,
): Partial<Record<SideField, Out>> {
	const mapped: Partial<Record<SideField, Out>> = {};
	for (const side of SIDE_FIELDS) {
		const value = sides[side];
		if (value !== undefined) mapped[side] = map(value, side);
	}
	return mapped;
}

/** The same sides, each lowered to its limit where it has one. All in ×. */
export function lowerTo(
	limits: Partial<SideLeverages>,
	leverages: Partial<SideLeverages>,
): Partial<SideLeverages> {
	return mapSides(leverages, (leverage, side) => Math.min(leverage, limits[side] ?? leverage));
}

/**
 * What to set: rounded down, and within the operator's cap, which looks only at the sides to set.
 *
 * @throws {InputError} when more is asked for and If Above Max Leverage is not Reduce
 */
export function withinCap(
	requested: Partial<SideLeverages>,
	{ maxLeverage: cap, aboveMaxLeverage }: SetLeverageOptions,
): Partial<SideLeverages> {
	const target = mapSides(requested, roundDownLeverage);
	const highest = Math.max(...Object.values(target));
	if (cap === undefined || highest <= cap) return target;
	if (aboveMaxLeverage === 'reduce')
		return lowerTo({ buyLeverage: cap, sellLeverage: cap }, target);
	throw new InputError(
		`${formatLeverage(highest)} exceeds this node's Max Leverage of ${formatLeverage(cap)}`,
		'Nothing was changed. Lower the leverage, raise Max Leverage under Options, or set If Above Max Leverage to Reduce.',
	);
}

/** A leverage for both sides of a symbol, by what happens to the side. In ×. */
export interface Sides {
	/** The sides to set. */
	target: Partial<SideLeverages>;
	/** The side that keeps its leverage; empty when both are set. */
	kept: Partial<SideLeverages>;
}

/** The body of Set Leverage: numbers as text. Only the sides that are given. */
export function toRequestBody(
	{ category, symbol }: SymbolParams,
	leverages: Partial<SideLeverages>,
): IDataObject {
	return { category, symbol, ...mapSides(leverages, String) };
}

/**
 * The limits that Bybit's message alone tells: it names a leverage, and so a side where only one side was sent
 * that leverage.
 *
 * @param retMsg of 110013
 * @param sent both sides of the request, in ×
 * @returns none where position and tiers have to tell
 */
export function reportedLimits(
	retMsg: string,
	sent: SideLeverages,
	side: Side,
): Partial<SideLeverages> {
	const limit = parseLeverageLimit(retMsg);
	if (!limit || limit.maximum >= limit.requested) return {};
	const named = SIDE_FIELDS.filter((field) => sent[field] === limit.requested);
	if (named.length > 1 && side !== 'both') return {};
	return Object.fromEntries(named.map((field) => [field, limit.maximum]));
}

/** How some accounts reject a leverage above the maximum, and all accounts any other that is not valid. */
const INVALID_LEVERAGE = /\b(buy|sell) ?leverage invalid/i;

/** The side whose leverage 10001 calls invalid; undefined where it is about something else. */
export function invalidSide(retMsg: string): SideField | undefined {
	const [, side] = INVALID_LEVERAGE.exec(retMsg) ?? [];
	if (side === undefined) return undefined;
	return side.toLowerCase() === 'buy' ? 'buyLeverage' : 'sellLeverage';
}

/** Whether a side would have another leverage than before. */
export function differs(target: Partial<SideLeverages>, previous: SideLeverages): boolean {
	return sidesOf(target).some((side) => target[side] !== previous[side]);
}

/** For If Unchanged = Return an Error, where nothing was sent. */
export function alreadySetError(symbol: string, { target }: Sides): InputError {
	return new InputError(
		`${symbol}: leverage is already ${formatLeverages(target)}`,
		`Nothing was changed. To carry on, set ${OPTION_NAMES.unchanged} under Options to Succeed.`,
	);
}

/** For a dry run above what Bybit allows. */
export function aboveLimitError(
	symbol: string,
	sent: SideLeverages,
	limits: Partial<SideLeverages>,
): InputError {
	const exceeding = mapSides(limits, (_limit, side) => sent[side]);
	return new InputError(
		`${symbol}: ${formatLeverages(exceeding)} exceeds the ${formatLeverages(limits)} limit for this position size`,
		`Lower the leverage, make the position smaller, or set ${OPTION_NAMES.aboveSymbolMaximum} under Options to Reduce.`,
	);
}

/**
 * For a kept side above what Bybit allows for its position: no value of the other side can help.
 *
 * @param failure Bybit's response, where there was one; its code ends the text
 */
export function keptSideError(
	symbol: string,
	{ buyLeverage, sellLeverage }: Sides['kept'],
	failure?: RequestFailure,
): InputError {
	const [side, position] = buyLeverage === undefined ? ['sell', 'short'] : ['buy', 'long'];
	const leverage = formatLeverage(buyLeverage ?? sellLeverage ?? 0);
	const help = `Nothing was changed, because a request always sets both sides. Lower the ${side} side too, with Side set to Separate Buy and Sell, or make the ${position} position smaller.`;
	return new InputError(
		`${symbol}: the ${side} side, kept at ${leverage}, exceeds what Bybit allows for its position size`,
		failure ? `${help} ${formatErrorCode(failure)}` : help,
	);
}

/** @throws {InputError} when the contract is not traded yet, or has no such leverage */
export function checkInstrument(
	symbol: string,
	target: Partial<SideLeverages>,
	{ status, minLeverage, leverageStep }: Instrument,
): void {
	if (status !== 'Trading')
		throw new InputError(
			`${symbol}: contract is not open for trading (status ${status})`,
			'Set its leverage once Bybit has opened trading.',
		);
	for (const leverage of Object.values(target)) {
		const steps = leverage / leverageStep;
		if (leverage >= minLeverage && Math.abs(steps - Math.round(steps)) < 1e-6) continue;
		throw new InputError(
			`${symbol}: ${formatLeverage(leverage)} is not a valid leverage for this symbol`,
			`Use ${minLeverage} or more, in steps of ${leverageStep}.`,
		);
	}
}

/** What the output says of a change besides Bybit's response. */
export interface LeverageReport extends Sides {
	/** Whether the leverage is another one than before; in a dry run, whether it would be. */
	changed: boolean;
	/** The credential's. */
	environment: string;
	/** Leverages before the change, where they are to be reported. In ×. */
	previous?: SideLeverages;
}

/** The two sides and nothing else, in the order of the contract. */
function bothSides({ buyLeverage, sellLeverage }: Partial<SideLeverages>): IDataObject {
	return { buyLeverage, sellLeverage };
}

/**
 * The output item of Set Leverage.
 *
 * @param response Bybit's, or `dryRun`; empty where nothing had to be sent
 */
export function outputItem(
	{ category, symbol, requested }: SetLeverageParams,
	{ target, kept, changed, environment, previous }: LeverageReport,
	response: IDataObject,
): IDataObject {
	const isAsRequested = sidesOf(requested).every((side) => requested[side] === target[side]);
	return {
		category,
		symbol,
		...bothSides({ ...kept, ...target }),
		changed,
		environment,
		...response,
		...(!isAsRequested && { requested: bothSides({ ...kept, ...requested }) }),
		...(previous && { previous: bothSides(previous) }),
	};
}
