import { chartSvg, type Chart } from '../../../bench/report/chart';

const chart: Chart = {
	file: 'example.svg',
	title: 'Requests & <responses>',
	series: ['ours', 'theirs'],
	panels: [
		{
			title: 'per second',
			groups: [
				{
					label: 'near',
					bars: [
						{ value: 10, label: '10' },
						{ value: 5, label: '5' },
					],
				},
				{
					label: 'far',
					bars: [
						{ value: 0, label: '190 lost' },
						{ value: 2.5, label: '2.5' },
					],
				},
			],
		},
	],
};

interface Rectangle {
	x: number;
	y: number;
	width: number;
	height: number;
}

/** The bars: rectangles of a series that are no keys of the legend, which are 12 × 12. */
function barsOf(svg: string): Rectangle[] {
	const pattern =
		/<rect class="series\d" x="([\d.]+)" y="([\d.]+)" width="([\d.]+)" height="([\d.]+)"\/>/g;
	return [...svg.matchAll(pattern)]
		.map(([, ...numbers]) => numbers.map(Number))
		.map(([x = NaN, y = NaN, width = NaN, height = NaN]) => ({ x, y, width, height }))
		.filter(({ width, height }) => width !== 12 || height !== 12);
}

describe('chartSvg', () => {
	const svg = chartSvg(chart);

	it('draws bars in proportion to their values, all on one base line', () => {
		const bars = barsOf(svg);
		const [first] = bars;
		expect(bars).toHaveLength(4);
		expect(bars.map(({ height }) => height / (first?.height ?? NaN))).toEqual([
			1,
			expect.closeTo(0.5, 2),
			0,
			expect.closeTo(0.25, 2),
		]);
		const ends = bars.map(({ y, height }) => y + height);
		for (const end of ends) expect(end).toBeCloseTo(ends[0] ?? NaN, 0);
	});

	it('keeps bars apart and inside the picture', () => {
		const bars = barsOf(svg);
		bars.forEach(({ x, y, width }, index) => {
			const next = bars[index + 1]?.x ?? 800;
			expect(x + width).toBeLessThan(next);
			expect(y).toBeGreaterThan(0);
		});
	});

	it('gives panels the same scale when both reach as far', () => {
		const [panel] = chart.panels;
		if (!panel) throw new Error('The example has a panel');
		const low = { ...panel, groups: panel.groups.slice(1) };
		const both = [
			{ ...panel, atLeast: 10 },
			{ ...low, atLeast: 10 },
		];
		const bars = barsOf(chartSvg({ ...chart, panels: both }));
		expect(bars.at(-1)?.height).toBe(bars[3]?.height);
	});

	it('draws an axis for bars that are all 0', () => {
		const zero = [{ label: 'near', bars: [{ value: 0, label: '0' }] }];
		const panels = [{ title: 'lost', groups: zero }];
		const empty = chartSvg({ ...chart, panels });
		expect(empty).not.toMatch(/NaN|Infinity/);
		expect(barsOf(empty)).toEqual([expect.objectContaining({ height: 0 })]);
	});

	it('names the series and labels the bars', () => {
		for (const text of ['ours', 'theirs', '190 lost', 'far']) expect(svg).toContain(`>${text}<`);
	});

	it('stacks the words of a label that is wider than its bar', () => {
		const bar = { value: 0, label: '190 failed' };
		const [panel] = chart.panels;
		if (!panel) throw new Error('The example has a panel');
		const groups = Array.from({ length: 3 }, () => ({ label: 'near', bars: [bar, bar, bar, bar] }));
		const narrow = chartSvg({ ...chart, panels: [{ ...panel, groups }] });
		expect(narrow).not.toContain('190 failed');
		const heightOf = (word: string) =>
			Number(new RegExp(`y="([\\d.]+)"[^>]*>${word}<`).exec(narrow)?.[1]);
		expect(heightOf('failed') - heightOf('190')).toBeGreaterThanOrEqual(11);
	});

	it('escapes what XML reserves', () => {
		expect(svg).toContain('<title>Requests &amp; &lt;responses&gt;</title>');
	});

	it('has colors for light and for dark pages', () => {
		const [light, dark] = svg.split('@media (prefers-color-scheme: dark)');
		const colorOf = (style: string | undefined, name: string) =>
			new RegExp(`--${name}: (#\\w+)`).exec(style ?? '')?.[1];
		for (const name of ['background', 'text', 'grid', 'series0', 'series3']) {
			expect(colorOf(light, name)).toMatch(/^#/);
			expect(colorOf(dark, name)).toMatch(/^#/);
			expect(colorOf(dark, name)).not.toBe(colorOf(light, name));
		}
	});
});
