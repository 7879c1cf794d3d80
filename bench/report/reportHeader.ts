import { execFileSync } from 'node:child_process';

import type { Installed } from '../subjects/installed';
import { load, machine } from './machine';

/** What was measured, when, on what, and how to do it again. */
export function header({ n8nVersion, node }: Installed, quick: boolean): string {
	const nodeVersion = execFileSync(node, ['--version'], { encoding: 'utf8' }).trim();
	return [
		'# Speed and memory',
		'',
		`- Command: \`npm run bench${quick ? ' -- --quick' : ''}\``,
		`- Date: ${new Date().toISOString().slice(0, 16)} UTC`,
		`- n8n ${n8nVersion} on its Node.js ${nodeVersion}; the exchange on Node.js ${process.version}`,
		`- Machine: ${machine()}`,
		`- Load per processor at the start: ${load()}`,
		'',
		'Written as median (least–most) of runs that took turns.',
	].join('\n');
}
