import { systemClock } from '../../../../nodes/Bybit/client/clock';

test('sleeps at least as long as it was told, by its own clock', async () => {
	const before = systemClock.now();
	await systemClock.sleep(20);
	// Timers of Node.js may fire up to a millisecond early.
	expect(systemClock.now() - before).toBeGreaterThan(18);
});

test('its wall clock is the host’s, whole milliseconds since 1970', () => {
	const before = Date.now();
	const now = systemClock.wallClock();
	expect(now).toBeGreaterThanOrEqual(before);
	expect(now).toBeLessThanOrEqual(Date.now());
	expect(Number.isInteger(now)).toBe(true);
});
