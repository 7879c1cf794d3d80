import type { Installed } from '../subjects/installed';
import type { Plan } from '../plan';
import { runJob } from '../processes/jobProcess';
import type { Finding, Section } from '../report/section';
import { ratios, show, spreadOf, type Spread } from '../report/spread';
import type { SigningResult, SigningTask } from './signingJob';

const NAMES: Record<keyof SigningResult, string> = {
	authenticate: "The credential's whole authenticate",
	bare: 'Bare JSON.stringify and createHmac',
	bybitApi: "bybit-api's signRequest",
};

function finding(base: string, ratio: Spread, most: number): Finding {
	return {
		goal: `Signing: the whole of authenticate, ratio to ${base}`,
		wanted: `≤ ${most}`,
		measured: show(ratio, 3),
		met: ratio.median <= most,
	};
}

/** What a signature costs, with everything that the credential does besides. */
export async function signing(plan: Plan, installed: Installed): Promise<Section> {
	const { signatures, signingRounds: rounds } = plan;
	const task: SigningTask = { installed, signatures, rounds };
	const file = require.resolve('./signingJob');
	const result = (await runJob(file, installed, task)) as SigningResult;
	const names = Object.keys(NAMES) as Array<keyof SigningResult>;
	return {
		title: 'Signing',
		about: `One set-leverage request with an HMAC key, ${signatures} times one after the other, ${rounds} rounds in turns in one process.`,
		table: {
			columns: ['What signs', 'µs'],
			rows: names.map((name) => [
				NAMES[name],
				show(spreadOf(result[name].map((ns) => ns / 1000)), 2),
			]),
		},
		findings: [
			finding('bare HMAC', ratios(result.authenticate, result.bare), 2),
			finding("bybit-api's signer", ratios(result.authenticate, result.bybitApi), 0.1),
		],
	};
}
