import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A request as it was, or would be, sent; `query` is the raw text after `?`. */
export interface GoldenRequest {
	method: 'GET' | 'POST';
	path: string;
	query?: string;
	body?: object;
}

/** A response of Bybit that the loopback exchange is tested against. */
export interface Golden {
	/** The documentation's page, or the site and the day of a recording. */
	source: string;
	request: GoldenRequest;
	response: { status: number; headers?: Record<string, string>; body: unknown };
}

/** Where golden files are: `published` in Bybit's documentation, `recorded` by `npm run record`. */
export const GOLDEN = join(__dirname, '..', 'golden');

/** The golden files of a folder by name; none when there is no such folder. */
export function readGolden(
	folder: 'published' | 'recorded',
): Array<[name: string, golden: Golden]> {
	const path = join(GOLDEN, folder);
	let files: string[] = [];
	try {
		files = readdirSync(path).filter((file) => file.endsWith('.json'));
	} catch {
		return [];
	}
	return files.map((file) => {
		const golden = JSON.parse(readFileSync(join(path, file), 'utf8')) as Golden;
		return [file.slice(0, -'.json'.length), golden];
	});
}

/** Writes one file per recording. */
export function writeGolden(path: string, recordings: ReadonlyMap<string, Golden>): void {
	mkdirSync(path, { recursive: true });
	for (const [name, golden] of recordings) {
		writeFileSync(join(path, `${name}.json`), `${JSON.stringify(golden, null, '\t')}\n`);
	}
}

/**
 * The types of a value, so that two responses can be compared whose values differ: an object by key, an
 * array by the union of its elements.
 */
export type Shape = string | { [key: string]: Shape } | [Shape?];

/** The shape of a value as read from JSON. */
export function shapeOf(value: unknown): Shape {
	if (Array.isArray(value)) {
		const shapes = value.map(shapeOf);
		return shapes.length === 0 ? [] : [shapes.reduce(merge)];
	}
	if (typeof value !== 'object') return typeof value;
	if (value === null) return 'null';
	return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, shapeOf(part)]));
}

/**
 * Where two shapes contradict each other: another type at the same place. What only one of them has is
 * no contradiction, nor is `null` or an empty list.
 * @returns sentences such as `result.list[].leverage is number, not string`
 */
export function contradictions(actual: Shape, expected: Shape, path = ''): string[] {
	if (actual === 'null' || expected === 'null') return [];
	if (Array.isArray(actual) && Array.isArray(expected)) {
		const [first] = actual;
		const [second] = expected;
		if (first === undefined || second === undefined) return [];
		return contradictions(first, second, `${path}[]`);
	}
	if (isObject(actual) && isObject(expected)) {
		return Object.entries(actual).flatMap(([key, shape]) => {
			const other = expected[key];
			return other === undefined ? [] : contradictions(shape, other, `${path}.${key}`);
		});
	}
	if (actual === expected) return [];
	return [`${path.slice(1)} is ${nameOf(actual)}, not ${nameOf(expected)}`];
}

/** The paths of a shape that another one lacks, such as `result.list[].openTime`. */
export function extras(actual: Shape, expected: Shape, path = ''): string[] {
	if (Array.isArray(actual) && Array.isArray(expected)) {
		const [first] = actual;
		const [second] = expected;
		return first === undefined || second === undefined ? [] : extras(first, second, `${path}[]`);
	}
	if (!isObject(actual) || !isObject(expected)) return [];
	return Object.entries(actual).flatMap(([key, shape]) => {
		const other = expected[key];
		const here = `${path}.${key}`;
		return other === undefined ? [here.slice(1)] : extras(shape, other, here);
	});
}

function merge(one: Shape, other: Shape): Shape {
	return isObject(one) && isObject(other) ? { ...one, ...other } : one;
}

function isObject(shape: Shape): shape is { [key: string]: Shape } {
	return typeof shape === 'object' && !Array.isArray(shape);
}

function nameOf(shape: Shape): string {
	if (typeof shape === 'string') return shape;
	return Array.isArray(shape) ? 'a list' : 'an object';
}
