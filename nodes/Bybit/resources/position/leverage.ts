import { InputError, formatValue } from '../../errors/InputError';

/** `10`, `6.5`, `10x`, `10 X`, `10×`; no sign, no exponent, no comma. */
const written = /^(\d+(?:\.\d+)?)\s*[x×]?$/i;

/** Bybit's finest `leverageStep` is 0.01. */
const STEPS_PER_ONE = 100;

/** Below this (in steps) a difference is the noise of binary fractions, such as 6.999999999999999. */
const NOISE = 1e-7;

function numberIn(value: unknown): number {
	if (typeof value === 'number') return value;
	const digits = typeof value === 'string' ? written.exec(value.trim())?.[1] : undefined;
	return digits === undefined ? NaN : Number(digits);
}

function isEmpty(value: unknown): boolean {
	return (
		value === undefined || value === null || (typeof value === 'string' && value.trim() === '')
	);
}

/**
 * A leverage in ×, from what fields and alerts really carry: `10`, `"10"`, `"10x"`, `"6.5"`.
 *
 * Noise of binary fractions is removed; what is finer than two decimals is rounded down: never more
 * leverage than was asked.
 *
 * @param parameter display name, for the message
 * @returns ×, at least 1, at most two decimals
 * @throws {InputError} for everything that is not such a number
 * @see https://bybit-exchange.github.io/docs/v5/position/leverage
 */
export function readLeverage(value: unknown, parameter: string): number {
	if (isEmpty(value))
		throw new InputError(
			`${parameter} is empty`,
			`Set ${parameter} to a number such as 5. When it comes from an alert, check that the expression names the right field.`,
		);
	const number = numberIn(value);
	const steps = number * STEPS_PER_ONE;
	if (!Number.isSafeInteger(Math.round(steps)))
		throw new InputError(
			`${parameter} is ${formatValue(value)}, which is not a leverage`,
			`Set ${parameter} to a number with a point for decimals, such as 10, 6.5 or 10x.`,
		);
	const nearest = Math.round(steps);
	const kept = (Math.abs(steps - nearest) < NOISE ? nearest : Math.floor(steps)) / STEPS_PER_ONE;
	if (kept >= 1) return kept;
	throw new InputError(
		`${parameter} is ${formatValue(value)}, which is less than 1`,
		`Set ${parameter} to 1 or more: 1 means no borrowed money.`,
	);
}
