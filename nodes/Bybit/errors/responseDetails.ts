import { formatLeverage } from './interpolate';
import { parseLeverageLimit } from './leverageLimit';
import { quote } from './redactSecrets';
import type { RetCodeFailure } from './requestFailure';

/** Values for the placeholders of a text, read out of a response; undefined when it holds none. */
type Details = Readonly<Record<string, string>> | undefined;

/** 110013: the leverage that was requested, and the maximum. */
export function readLeverageLimit({ retMsg }: RetCodeFailure): Details {
	const limit = parseLeverageLimit(retMsg);
	if (!limit) return undefined;
	return {
		requested: formatLeverage(limit.requested),
		maximum: formatLeverage(limit.maximum),
	};
}

const TIMESTAMPS = /req_timestamp\[(\d{10,16})\].{0,100}?server_timestamp\[(\d{10,16})\]/i;

/** 10002: how far the timestamp of the request was ahead of Bybit's clock, or behind it; in ms. */
export function readClockDifference(
	{ retMsg }: RetCodeFailure,
	direction: 'ahead' | 'behind',
): Details {
	const [, request, server] = TIMESTAMPS.exec(retMsg) ?? [];
	const ahead = Number(request) - Number(server);
	const difference = direction === 'ahead' ? ahead : -ahead;
	return difference > 0 ? { difference: String(difference) } : undefined;
}

/** Longer reasons are cut, in characters; Bybit's have up to a hundred. */
const MAX_REASON_LENGTH = 1_000;

function reasonIn(entry: unknown): string {
	if (typeof entry !== 'object' || entry === null || !('reasonMsg' in entry)) return '';
	const { reasonMsg } = entry;
	return typeof reasonMsg === 'string' ? quote(reasonMsg, MAX_REASON_LENGTH) : '';
}

/**
 * 3400045 and 110073: every reason that Bybit gives.
 *
 * @see https://bybit-exchange.github.io/docs/v5/account/set-margin-mode
 */
export function readReasons({ result }: RetCodeFailure): Details {
	if (typeof result !== 'object' || result === null || !('reasons' in result)) return undefined;
	const { reasons } = result;
	const texts = Array.isArray(reasons) ? reasons.map(reasonIn).filter(Boolean) : [];
	return texts.length > 0 ? { reasons: texts.join('; ').replace(/\.$/, '') } : undefined;
}
