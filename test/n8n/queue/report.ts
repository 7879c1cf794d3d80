import { inspect } from 'node:util';

/** ms */
export const MINUTES = 60_000;

export const secondsSince = (start: number): number => Math.round((Date.now() - start) / 100) / 10;

/** Prints what was seen, for whoever reads the run. */
export function report(what: string, seen: object): void {
	process.stderr.write(`${what}: ${inspect(seen, { depth: 4, breakLength: 100 })}\n`);
}
