import { execFileSync } from 'node:child_process';

/**
 * Installs Debian or Ubuntu packages.
 * @throws Error with the end of apt's output when that fails.
 */
export function installPackages(packages: string[], purpose: string): void {
	const [command = '', ...sudoArgs] =
		process.getuid?.() === 0 ? ['apt-get'] : ['sudo', '-n', 'apt-get'];
	const aptGet = (args: string[]) => {
		execFileSync(command, [...sudoArgs, ...args], {
			stdio: 'pipe',
			encoding: 'utf8',
			env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
		});
	};
	process.stderr.write(`Installing ${packages.join(', ')} for ${purpose} ...\n`);
	try {
		aptGet(['update', '-q']);
		aptGet(['install', '-y', '-q', '--no-install-recommends', ...packages]);
	} catch (error) {
		const reason = error instanceof Error ? error.message.slice(-800) : String(error);
		throw new Error(`Could not install ${packages.join(', ')}: ${reason}`, { cause: error });
	}
}
