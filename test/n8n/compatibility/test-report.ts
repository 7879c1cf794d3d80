import { readFileSync } from 'node:fs';
import { isVersion, type Version } from '../versions';

/** The part of jest's JSON report that says what was seen. */
interface JestReport {
	testResults: Array<{
		assertionResults: Array<{ ancestorTitles: string[]; status: string }>;
	}>;
}

/** By n8n version, the subjects of its suites, and whether all of a subject's tests passed. */
export type Seen = Map<Version, Map<string, boolean>>;

/** Suites are named for their subject and the n8n that they ran on. */
const SUITE = /^(.+) (?:on|of) n8n (\S+)$/;

/** Reads what worked on which n8n from jest's JSON report. */
export function readReport(file: string): Seen {
	const { testResults } = JSON.parse(readFileSync(file, 'utf8')) as JestReport;
	const seen: Seen = new Map();
	for (const { ancestorTitles, status } of testResults.flatMap((each) => each.assertionResults)) {
		const [, subject, version = ''] = SUITE.exec(ancestorTitles[0] ?? '') ?? [];
		if (!subject || !isVersion(version)) continue;
		const subjects = seen.get(version) ?? new Map<string, boolean>();
		subjects.set(subject, (subjects.get(subject) ?? true) && status === 'passed');
		seen.set(version, subjects);
	}
	return seen;
}
