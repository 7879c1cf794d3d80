import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';
import { installPackages } from '../install/debianPackages';

/** Where Chromium is usually installed; BYBIT_CHROMIUM names another path. */
const USUAL_PATHS = [
	'/usr/bin/chromium',
	'/usr/bin/chromium-browser',
	'/usr/bin/google-chrome',
	'/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** No background requests, and what a container without a GPU needs. */
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

function findInstalled(): string | undefined {
	const custom = process.env.BYBIT_CHROMIUM;
	return (custom ? [custom] : USUAL_PATHS).find((path) => existsSync(path));
}

/** The path of Chromium, which is installed if necessary, or the reason why there is none. */
export function findChromium(): { path: string } | { missing: string } {
	const path = findInstalled();
	if (path) return { path };
	try {
		installPackages(PACKAGES, 'the browser tests');
	} catch (error) {
		return { missing: error instanceof Error ? error.message : String(error) };
	}
	const installed = findInstalled();
	if (installed) return { path: installed };
	return { missing: `Chromium is at none of ${USUAL_PATHS.join(', ')}` };
}

/** Starts a headless Chromium. */
export function startChromium(path: string): Promise<Browser> {
	return chromium.launch({ executablePath: path, args: FLAGS });
}
