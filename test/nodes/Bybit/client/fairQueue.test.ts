import fc from 'fast-check';

import { FairQueue } from '../../../../nodes/Bybit/client/fairQueue';

const [first, second] = [{ run: 1 }, { run: 2 }];

function drain<T>(queue: FairQueue<T>): T[] {
	const entries: T[] = [];
	while (!queue.empty) entries.push(queue.shift() as T);
	return entries;
}

test('serves runs in turn, each in the order of arrival', () => {
	const queue = new FairQueue<string>();
	for (const name of ['a1', 'a2', 'a3']) queue.push(first, name, false);
	for (const name of ['b1', 'b2']) queue.push(second, name, false);
	expect(drain(queue)).toEqual(['a1', 'b1', 'a2', 'b2', 'a3']);
	expect(queue.shift()).toBeUndefined();
});

test('serves retries first, but only within their run', () => {
	const queue = new FairQueue<string>();
	queue.push(first, 'a1', false);
	queue.push(second, 'b1', false);
	queue.push(second, 'b-retry', true);
	expect(drain(queue)).toEqual(['a1', 'b-retry', 'b1']);
});

test('a run whose entries were all removed takes no turn', () => {
	const queue = new FairQueue<string>();
	const remove = queue.push(first, 'a1', false);
	queue.push(second, 'b1', false);
	remove();
	remove();
	expect(drain(queue)).toEqual(['b1']);
});

test('removing what was served before removes nothing else', () => {
	const queue = new FairQueue<string>();
	const remove = queue.push(first, 'same', false);
	expect(queue.shift()).toBe('same');
	queue.push(first, 'same', false);
	remove();
	expect(drain(queue)).toEqual(['same']);
});

test('loses and repeats nothing, and no run is passed twice while another waits', () => {
	const pushes = fc.array(fc.record({ run: fc.nat(4), retry: fc.boolean() }), { maxLength: 60 });
	fc.assert(
		fc.property(pushes, (entries) => {
			const runs = Array.from({ length: 5 }, (_, run) => ({ run }));
			const queue = new FairQueue<number>();
			entries.forEach(({ run, retry }, index) => queue.push(runs[run] ?? {}, index, retry));
			const served = drain(queue);
			expect(served.toSorted((a, b) => a - b)).toEqual(entries.map((_, index) => index));
			const left = entries.map(({ run }) => run);
			let turn: number[] = [];
			for (const index of served) {
				const run = entries[index]?.run ?? -1;
				// A run has its next turn only when every other one that waits has had one.
				if (turn.includes(run)) {
					expect(new Set(turn)).toEqual(new Set([...turn, ...left]));
					turn = [];
				}
				turn.push(run);
				left.splice(left.indexOf(run), 1);
			}
		}),
	);
});
