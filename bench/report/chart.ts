/** One bar; `label` stands above it, its words on top of each other if the bar is narrower. */
export interface Bar {
	value: number;
	label: string;
}

/** One diagram of a chart. */
export interface Panel {
	/** What is shown, and its unit. */
	title: string;
	/** What the axis reaches at least, for panels of one scale; it ends at a round number. */
	atLeast?: number;
	/** Each with a bar per series. */
	groups: Array<{ label: string; bars: Bar[] }>;
}

/** Grouped bars in one or two diagrams with a common legend. */
export interface Chart {
	/** File name. */
	file: string;
	title: string;
	series: string[];
	panels: Panel[];
}

const WIDTH = 800;
const HEIGHT = 360;
const MARGIN = 20;
/** Of a panel's bars, inside the panel. */
const AXIS_WIDTH = 36;
const GROUP_GAP = 0.25;
const TICKS = 5;
/** Per character of the legend, at its size, at the most. */
const CHARACTER_WIDTH = 7;
const KEY_WIDTH = 20;
const LINE_HEIGHT = 20;
/** The same of the bars' labels, which are smaller. */
const LABEL = { characterWidth: 6.5, lineHeight: 12 };

/** Okabe and Ito's colors, which the color-blind can tell apart; lighter ones on dark. */
const STYLE = `
text { font: 12px system-ui, -apple-system, 'Segoe UI', sans-serif; fill: var(--text); }
.title { font-size: 15px; font-weight: 600; }
.label { font-size: 11px; paint-order: stroke; stroke: var(--background); stroke-width: 3px; }
.muted { fill: var(--muted); }
.background { fill: var(--background); }
.grid { stroke: var(--grid); stroke-width: 1; }
.series0 { fill: var(--series0); }
.series1 { fill: var(--series1); }
.series2 { fill: var(--series2); }
.series3 { fill: var(--series3); }
:root { --background: #ffffff; --text: #1f2328; --muted: #59636e; --grid: #d8dee4;
  --series0: #0072b2; --series1: #56b4e9; --series2: #009e73; --series3: #d55e00; }
@media (prefers-color-scheme: dark) {
  :root { --background: #0d1117; --text: #e6edf3; --muted: #9198a1; --grid: #30363d;
    --series0: #3d9be0; --series1: #9bd4f5; --series2: #2fc79a; --series3: #f28b4b; }
}
`;

const escape = (text: string): string =>
	text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');

const number = (value: number): string => String(Math.round(value * 10) / 10);

function text(x: number, y: number, content: string, className: string, anchor = 'start'): string {
	return `<text class="${className}" x="${number(x)}" y="${number(y)}" text-anchor="${anchor}">${escape(content)}</text>`;
}

/** @returns 1, 2 or 5 times a power of ten, so that `TICKS` such steps reach the value */
function tickStep(value: number): number {
	const least = Math.max(value, Number.EPSILON) / TICKS;
	const power = 10 ** Math.floor(Math.log10(least));
	return ([1, 2, 5].find((factor) => factor * power >= least) ?? 10) * power;
}

/** A bar's label, centered at `x`; its last line ends at `bottom`. */
function labelSvg(x: number, bottom: number, label: string, barWidth: number): string[] {
	const fits = label.length * LABEL.characterWidth <= barWidth;
	const lines = fits ? [label] : label.split(' ');
	return lines.map((line, index) => {
		const y = bottom - (lines.length - 1 - index) * LABEL.lineHeight;
		return text(x, y, line, 'label', 'middle');
	});
}

interface Area {
	left: number;
	top: number;
	width: number;
	height: number;
}

function axis({ left, top, width, height }: Area, step: number, max: number): string[] {
	const ticks = Array.from({ length: Math.round(max / step) + 1 }, (_, index) => index * step);
	return ticks.flatMap((tick) => {
		const y = number(top + height - (height * tick) / max);
		const line = `<line class="grid" x1="${number(left)}" x2="${number(left + width)}" y1="${y}" y2="${y}"/>`;
		const label = String(Number(tick.toPrecision(6)));
		return [line, text(left - 6, Number(y) + 4, label, 'muted label', 'end')];
	});
}

function panelSvg({ title, atLeast = 0, groups }: Panel, area: Area): string[] {
	const values = groups.flatMap(({ bars }) => bars.map(({ value }) => value));
	const highest = Math.max(atLeast, ...values);
	const step = tickStep(highest);
	const max = Math.max(1, Math.ceil(highest / step)) * step;
	const { left, top, width, height } = area;
	const groupWidth = width / groups.length;
	const bars = groups.flatMap(({ label, bars: own }, group) => {
		const start = left + groupWidth * (group + GROUP_GAP / 2);
		const barWidth = (groupWidth * (1 - GROUP_GAP)) / own.length;
		return [
			...own.flatMap(({ value, label: above }, index) => {
				const x = start + barWidth * index;
				const barHeight = (height * value) / max;
				const y = top + height - barHeight;
				const bar = `<rect class="series${index}" x="${number(x + 1)}" y="${number(y)}" width="${number(barWidth - 2)}" height="${number(barHeight)}"/>`;
				return [bar, ...labelSvg(x + barWidth / 2, y - 4, above, barWidth)];
			}),
			text(left + groupWidth * (group + 0.5), top + height + 18, label, 'muted', 'middle'),
		];
	});
	return [text(left - AXIS_WIDTH, top - 24, title, 'muted'), ...axis(area, step, max), ...bars];
}

/** @returns the legend, and where it ends */
function legend(series: string[], top: number): { svg: string[]; bottom: number } {
	let x = MARGIN;
	let y = top;
	const svg = series.flatMap((name, index) => {
		const width = KEY_WIDTH + name.length * CHARACTER_WIDTH;
		if (x + width > WIDTH - MARGIN) {
			x = MARGIN;
			y += LINE_HEIGHT;
		}
		const key = `<rect class="series${index}" x="${x}" y="${y}" width="12" height="12"/>`;
		const label = text(x + KEY_WIDTH - 2, y + 10, name, '');
		x += width + 8;
		return [key, label];
	});
	return { svg, bottom: y + LINE_HEIGHT };
}

/** Draws a chart as SVG, readable on light and on dark pages. */
export function chartSvg({ title, series, panels }: Chart): string {
	const { svg, bottom } = legend(series, 46);
	const width = (WIDTH - MARGIN) / panels.length;
	const top = bottom + 38;
	const area = { top, width: width - MARGIN - AXIS_WIDTH, height: HEIGHT - top - 34 };
	const drawn = panels.flatMap((panel, index) =>
		panelSvg(panel, { ...area, left: MARGIN + AXIS_WIDTH + width * index }),
	);
	return [
		`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" width="${WIDTH}" height="${HEIGHT}" role="img">`,
		`<title>${escape(title)}</title>`,
		`<style>${STYLE}</style>`,
		`<rect class="background" width="${WIDTH}" height="${HEIGHT}" rx="6"/>`,
		text(MARGIN, 30, title, 'title'),
		...svg,
		...drawn,
		'</svg>',
		'',
	].join('\n');
}
