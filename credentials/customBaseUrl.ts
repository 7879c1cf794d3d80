import { BoundedMap } from './boundedMap';
import { Refusal } from './refusal';

const example = 'e.g. https://api.bybit.com';
const loopback = /^(localhost|127(\.\d+){3}|\[::1\])$/;

/** What a base URL must satisfy, and what to tell the operator when it does not. */
const rules: Array<{ broken: (url: URL) => boolean; advice: string }> = [
	{
		broken: (url) => url.username !== '' || url.password !== '',
		advice: 'It contains a user name or a password: take them out.',
	},
	{
		broken: (url) => !['http:', 'https:'].includes(url.protocol),
		advice: `It must begin with https://, ${example}.`,
	},
	{
		broken: (url) => url.protocol === 'http:' && !loopback.test(url.hostname),
		advice: `It must begin with https://: http is for a test exchange on this machine (localhost) only.`,
	},
	{
		broken: (url) => /[^/]/.test(url.pathname),
		advice: `It must end after the host, ${example}: the path comes with each request.`,
	},
	{
		broken: (url) => url.search !== '' || url.hash !== '',
		advice: `It must end after the host, ${example}: take out what follows "?" or "#".`,
	},
];

// Each item of a workflow signs anew: the rules are checked once per address, not once per request.
const accepted = new BoundedMap<string, string>(100);

function refuse(advice: string): never {
	throw new Refusal(`The Base URL of the Bybit credential cannot be used. ${advice}`);
}

/**
 * Checks the address of environment `custom`. A signed request is as good as an order in the
 * account's name, hence never in clear text beyond this machine.
 *
 * @param text the credential's `baseUrl` as typed; blanks around it and trailing slashes are taken off
 * @returns scheme, host and port, no trailing slash
 * @throws {Refusal} when it is empty, no URL, or breaks a rule; the message shows no part of it
 */
export function readCustomBaseUrl(text: unknown): string {
	const typed = typeof text === 'string' ? text.trim() : '';
	const known = accepted.get(typed);
	if (known !== undefined) return known;
	if (typed === '') {
		throw new Refusal(
			`The Base URL of the Bybit credential is empty. Enter the address of the API, ${example}, or choose another environment.`,
		);
	}
	if (!URL.canParse(typed)) refuse(`It is not a web address. Enter scheme and host, ${example}.`);
	const url = new URL(typed);
	const rule = rules.find(({ broken }) => broken(url));
	if (rule) refuse(rule.advice);
	accepted.set(typed, url.origin);
	return url.origin;
}
