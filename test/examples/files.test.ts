import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { INode } from 'n8n-workflow';
import type { WorkflowFile } from '../n8n/rest/restTypes';

const PROJECT = join(__dirname, '..', '..');
const FOLDER = join(PROJECT, 'examples');
const FILES = readdirSync(FOLDER);

const STICKY_NOTE = 'n8n-nodes-base.stickyNote';
/** A node on n8n's canvas with its name and subtitle below, in pixels. */
const NODE = { width: 100, height: 160 };

interface Example extends WorkflowFile {
	active: boolean;
}

const read = (file: string) => JSON.parse(readFileSync(join(FOLDER, file), 'utf8')) as Example;

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
	const { nodes, connections, active } = read(file);
	const names = nodes.map(({ name }) => name);

	it('connects nodes that are there, each with a name and an id of its own', () => {
		const targets = Object.values(connections)
			.flatMap(({ main = [] }) => main)
			.flatMap((output) => output ?? [])
			.map(({ node }) => node);
		expect(names).toEqual(expect.arrayContaining([...Object.keys(connections), ...targets]));
		expect(new Set(names).size).toBe(nodes.length);
		expect(new Set(nodes.map(({ id }) => id)).size).toBe(nodes.length);
	});

	it('begins with a note that names nodes as they are, and nothing lies on anything else', () => {
		const [note, ...others] = nodes;
		expect(note?.type).toBe(STICKY_NOTE);
		const { content } = note?.parameters as { content: string };
		const bold = [...content.matchAll(/\*\*(.+?)\*\*/g)].map(([, name]) => name);
		const known = [...names, 'Max Leverage', 'HTTP Request'];
		expect(known).toEqual(expect.arrayContaining(bold));
		for (const node of others.filter(({ credentials }) => credentials)) {
			expect(bold).toContain(node.name);
		}
		const pairs = nodes.flatMap((one, index) =>
			nodes.slice(index + 1).map((other) => [one, other] as const),
		);
		const overlapping = pairs.filter(([one, other]) => overlap(one, other));
		expect(overlapping.map((pair) => pair.map(({ name }) => name))).toEqual([]);
	});

	it('is inactive, without a credential, and on the testnet', () => {
		expect(active).toBe(false);
		const credentials = nodes.flatMap((node) => Object.values(node.credentials ?? {}));
		for (const { id } of credentials) expect(id).toBe('choose-your-own');
		for (const { parameters } of nodes.filter(({ type }) => type.endsWith('.httpRequest'))) {
			expect(parameters.url).toMatch(/^https:\/\/(api-testnet\.bybit\.com|chat\.example\.com)\//);
		}
	});

	it('is in the README', () => {
		expect(readFileSync(join(PROJECT, 'README.md'), 'utf8')).toContain(`(examples/${file})`);
	});
});
