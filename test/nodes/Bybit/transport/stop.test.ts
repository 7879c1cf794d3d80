import { getEventListeners } from 'node:events';

import { StoppedWaiting, untilStopped } from '../../../../nodes/Bybit/transport/stop';

function listeners({ signal }: AbortController): number {
	return getEventListeners(signal, 'abort').length;
}

const never = new Promise<never>(() => {});

test('settles as the work does, and leaves nothing on the signal', async () => {
	const stopper = new AbortController();
	await expect(untilStopped(Promise.resolve(1), stopper.signal)).resolves.toBe(1);
	const failing = untilStopped(Promise.reject(new Error('no')), stopper.signal);
	await expect(failing).rejects.toThrow('no');
	expect(listeners(stopper)).toBe(0);
});

test('thousands wait on one listener, and one stop ends them all', async () => {
	const stopper = new AbortController();
	const waits = Array.from(
		{ length: 10_000 },
		async () => await untilStopped(never, stopper.signal),
	);
	expect(listeners(stopper)).toBe(1);
	stopper.abort();
	const ends = await Promise.allSettled(waits);
	expect(
		ends.every((end) => end.status === 'rejected' && end.reason instanceof StoppedWaiting),
	).toBe(true);
	expect(listeners(stopper)).toBe(0);
});

test('who leaves does not take along who stays', async () => {
	const stopper = new AbortController();
	const stays = untilStopped(never, stopper.signal);
	await untilStopped(Promise.resolve(), stopper.signal);
	stopper.abort();
	await expect(stays).rejects.toBeInstanceOf(StoppedWaiting);
	await expect(stays).rejects.toThrow('The execution was stopped');
});

test('an execution that was stopped before waits for nothing', async () => {
	await expect(untilStopped(never, AbortSignal.abort())).rejects.toBeInstanceOf(StoppedWaiting);
});
