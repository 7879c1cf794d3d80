import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';
import { installPackages } from '../debian-packages';

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

/** The path of a Chromium, installed where need be; or why there is none. */
export function findChromium(): { path: string } | { missing: string } {
	const path = installed();
	if (path) return { path };
	try {
		installPackages(PACKAGES, 'the tests in a browser');
	} catch (error) {
		return { missing: error instanceof Error ? error.message : String(error) };
	}
	const now = installed();
	return now ? { path: now } : { missing: `Chromium is at none of ${USUAL_PATHS.join(', ')}` };
}

/** Starts a headless Chromium. */
export function startChromium(path: string): Promise<Browser> {
	return chromium.launch({ executablePath: path, args: FLAGS });
}
