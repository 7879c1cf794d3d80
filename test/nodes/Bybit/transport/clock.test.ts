import { getClockOffset } from '../../../../credentials/bybitLeverageApi/clockOffset';
import { PATH } from './alerts';
import { fine, refused, Sending } from './sending';
import { BEGINNING } from './virtualTime';

let sending: Sending;
beforeEach(() => {
	sending = new Sending();
});

test.each([
	['behind', 7_000],
	['ahead', -7_000],
])('a host clock %s is learnt from 10002, and the request sent once more', async (_, offset) => {
	const serverTime = BEGINNING + offset;
	await sending.send(refused(10002, serverTime), fine);
	// The answer's time belongs to the middle of the millisecond that it took.
	expect(Math.abs(getClockOffset('http://exchange.test') - offset)).toBeLessThanOrEqual(1);
	expect(sending.tries).toHaveLength(2);
});

test('10002 for being late teaches nothing wrong: the clock may be right', async () => {
	sending = new Sending('http://late.test');
	const late = async () => {
		sending.tries.push({ at: sending.time.now(), timeout: 0 });
		if (sending.tries.length > 1) return fine;
		await sending.time.sleep(6_000);
		throw refused(10002, BEGINNING + 5_900);
	};
	await sending.time.until(sending.delivery().send(PATH, late));
	expect(getClockOffset('http://late.test')).toBe(0);
	expect(sending.tries).toHaveLength(2);
});

test('a second 10002 is the last word', async () => {
	const sent = sending.delivery().send(PATH, sending.ends(refused(10002, BEGINNING)));
	await expect(sending.time.until(sent)).rejects.toThrow();
	expect(sending.tries).toHaveLength(2);
});
