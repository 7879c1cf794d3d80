import { execFileSync } from 'node:child_process';

/** Installs packages of Debian's or Ubuntu's; throws with the end of apt's words when that fails. */
export function installPackages(packages: string[], purpose: string): void {
	const [command = '', ...first] =
		process.getuid?.() === 0 ? ['apt-get'] : ['sudo', '-n', 'apt-get'];
	const run = (args: string[]) => {
		execFileSync(command, [...first, ...args], {
			stdio: 'pipe',
			encoding: 'utf8',
			env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
		});
	};
	process.stderr.write(`Installing ${packages.join(', ')} for ${purpose} ...\n`);
	try {
		run(['update', '-q']);
		run(['install', '-y', '-q', '--no-install-recommends', ...packages]);
	} catch (error) {
		const reason = error instanceof Error ? error.message.slice(-800) : String(error);
		throw new Error(`${packages.join(', ')} could not be installed: ${reason}`, { cause: error });
	}
}
