import { mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { PROJECT } from '../install/packNode';
import { selectors } from './selectors';

/** The pictures of the README. */
const PICTURES = join(PROJECT, 'docs', 'pictures');

/** BYBIT_PICTURES=keep updates the README's pictures; otherwise they go to the temporary folder. */
const folder =
	process.env.BYBIT_PICTURES === 'keep'
		? PICTURES
		: join(tmpdir(), 'n8n-nodes-bybit-leverage-pictures');

/** Hides what appears at random or overlaps the edges. */
const STYLE = `${selectors.toast}, ${selectors.nodePanel.adjacentNodes}, ${selectors.canvas.controls} { display: none !important }
* { caret-color: transparent !important; transition: none !important; animation: none !important }`;

interface Picture {
	/** File name without `.png`. */
	name: string;
	/** The picture shows these parts of the page and everything between them. */
	parts: Locator[];
	/** Height in px, where the rest is empty. */
	height?: number;
	/** Around the parts, in px. */
	margin?: number;
}

/** Takes a picture of the page. */
export async function takePicture(
	page: Page,
	{ name, parts, height, margin = 0 }: Picture,
): Promise<void> {
	const path = join(folder, `${name}.png`);
	mkdirSync(dirname(path), { recursive: true });
	const boxes = (await Promise.all(parts.map((part) => part.boundingBox()))).filter(
		(box) => box !== null,
	);
	const x = Math.min(...boxes.map((box) => box.x)) - margin;
	const y = Math.min(...boxes.map((box) => box.y)) - margin;
	const right = Math.max(...boxes.map((box) => box.x + box.width)) + margin;
	const bottom = Math.max(...boxes.map((box) => box.y + box.height)) + margin;
	// Away from fields, which show buttons on hover.
	await page.mouse.move(0, 0);
	await page.screenshot({
		path,
		style: STYLE,
		clip: { x, y, width: right - x, height: Math.min(height ?? Infinity, bottom - y) },
	});
}
