import type { IDataObject, ITriggerFunctions } from 'n8n-workflow';

import {
	environmentHeaders,
	resolveBaseUrl,
	type EnvironmentFields,
} from '../../../credentials/bybitLeverageApi/environments';
import { CredentialError } from '../../../credentials/bybitLeverageApi/CredentialError';
import { formatValue, InputError } from '../errors/InputError';
import type { Category } from '../resources/position/category';
import { parseAlerts, type PriceAlert } from './alerts';
import { MINUTE } from './priceHistory';

export type PriceType = 'index' | 'last' | 'mark';

/** The parameters of the trigger, checked. */
export interface TriggerSettings {
	/** Scheme and host, no trailing slash. */
	baseUrl: string;
	/** What the environment's site requires on every request. */
	headers?: Readonly<Record<string, string>>;
	category: Category;
	priceType: PriceType;
	alerts: PriceAlert[];
	repeat: 'everyTime' | 'once';
	/** Seconds. */
	checkEvery: number;
	/** ms. */
	cooldown: number;
	/** ms. */
	catchUp: number;
}

/** A number of the options collection. */
interface NumberOption {
	displayName: string;
	unit: string;
	default: number;
	min: number;
	max: number;
	wholeOnly: boolean;
}

/** Catch Up and the longest window together fit into one response, of 1,000 candles. */
export const numberOptions = {
	catchUp: {
		displayName: 'Catch Up',
		unit: 'minutes',
		default: 5,
		min: 0,
		max: 240,
		wholeOnly: false,
	},
	checkEvery: {
		displayName: 'Check Every',
		unit: 'seconds',
		default: 5,
		min: 1,
		max: 60,
		wholeOnly: true,
	},
	cooldown: {
		displayName: 'Cooldown',
		unit: 'minutes',
		default: 5,
		min: 0,
		max: 10_080,
		wholeOnly: false,
	},
} satisfies Record<string, NumberOption>;

/** @throws {InputError} outside of the option's range */
function readNumber(options: IDataObject, name: keyof typeof numberOptions): number {
	const option: NumberOption = numberOptions[name];
	const value = options[name] ?? option.default;
	const isText = typeof value === 'string' && value.trim() !== '';
	const number = isText ? Number(value) : value;
	const { displayName, unit, min, max, wholeOnly } = option;
	const isNumber = typeof number === 'number' && (!wholeOnly || Number.isInteger(number));
	if (isNumber && number >= min && number <= max) return number;
	throw new InputError(
		`${displayName} ${formatValue(value)} is not a ${wholeOnly ? 'whole ' : ''}number from ${min} to ${max}`,
		`Set ${displayName} to ${min} to ${max} ${unit}, e.g. ${option.default}.`,
	);
}

/** @throws {InputError} for anything but one of the choices */
function readChoice<Choice extends string>(
	value: unknown,
	displayName: string,
	choices: readonly Choice[],
): Choice {
	const choice = choices.find((known) => known === value);
	if (choice) return choice;
	throw new InputError(
		`${displayName} ${formatValue(value)} does not exist`,
		`Choose ${displayName} from the list: ${choices.join(', ')}.`,
	);
}

/** The error in terms of this panel, which has no credential. */
function siteError(error: unknown, environment: unknown): unknown {
	if (!(error instanceof CredentialError)) return error;
	return environment === 'custom'
		? new InputError(
				'Base URL is empty or invalid',
				'Enter scheme and host of a Bybit API, without a path, e.g. https://api.bybit.com. Plain http:// is allowed for localhost only.',
			)
		: new InputError(
				`Environment ${formatValue(environment)} does not exist`,
				'Choose an Environment from the list.',
			);
}

/** @throws {InputError} when the environment is unknown or the custom base URL is invalid */
function readSite(environment: unknown, baseUrl: unknown) {
	try {
		const fields = { environment, baseUrl } as EnvironmentFields;
		return { baseUrl: resolveBaseUrl(fields), headers: environmentHeaders(fields) };
	} catch (error) {
		throw siteError(error, environment);
	}
}

/**
 * The parameters of the trigger.
 *
 * @throws {InputError} for the first one that cannot be used, with the alert's number, the field and how to
 *   fix it
 */
export function readTriggerSettings(context: ITriggerFunctions): TriggerSettings {
	const parameter = (name: string) => context.getNodeParameter(name, undefined) as unknown;
	const environment = parameter('environment');
	const options = (parameter('options') ?? {}) as IDataObject;
	const category = readChoice(parameter('category'), 'Category', ['linear', 'inverse']);
	const priceType = readChoice(parameter('priceType'), 'Price Type', ['index', 'last', 'mark']);
	const repeat = readChoice(parameter('repeat'), 'Repeat', ['everyTime', 'once']);
	return {
		...readSite(environment, parameter('baseUrl')),
		category,
		priceType,
		repeat,
		alerts: parseAlerts(parameter('alerts.alert'), [
			String(environment),
			category,
			priceType,
			repeat,
		]),
		checkEvery: readNumber(options, 'checkEvery'),
		cooldown: readNumber(options, 'cooldown') * MINUTE,
		catchUp: readNumber(options, 'catchUp') * MINUTE,
	};
}
