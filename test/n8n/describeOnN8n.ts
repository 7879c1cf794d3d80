import { Harness, type HarnessOptions } from './harness';
import { tarball, VERSIONS_TO_RUN } from './jest/runSettings';

export type SuiteOptions = Pick<HarnessOptions, 'env' | 'exchange' | 'packOther'>;

/**
 * Runs the same tests on every n8n version of the run, each with one n8n and one exchange.
 * @param tests gets a function that returns the harness, which exists once the tests run
 */
export function describeOnN8n(
	subject: string,
	tests: (harness: () => Harness) => void,
	options: SuiteOptions = {},
): void {
	describe.each(VERSIONS_TO_RUN)(`${subject} on n8n %s`, (version) => {
		let running: Harness | undefined;
		beforeAll(async () => {
			running = await Harness.start({ version, tarball: tarball.get(), ...options });
		});
		afterAll(() => running?.stop());
		tests(() => {
			if (!running) throw new Error('n8n has not started');
			return running;
		});
	});
}
