import { PACKED, VERSIONS_TO_RUN } from './jest/shared';
import { Rig, type RigOptions } from './rig';

type SuiteOptions = Pick<RigOptions, 'env' | 'exchange'>;

/**
 * Runs the same tests on every n8n version of the run, each with one server and one exchange.
 * @param tests gets a function that returns the rig, which is there once the tests run
 */
export function onRealN8n(
	subject: string,
	tests: (rig: () => Rig) => void,
	options: SuiteOptions = {},
): void {
	describe.each(VERSIONS_TO_RUN)(`${subject} on n8n %s`, (version) => {
		let running: Rig | undefined;
		beforeAll(async () => {
			running = await Rig.start({ version, tarball: PACKED.get(), ...options });
		});
		afterAll(() => running?.stop());
		tests(() => {
			if (!running) throw new Error('n8n has not been started');
			return running;
		});
	});
}
