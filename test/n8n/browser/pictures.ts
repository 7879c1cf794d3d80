import { mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { PROJECT } from '../pack';
import { selectors } from './selectors';

/** The README's pictures. */
export const PICTURES = join(PROJECT, 'docs', 'pictures');

/** BYBIT_PICTURES=keep renews the README's pictures; else they go where nobody has to tidy up. */
const folder =
	process.env.BYBIT_PICTURES === 'keep'
		? PICTURES
		: join(tmpdir(), 'n8n-nodes-bybit-leverage-pictures');

/** Hides what comes and goes, or hangs over the edge of what is shown. */
const QUIET = `${selectors.toast}, ${selectors.nodePanel.neighbours} { display: none !important }
* { caret-color: transparent !important; transition: none !important; animation: none !important }`;

interface Picture {
	/** File name without its ending. */
	name: string;
	/** What it shows: these parts of the page and all between them. */
	parts: Locator[];
	/** Cut below so many px: what follows is empty. */
	height?: number;
}

/** Takes a picture of the page. */
export async function takePicture(page: Page, { name, parts, height }: Picture): Promise<void> {
	mkdirSync(folder, { recursive: true });
	const boxes = (await Promise.all(parts.map((part) => part.boundingBox()))).filter(
		(box) => box !== null,
	);
	const x = Math.min(...boxes.map((box) => box.x));
	const y = Math.min(...boxes.map((box) => box.y));
	const right = Math.max(...boxes.map((box) => box.x + box.width));
	const bottom = Math.max(...boxes.map((box) => box.y + box.height));
	// Away from fields, which show their buttons below it.
	await page.mouse.move(0, 0);
	await page.screenshot({
		path: join(folder, `${name}.png`),
		style: QUIET,
		clip: { x, y, width: right - x, height: Math.min(height ?? Infinity, bottom - y) },
	});
}
