import { connectionLost, retCodeError, SenderHarness, success } from './senderHarness';

let harness: SenderHarness;
beforeEach(() => {
	harness = new SenderHarness();
});

test('after an item gave up, each has one attempt until one succeeds', async () => {
	await expect(harness.send(connectionLost())).rejects.toThrow();
	expect(harness.attempts.length).toBeGreaterThan(7);
	for (let item = 0; item < 5; item++) {
		await expect(harness.send(connectionLost())).rejects.toThrow();
		expect(harness.attempts).toHaveLength(1);
	}
	await harness.send(success);
	await harness.send(connectionLost(), success);
	expect(harness.attempts).toHaveLength(2);
});

test('an error of Bybit’s own closes it too: Bybit responds', async () => {
	await expect(harness.send(connectionLost())).rejects.toThrow();
	await expect(harness.send(retCodeError(110043))).rejects.toThrow();
	await harness.send(connectionLost(), success);
	expect(harness.attempts).toHaveLength(2);
});

test('closes by itself after half a minute', async () => {
	await expect(harness.send(connectionLost())).rejects.toThrow();
	await harness.clock.pass(30_000);
	await harness.send(connectionLost(), success);
	expect(harness.attempts).toHaveLength(2);
});

test('a timeout that a user made short opens it for nobody', async () => {
	const short = harness.sender({ timeout: 100 });
	const timedOut = harness.ends(connectionLost('ECONNABORTED'));
	await expect(harness.clock.until(short.send(harness.request(timedOut)))).rejects.toThrow();
	expect(harness.account.circuitBreaker.isOpen).toBe(false);
	await harness.send(connectionLost(), success);
	expect(harness.attempts).toHaveLength(2);
});

test('other failures of the same item do open it', async () => {
	const short = harness.sender({ timeout: 100 });
	const lost = harness.ends(connectionLost());
	await expect(harness.clock.until(short.send(harness.request(lost)))).rejects.toThrow();
	expect(harness.account.circuitBreaker.isOpen).toBe(true);
});
