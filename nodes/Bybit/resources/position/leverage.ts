import { formatValue, InputError } from '../../errors/InputError';

/** `10`, `6.5`, `10x`, `10 X`, `10×`; no sign, no exponent, no comma. */
const LEVERAGE_TEXT = /^(\d+(?:\.\d+)?)\s*[x×]?$/i;

/** `2,5` and `1,000` alike: which of the two separators was meant cannot be known. */
const COMMA_NUMBER = /^\d+(?:[.,]\d+)*,\d+\s*[x×]?$/i;

/** Bybit's finest `leverageStep` is 0.01. */
const STEPS_PER_UNIT = 100;

/** Below this (in steps) a difference is floating-point noise, such as 6.999999999999999. */
const NOISE = 1e-7;

function toNumber(value: unknown): number {
	if (typeof value === 'number') return value;
	const digits = typeof value === 'string' ? LEVERAGE_TEXT.exec(value.trim())?.[1] : undefined;
	return digits === undefined ? NaN : Number(digits);
}

function isEmpty(value: unknown): boolean {
	return (
		value === undefined || value === null || (typeof value === 'string' && value.trim() === '')
	);
}

function explainUnreadable(value: unknown, parameter: string): InputError {
	const named = `${parameter} ${formatValue(value)}`;
	if (typeof value === 'string' && COMMA_NUMBER.test(value.trim()))
		return new InputError(
			`${named} has a comma: use a decimal point`,
			`Set ${parameter} to a number such as 10 or 2.5.`,
		);
	return new InputError(
		`${named} is not a number`,
		`Set ${parameter} to a number such as 10, 2.5 or 10x.`,
	);
}

/**
 * The leverage that was asked for, with floating-point noise removed and nothing rounded.
 *
 * @param parameter display name, for the error message
 * @returns ×, at least 1
 * @throws {InputError} for everything that is not such a number
 */
export function parseRequestedLeverage(value: unknown, parameter: string): number {
	if (isEmpty(value))
		throw new InputError(
			`${parameter} is empty`,
			`Set ${parameter} to a number such as 5. If it comes from an alert, check that the expression names the right field.`,
		);
	const number = toNumber(value);
	const steps = number * STEPS_PER_UNIT;
	const nearest = Math.round(steps);
	if (!Number.isSafeInteger(nearest)) throw explainUnreadable(value, parameter);
	const leverage = Math.abs(steps - nearest) < NOISE ? nearest / STEPS_PER_UNIT : number;
	if (leverage >= 1) return leverage;
	throw new InputError(
		`${parameter} ${formatValue(value)} is less than 1`,
		`Set ${parameter} to 1 or more.`,
	);
}

/**
 * A leverage that Bybit takes: at most two decimals, rounded down, so that it is never more than asked for.
 *
 * @param requested as {@link parseRequestedLeverage} returns it, in ×
 */
export function roundDownLeverage(requested: number): number {
	const steps = requested * STEPS_PER_UNIT;
	const nearest = Math.round(steps);
	return (Math.abs(steps - nearest) < NOISE ? nearest : Math.floor(steps)) / STEPS_PER_UNIT;
}

/**
 * A leverage from what fields and alerts contain: `10`, `"10"`, `"10x"`, `"6.5"`. Floating-point noise is
 * removed; beyond two decimals it is rounded down.
 *
 * @param parameter display name, for the error message
 * @returns ×, at least 1, at most two decimals
 * @throws {InputError} for everything that is not such a number
 * @see https://bybit-exchange.github.io/docs/v5/position/leverage
 */
export function parseLeverage(value: unknown, parameter: string): number {
	return roundDownLeverage(parseRequestedLeverage(value, parameter));
}
