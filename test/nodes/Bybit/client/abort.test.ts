import { getEventListeners } from 'node:events';

import { StoppedError, untilAborted } from '../../../../nodes/Bybit/client/abort';

function listeners({ signal }: AbortController): number {
	return getEventListeners(signal, 'abort').length;
}

const never = new Promise<never>(() => {});

test('settles as the work does, and leaves no listener on the signal', async () => {
	const controller = new AbortController();
	await expect(untilAborted(Promise.resolve(1), controller.signal)).resolves.toBe(1);
	const failing = untilAborted(Promise.reject(new Error('no')), controller.signal);
	await expect(failing).rejects.toThrow('no');
	expect(listeners(controller)).toBe(0);
});

test('without a signal it is the work itself', async () => {
	await expect(untilAborted(Promise.resolve(1), undefined)).resolves.toBe(1);
	await expect(untilAborted(Promise.reject(new Error('no')), undefined)).rejects.toThrow('no');
});

test('thousands of waits share one listener, and one abort ends them all', async () => {
	const controller = new AbortController();
	const waits = Array.from(
		{ length: 10_000 },
		async () => await untilAborted(never, controller.signal),
	);
	expect(listeners(controller)).toBe(1);
	controller.abort();
	const ends = await Promise.allSettled(waits);
	expect(ends.every((end) => end.status === 'rejected' && end.reason instanceof StoppedError)).toBe(
		true,
	);
	expect(listeners(controller)).toBe(0);
});

test('a wait that ends does not end the others', async () => {
	const controller = new AbortController();
	const stays = untilAborted(never, controller.signal);
	await untilAborted(Promise.resolve(), controller.signal);
	controller.abort();
	await expect(stays).rejects.toBeInstanceOf(StoppedError);
	await expect(stays).rejects.toThrow('The execution was stopped');
});

test('a signal that was aborted before waits for nothing', async () => {
	await expect(untilAborted(never, AbortSignal.abort())).rejects.toBeInstanceOf(StoppedError);
});

test('work that fails after the abort leaves no unhandled rejection', async () => {
	const unhandled = jest.fn();
	process.on('unhandledRejection', unhandled);
	const controller = new AbortController();
	const late = new Promise<never>((_, reject) => {
		setImmediate(() => {
			reject(new Error('late'));
		});
	});
	const waits = [untilAborted(late, controller.signal), untilAborted(late, AbortSignal.abort())];
	controller.abort();
	for (const wait of waits) await expect(wait).rejects.toBeInstanceOf(StoppedError);
	await new Promise((resolve) => setTimeout(resolve, 10));
	process.off('unhandledRejection', unhandled);
	expect(unhandled).not.toHaveBeenCalled();
});
