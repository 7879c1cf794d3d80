import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { INode } from 'n8n-workflow';
import { ERROR_CODE } from '../../nodes/Bybit/errors/errorCode';
import type { WorkflowFile } from '../n8n/rest/restTypes';

const PROJECT = join(__dirname, '..', '..');
const FOLDER = join(PROJECT, 'examples');
const SUITES = join(PROJECT, 'test', 'n8n', 'suites', 'examples');
const FILES = readdirSync(FOLDER);

const STICKY_NOTE = 'n8n-nodes-base.stickyNote';
const WEBHOOK = 'n8n-nodes-base.webhook';
const TRIGGER = 'n8n-nodes-bybit-leverage.bybitTrigger';
/** A node on n8n's canvas with its name and subtitle below, in pixels. */
const NODE = { width: 100, height: 160 };
/** The canvas's grid, in pixels. */
const GRID = 16;

interface Example extends WorkflowFile {
	active: boolean;
}

const textOf = (...path: string[]) => readFileSync(join(PROJECT, ...path), 'utf8');
const read = (file: string) => JSON.parse(textOf('examples', file)) as Example;

const suites = readdirSync(SUITES)
	.map((file) => readFileSync(join(SUITES, file), 'utf8'))
	.join('\n');

/** Left, top, right and bottom. */
function boxOf({ type, position: [left, top], parameters }: INode): number[] {
	const { width, height } = type === STICKY_NOTE ? (parameters as typeof NODE) : NODE;
	return [left, top, left + width, top + height];
}

function overlap(one: INode, other: INode): boolean {
	const [left = 0, top = 0, right = 0, bottom = 0] = boxOf(one);
	const [otherLeft = 0, otherTop = 0, otherRight = 0, otherBottom = 0] = boxOf(other);
	return left < otherRight && otherLeft < right && top < otherBottom && otherTop < bottom;
}

describe.each(FILES)('%s', (file) => {
	const { name: title, nodes, connections, active } = read(file);
	const names = nodes.map(({ name }) => name);
	const notes = nodes.filter(({ type }) => type === STICKY_NOTE);
	const steps = nodes.filter(({ type }) => type !== STICKY_NOTE);
	const content = notes.map(({ parameters }) => parameters.content as string).join('\n');
	const links = Object.entries(connections).flatMap(([source, byType]) =>
		Object.values(byType).flatMap((outputs) =>
			outputs.flatMap((output) => (output ?? []).map(({ node }) => [source, node] as const)),
		),
	);

	it('connects all of its nodes, each with a name and an id of its own', () => {
		expect(names).toEqual(expect.arrayContaining(links.flat()));
		expect(links.flat()).toEqual(expect.arrayContaining(steps.map(({ name }) => name)));
		expect(new Set(names).size).toBe(nodes.length);
		expect(new Set(nodes.map(({ id }) => id)).size).toBe(nodes.length);
	});

	it('reads its data from nodes that are there', () => {
		const read = [...JSON.stringify(steps).matchAll(/\$\('(.+?)'\)/g)].map(([, name]) => name);
		expect(names).toEqual(expect.arrayContaining(read));
	});

	it('begins with a note, whose bold names are nodes', () => {
		expect(nodes[0]?.type).toBe(STICKY_NOTE);
		expect(content).toMatch(/^## .+/);
		expect(title).toMatch(/^Bybit: /);
		const bold = [...content.matchAll(/\*\*(.+?)\*\*/g)].map(([, name]) => name);
		expect(names).toEqual(expect.arrayContaining(bold));
		const toFillIn = steps.filter(
			({ name, type, credentials }) =>
				credentials || [WEBHOOK, TRIGGER].includes(type) || name === 'Passphrase correct?',
		);
		expect(bold).toEqual(expect.arrayContaining(toFillIn.map(({ name }) => name)));
	});

	it('lies on the grid, and nothing lies on anything else', () => {
		const pairs = nodes.flatMap((one, index) =>
			nodes.slice(index + 1).map((other) => [one, other] as const),
		);
		const overlapping = pairs.filter(([one, other]) => overlap(one, other));
		expect(overlapping.map((pair) => pair.map(({ name }) => name))).toEqual([]);
		const offGrid = nodes.filter(({ position }) => position.some((at) => at % GRID !== 0));
		expect(offGrid.map(({ name, position }) => [name, position])).toEqual([]);
	});

	it('is inactive, without the id of a credential, and sends to the testnet', () => {
		expect(active).toBe(false);
		const credentials = nodes.flatMap((node) => Object.values(node.credentials ?? {}));
		expect(credentials.length).toBeGreaterThan(0);
		for (const { id } of credentials) expect(id).toBeNull();
		for (const { parameters } of steps.filter(({ type }) => type.endsWith('.httpRequest'))) {
			expect(parameters.url).toMatch(/^https:\/\/(api-testnet\.bybit\.com|chat\.example\.com)\//);
		}
	});

	it('responds to webhooks at once and checks a passphrase, which the user has to enter', () => {
		for (const { name, parameters } of steps.filter(({ type }) => type === WEBHOOK)) {
			expect(parameters.responseMode).toBe('onReceived');
			const next = links.filter(([source]) => source === name).map(([, target]) => target);
			expect(next).toEqual(['Passphrase correct?']);
			const check = steps.find((node) => node.name === 'Passphrase correct?');
			expect(check?.parameters.conditions).toMatchObject({
				combinator: 'and',
				conditions: [
					{ operator: { operation: 'notEmpty' } },
					{ rightValue: '', operator: { operation: 'equals' } },
				],
			});
			expect(content).toContain('"passphrase": ');
		}
	});

	it('sets a cap or only lowers, wherever the leverage is not fixed', () => {
		const uncapped = steps
			.filter(({ parameters }) => parameters.operation === 'setLeverage')
			.filter(({ parameters }) => (parameters.leverage as string).startsWith('='))
			.map(({ name, parameters }) => ({ name, ...(parameters.options as object) }))
			.filter((options) => !('maxLeverage' in options) && !('onlyLower' in options));
		expect(uncapped).toEqual([]);
	});

	it('is described with a picture, and runs in a real n8n', () => {
		expect(textOf('docs', 'examples.md')).toContain(`(../examples/${file})`);
		const picture = `pictures/examples/${file.replace(/\.json$/, '.png')}`;
		expect(textOf('docs', 'examples.md')).toContain(`(${picture})`);
		expect(existsSync(join(PROJECT, 'docs', picture))).toBe(true);
		expect(suites).toContain(`'${file.replace(/\.json$/, '')}'`);
	});
});

it('branches on the code in the form that errors have', () => {
	const { nodes } = read('branch-on-bybit-error-code.json');
	expect(JSON.stringify(nodes)).toContain(JSON.stringify(ERROR_CODE.source).slice(1, -1));
});
