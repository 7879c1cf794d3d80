import { broken, fine, refused, Sending } from './sending';

let sending: Sending;
beforeEach(() => {
	sending = new Sending();
});

test('after an item gave up, each has one try until one gets through', async () => {
	await expect(sending.send(broken())).rejects.toThrow();
	expect(sending.tries.length).toBeGreaterThan(7);
	for (let item = 0; item < 5; item++) {
		await expect(sending.send(broken())).rejects.toThrow();
		expect(sending.tries).toHaveLength(1);
	}
	await sending.send(fine);
	await sending.send(broken(), fine);
	expect(sending.tries).toHaveLength(2);
});

test('a refusal is getting through, too', async () => {
	await expect(sending.send(broken())).rejects.toThrow();
	await expect(sending.send(refused(110043))).rejects.toThrow();
	await sending.send(broken(), fine);
	expect(sending.tries).toHaveLength(2);
});

test("an outage of half a minute ago is nobody else's", async () => {
	await expect(sending.send(broken())).rejects.toThrow();
	await sending.time.pass(30_000);
	await sending.send(broken(), fine);
	expect(sending.tries).toHaveLength(2);
});
