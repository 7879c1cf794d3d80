import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

/** Where systems keep a Chromium; BYBIT_CHROMIUM names another one. */
const USUAL_PATHS = [
	'/usr/bin/chromium',
	'/usr/bin/chromium-browser',
	'/usr/bin/google-chrome',
	'/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** Nothing that calls home, and what a container without a graphics card needs. */
const FLAGS = [
	'--no-sandbox',
	'--disable-gpu',
	'--disable-quic',
	'--no-first-run',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync',
	'--disable-dev-shm-usage',
	'--font-render-hinting=none',
];

const PACKAGES = ['chromium', 'fonts-liberation'];

function installed(): string | undefined {
	const own = process.env.BYBIT_CHROMIUM;
	return (own ? [own] : USUAL_PATHS).find((path) => existsSync(path));
}

/** Installs Debian's Chromium; throws with the end of apt's words when that fails. */
function install(): void {
	const apt = process.getuid?.() === 0 ? ['apt-get'] : ['sudo', '-n', 'apt-get'];
	const run = (args: string[]) => {
		const [command = '', ...first] = apt;
		execFileSync(command, [...first, ...args], { stdio: 'pipe', encoding: 'utf8' });
	};
	process.stderr.write(`Installing ${PACKAGES.join(', ')} for the tests in a browser ...\n`);
	run(['update', '-q']);
	run(['install', '-y', '-q', '--no-install-recommends', ...PACKAGES]);
}

/** The path of a Chromium, installed where need be; or why there is none. */
export function findChromium(): { path: string } | { missing: string } {
	const path = installed();
	if (path) return { path };
	try {
		install();
	} catch (error) {
		const reason = error instanceof Error ? error.message : String(error);
		return { missing: `Chromium could not be installed: ${reason.slice(-800)}` };
	}
	const now = installed();
	return now ? { path: now } : { missing: `Chromium is at none of ${USUAL_PATHS.join(', ')}` };
}

/** Starts a headless Chromium. */
export function startChromium(path: string): Promise<Browser> {
	return chromium.launch({ executablePath: path, args: FLAGS });
}
