import type {
	IDataObject,
	IExecuteSingleFunctions,
	IHttpRequestOptions,
	INodePropertyOptions,
} from 'n8n-workflow';

import { checkLeverageCap } from '../../../../../credentials/bybitLeverageApi/leverageCap';
import { asBybitRequestError, BybitRequestError } from '../../../errors/BybitRequestError';
import { toResponse } from '../../../client/response';
import { createPagination, createPreSend, type PreparedRequest } from '../../../client/routing';
import type { ChangeResult, OperationContext } from '../../../client/operationContext';
import { equalSidesError, getEqualSidesReason } from '../equalSides';
import { nameInErrors, parseSymbolParams } from '../symbolFields';
import { getInstrument } from '../instrument';
import { getLeverageState, type LeverageState } from '../positions';
import { exceededLimits, getRiskTiers, nextLowerLimits, tierLimits } from '../riskTiers';
import { parseSide, sidesOf, type SideLeverages } from '../side';
import {
	aboveLimitError,
	alreadySetError,
	checkCapIsFixed,
	checkInstrument,
	differs,
	invalidSide,
	keptSideError,
	lowerTo,
	outputItem,
	parseOptions,
	parseRequested,
	reportedLimits,
	toRequestBody,
	withinCap,
	type SetLeverageParams,
	type Sides,
} from './leveragePlan';

type Context = OperationContext<SetLeverageParams>;

/** The same codes on unified and on classic accounts. @see https://bybit-exchange.github.io/docs/v5/error */
const NOT_MODIFIED = [110043, 140043];
const ABOVE_RISK_LIMIT: readonly unknown[] = [110013, 140013];

const INVALID_PARAMETER = 10001;

const SET_LEVERAGE = '/v5/position/set-leverage';

/** Validates, normalizes, and applies the operator's cap. */
function prepare(
	context: IExecuteSingleFunctions,
	declared: IHttpRequestOptions,
): PreparedRequest<SetLeverageParams> {
	const values = declared.body as IDataObject;
	const symbolParams = parseSymbolParams(values, 'Set Leverage');
	const params = nameInErrors(symbolParams.symbol, () => {
		const side = parseSide(context.getNodeParameter('side'));
		const requested = parseRequested(values, side);
		checkCapIsFixed((context.getNode().parameters.options ?? {}) as IDataObject);
		const options = parseOptions(context.getNodeParameter('options', {}) as IDataObject);
		return { ...symbolParams, side, requested, target: withinCap(requested, options), options };
	});
	return { params, options: { ...declared, body: toRequestBody(params, params.target) } };
}

/**
 * The leverage of the side that is not set: Bybit wants both sides in each request.
 *
 * @throws {InputError} where both sides must have the same leverage
 */
async function getKeptSide(context: Context, state: LeverageState): Promise<Sides['kept']> {
	const { symbol, target } = context.params;
	const reason = await getEqualSidesReason(context, state);
	if (reason) throw equalSidesError(symbol, reason, target);
	const { buyLeverage, sellLeverage } = state.leverages;
	return target.buyLeverage === undefined ? { buyLeverage } : { sellLeverage };
}

/**
 * What to set where these limits are exceeded.
 *
 * @param error thrown where leverage is not to be reduced
 * @throws {InputError} when the kept side is above its limit
 */
async function withinLimits(
	context: Context,
	{ target, kept }: Sides,
	limits: Partial<SideLeverages>,
	error: Error,
): Promise<Sides> {
	const { symbol, side, options } = context.params;
	for (const keptSide of sidesOf(kept))
		if (limits[keptSide] !== undefined)
			throw keptSideError(
				symbol,
				kept,
				error instanceof BybitRequestError ? error.failure : undefined,
			);
	if (options.aboveSymbolMaximum === 'fail') throw error;
	const reduced = lowerTo(limits, target);
	const { buyLeverage = Infinity, sellLeverage = Infinity } = reduced;
	const nowDiffer = target.buyLeverage === target.sellLeverage && buyLeverage !== sellLeverage;
	const mustMatch =
		nowDiffer &&
		(side === 'both' || (await getEqualSidesReason(context, await getLeverageState(context))));
	const lowest = Math.min(buyLeverage, sellLeverage);
	return { kept, target: mustMatch ? { buyLeverage: lowest, sellLeverage: lowest } : reduced };
}

/**
 * The limits that Bybit's error is about, by side.
 *
 * @returns none where the error is about something else, or nothing lower is allowed
 */
async function findExceededLimits(
	context: Context,
	sent: SideLeverages,
	{ failure }: BybitRequestError,
): Promise<Partial<SideLeverages>> {
	if (failure.kind !== 'retCode') return {};
	const { retCode, retMsg } = failure;
	const invalid = retCode === INVALID_PARAMETER ? invalidSide(retMsg) : undefined;
	if (!invalid && !ABOVE_RISK_LIMIT.includes(retCode)) return {};
	const reported = reportedLimits(retMsg, sent, context.params.side);
	if (sidesOf(reported).length > 0) return reported;
	const tiers = await getRiskTiers(context);
	const highest = Math.max(...tiers.map(({ maxLeverage }) => maxLeverage));
	if (invalid && sent[invalid] <= highest) return {};
	const exceeded = exceededLimits(sent, tierLimits(tiers, await getLeverageState(context)));
	return sidesOf(exceeded).length > 0 ? exceeded : nextLowerLimits(tiers, sent);
}

/** What to send after an error, or that error where nothing else can be sent. */
async function afterError(
	context: Context,
	sides: Sides,
	error: BybitRequestError,
): Promise<Sides> {
	const { aboveSymbolMaximum } = context.params.options;
	const reduces = aboveSymbolMaximum === 'reduce';
	if (!reduces && sidesOf(sides.kept).length === 0) throw error;
	const sent = { ...sides.kept, ...sides.target } as SideLeverages;
	const limits = await findExceededLimits(context, sent, error).catch((cause: unknown) => {
		// Only the explanation would have been better.
		throw reduces ? cause : error;
	});
	if (sidesOf(limits).length === 0) throw error;
	return await withinLimits(context, sides, limits, error);
}

interface Change extends ChangeResult {
	sides: Sides;
}

/**
 * Sets the leverages; with If Above Symbol Maximum = Reduce, the highest that Bybit allows.
 *
 * @throws {BybitRequestError} for every other response but a success and 110043
 * @see https://bybit-exchange.github.io/docs/v5/position/leverage
 */
async function change(context: Context, sides: Sides): Promise<Change> {
	const body = toRequestBody(context.params, { ...sides.kept, ...sides.target });
	const result = await context.change(NOT_MODIFIED, body).catch(asBybitRequestError);
	if (!(result instanceof BybitRequestError)) return { sides, ...result };
	// Each round sends less than the one before, until nothing lower is allowed.
	return await change(context, await afterError(context, sides, result));
}

/** Checks all that can be read, and reports what would change. */
async function dryRun(context: Context, sides: Sides, state: LeverageState): Promise<IDataObject> {
	const { params } = context;
	const { symbol, options } = params;
	const { buyLeverage, sellLeverage } = sides.target;
	if (buyLeverage && sellLeverage && buyLeverage !== sellLeverage) {
		const reason = await getEqualSidesReason(context, state);
		if (reason) throw equalSidesError(symbol, reason, sides.target);
	}
	const instrument = await getInstrument(context);
	checkInstrument(symbol, sides.target, instrument);
	const { maxLeverage } = instrument;
	const maximum = { buyLeverage: maxLeverage, sellLeverage: maxLeverage };
	const limits = { ...maximum, ...tierLimits(await getRiskTiers(context), state) };
	const sent = { ...sides.kept, ...sides.target } as SideLeverages;
	const exceeded = exceededLimits(sent, limits);
	const allowed =
		sidesOf(exceeded).length > 0
			? await withinLimits(context, sides, exceeded, aboveLimitError(symbol, sent, exceeded))
			: sides;
	context.checkCap(toRequestBody(params, { ...allowed.kept, ...allowed.target }));
	const changed = differs(allowed.target, state.leverages);
	if (!changed && options.unchanged === 'fail') throw alreadySetError(symbol, allowed);
	const { environment } = context;
	const report = { ...allowed, changed, environment, previous: state.leverages };
	return outputItem(params, report, { dryRun: true });
}

/** Reads what must be known, changes the leverage, and reports. */
async function execute(context: Context): Promise<IDataObject> {
	const { params, environment } = context;
	const { symbol, options } = params;
	const setsOneSide = sidesOf(params.target).length === 1;
	const returnsError = options.unchanged === 'fail';
	const needsState =
		setsOneSide ||
		options.dryRun ||
		options.includePrevious ||
		options.onlyLower ||
		// Without it, 110043 after a lost response could mean either: set before, or set by us.
		returnsError;
	const state = needsState ? await getLeverageState(context) : undefined;
	const kept = setsOneSide && state ? await getKeptSide(context, state) : {};
	const target =
		options.onlyLower && state ? lowerTo(state.leverages, params.target) : params.target;
	const sides = { target, kept };
	const reported = options.includePrevious ? { previous: state?.leverages } : {};
	if (options.dryRun && state) return await dryRun(context, sides, state);
	if (options.onlyLower && state && !differs(target, state.leverages)) {
		if (returnsError) throw alreadySetError(symbol, sides);
		return outputItem(params, { ...sides, changed: false, environment, ...reported }, {});
	}
	const done = await change(context, sides);
	const differed = !done.notModified || !state || differs(done.sides.target, state.leverages);
	const changed = done.changed && differed;
	if (done.notModified && !changed && returnsError) throw done.notModified;
	return outputItem(params, { ...done.sides, changed, environment, ...reported }, done.response);
}

/** @see https://bybit-exchange.github.io/docs/v5/position/leverage */
export const setLeverage: INodePropertyOptions = {
	name: 'Set Leverage',
	value: 'setLeverage',
	action: 'Set the leverage of a symbol',
	description: "Set a symbol's leverage (also affects open positions and orders)",
	routing: {
		request: { method: 'POST', url: SET_LEVERAGE },
		send: { paginate: true, preSend: [createPreSend(prepare)] },
		operations: {
			pagination: createPagination<SetLeverageParams>({
				scope: ({ category, symbol }) => [category, symbol],
				check: (params, credentials) =>
					checkLeverageCap(credentials, SET_LEVERAGE, toRequestBody(params, params.target)),
				execute,
			}),
		},
		output: { postReceive: [toResponse] },
	},
};
