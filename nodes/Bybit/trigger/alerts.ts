import type { IDataObject } from 'n8n-workflow';

import { formatValue, InputError } from '../errors/InputError';
import { parseLeverage } from '../resources/position/leverage';
import { parseSymbol } from '../resources/position/symbol';
import type { AlertCondition, WatchedAlert } from './alertConditions';

/** One row of Alerts. */
export type PriceAlert = WatchedAlert & {
	/** Bybit's name, such as `BTCUSDT`. */
	symbol: string;
	/** For the next node, in ×. */
	leverage?: number;
};

/** More would be more requests per check than the limit per IP address has room for beside the nodes'. */
const MAX_ALERTS = 50;

/** The longest window: more does not fit into one response with Catch Up. */
const MAX_MINUTES = 720;

/** A move up can be more than 100 %, but a larger one is a typing error. */
const MAX_PERCENT_UP = 1000;

const decimal = /^\d+(\.\d+)?$/;

function isEmpty(value: unknown): boolean {
	return value === undefined || value === null || (typeof value === 'string' && !value.trim());
}

/** A number as it was typed, with a period for decimals, or NaN. */
function toNumber(value: unknown, unit?: string): number {
	if (typeof value === 'number') return value;
	if (typeof value !== 'string') return NaN;
	const text = value.trim();
	const digits = unit && text.endsWith(unit) ? text.slice(0, -unit.length).trim() : text;
	return decimal.test(digits) ? Number(digits) : NaN;
}

/** @throws {InputError} unless it is a positive number; "97250,5" is none: it must not become 972505 */
function parseAmount(value: unknown, parameter: string, example: string, unit?: string): number {
	const howToFix = `Set ${parameter} to a number above 0 with a period for decimals, e.g. ${example}.`;
	if (isEmpty(value)) throw new InputError(`${parameter} is empty`, howToFix);
	const number = toNumber(value, unit);
	if (!Number.isFinite(number))
		throw new InputError(`${parameter} ${formatValue(value)} is not a number`, howToFix);
	if (number <= 0)
		throw new InputError(`${parameter} ${formatValue(value)} is not above 0`, howToFix);
	return number;
}

function parsePercent(value: unknown, condition: 'movingDown' | 'movingUp'): number {
	const percent = parseAmount(value, 'Percent', '5', '%');
	if (condition === 'movingDown' ? percent < 100 : percent <= MAX_PERCENT_UP) return percent;
	throw new InputError(
		`Percent ${formatValue(value)} is too much`,
		condition === 'movingDown'
			? 'Set Percent to less than 100: a price cannot fall further.'
			: `Set Percent to ${MAX_PERCENT_UP} or less.`,
	);
}

function parseMinutes(value: unknown): number {
	const minutes = toNumber(value);
	if (Number.isInteger(minutes) && minutes >= 1 && minutes <= MAX_MINUTES) return minutes;
	throw new InputError(
		`Minutes ${formatValue(value)} is not a whole number from 1 to ${MAX_MINUTES}`,
		`Set Minutes to a whole number from 1 to ${MAX_MINUTES}, e.g. 60.`,
	);
}

function parseCondition(row: IDataObject): AlertCondition {
	const { condition } = row;
	switch (condition) {
		case 'crossing':
		case 'crossingDown':
		case 'crossingUp':
			return { condition, level: parseAmount(row.price, 'Price', '97250.5') };
		case 'movingDown':
		case 'movingUp':
			return {
				condition,
				percent: parsePercent(row.percent, condition),
				minutes: parseMinutes(row.minutes),
			};
		default:
			throw new InputError(
				`Condition ${formatValue(condition)} does not exist`,
				'Choose a Condition from the list.',
			);
	}
}

/** A resource locator holds its value beside its mode; an expression may give the value alone. */
function symbolValue(symbol: unknown): unknown {
	return typeof symbol === 'object' && symbol !== null && 'value' in symbol ? symbol.value : symbol;
}

/** An input error with the row's number; another one as it is. */
function inRow(row: number, error: unknown): unknown {
	return error instanceof InputError
		? new InputError(`Alert ${row}: ${error.message}`, error.description)
		: error;
}

function parseAlert(row: IDataObject, scope: readonly string[]): PriceAlert {
	const symbol = parseSymbol(symbolValue(row.symbol));
	const condition = parseCondition(row);
	const leverage = isEmpty(row.leverage) ? undefined : parseLeverage(row.leverage, 'Leverage');
	const identity: unknown[] = [
		...scope,
		symbol,
		...Object.values<unknown>({ ...condition }),
		leverage ?? '',
	];
	const key = identity.join(' ');
	return { ...condition, key, symbol, ...(leverage !== undefined && { leverage }) };
}

/**
 * The rows of Alerts, checked.
 *
 * @param rows the parameter `alerts.alert`
 * @param scope what else an alert depends on, such as the category: part of its key, so that an edited alert
 *   is a new one
 * @throws {InputError} for the first row that cannot be used, with its number, the field and how to fix it
 */
export function parseAlerts(rows: unknown, scope: readonly string[]): PriceAlert[] {
	const list = Array.isArray(rows) ? (rows as IDataObject[]) : [];
	if (list.length === 0)
		throw new InputError('There is no alert', 'Add at least one alert under Alerts.');
	if (list.length > MAX_ALERTS)
		throw new InputError(
			`There are ${list.length} alerts, more than the ${MAX_ALERTS} that a trigger can have`,
			'Remove some, or move them to another Bybit Trigger.',
		);
	const copies = new Map<string, number>();
	return list.map((row, index) => {
		try {
			const alert = parseAlert(row, scope);
			const copy = (copies.get(alert.key) ?? 0) + 1;
			copies.set(alert.key, copy);
			return copy === 1 ? alert : { ...alert, key: `${alert.key} (${copy})` };
		} catch (error) {
			throw inRow(index + 1, error);
		}
	});
}
