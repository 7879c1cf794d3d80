import { mkdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { PROJECT } from '../install/packNode';
import { selectors } from './selectors';

/** The pictures of the README. */
const PICTURES = join(PROJECT, 'docs', 'pictures');

/** BYBIT_PICTURES=keep updates the README's pictures; otherwise they go to the temporary folder. */
export const keepsPictures = process.env.BYBIT_PICTURES === 'keep';

const folder = keepsPictures ? PICTURES : join(tmpdir(), 'n8n-nodes-bybit-leverage-pictures');

/** Hides what appears at random or overlaps the edges. */
export const PICTURE_STYLE = `${selectors.toast}, ${selectors.checklist}, ${selectors.nodePanel.adjacentNodes}, ${selectors.canvas.controls} { display: none !important }
* { caret-color: transparent !important; transition: none !important; animation: none !important }`;

interface Picture {
	/** File name without `.png`; the one in dark mode ends with `-dark`. */
	name: string;
	/** The picture shows these parts of the page and everything between them. */
	parts: Locator[];
	/** Height in px, where the rest is empty. */
	height?: number;
	/** Around the parts, in px. */
	margin?: number;
	/** In dark mode as well; default: true. */
	dark?: boolean;
	/** Opens the parts again in dark mode, for icons that do not follow the mode once they are shown. */
	reopen?: () => Promise<unknown>;
}

interface Box {
	x: number;
	y: number;
	width: number;
	height: number;
}

/** What the tests read of an element on the page. */
interface Shown {
	getBoundingClientRect(): Box;
}

/** Where everything that the locator matches is shown right now, in px. */
export async function boxesOf(part: Locator): Promise<Box[]> {
	const boxes = await part.evaluateAll((elements: Shown[]) =>
		elements.map((element) => {
			const { x, y, width, height } = element.getBoundingClientRect();
			return { x, y, width, height };
		}),
	);
	return boxes.filter(({ width, height }) => width > 0 && height > 0);
}

/** Takes a picture of the page, in light and in dark mode. */
export async function takePicture(
	page: Page,
	{ name, parts, height, margin = 0, dark = true, reopen }: Picture,
): Promise<void> {
	mkdirSync(dirname(join(folder, name)), { recursive: true });
	const boxes = (await Promise.all(parts.map(boxesOf))).flat();
	const x = Math.min(...boxes.map((box) => box.x)) - margin;
	const y = Math.min(...boxes.map((box) => box.y)) - margin;
	const right = Math.max(...boxes.map((box) => box.x + box.width)) + margin;
	const bottom = Math.max(...boxes.map((box) => box.y + box.height)) + margin;
	const clip = { x, y, width: right - x, height: Math.min(height ?? Infinity, bottom - y) };
	const shoot = async (file: string) => {
		// Away from fields, which show buttons on hover.
		await page.mouse.move(0, 0);
		await page.screenshot({ path: join(folder, file), style: PICTURE_STYLE, clip });
	};
	await shoot(`${name}.png`);
	if (!dark) return;
	await page.emulateMedia({ colorScheme: 'dark' });
	await reopen?.();
	await shoot(`${name}-dark.png`);
	await page.emulateMedia({ colorScheme: 'light' });
}

/** Puts a picture that was made elsewhere where the others are. */
export function keepPicture(file: string, content: Buffer): void {
	mkdirSync(folder, { recursive: true });
	writeFileSync(join(folder, file), content);
}
