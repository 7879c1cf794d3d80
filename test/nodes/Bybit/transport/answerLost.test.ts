import { BybitRequestError } from '../../../../nodes/Bybit/errors/BybitRequestError';
import { PATH } from './alerts';
import { broken, fine, refused, Sending } from './sending';

let sending: Sending;
beforeEach(() => {
	sending = new Sending();
});

test.each([
	['a lost one', broken(), true],
	['an overloaded one', new BybitRequestError({ kind: 'http', status: 429, html: false }), false],
	['a refused connection', broken('ECONNREFUSED'), false],
])('whether the answer was lost: %s', async (_, failed, lost) => {
	const delivery = sending.delivery();
	await expect(
		sending.time.until(delivery.send(PATH, sending.ends(failed, refused(110043)))),
	).rejects.toThrow();
	expect(delivery.answerLost).toBe(lost);
});

test('an answer lost while reading says nothing about the change', async () => {
	const delivery = sending.delivery();
	await sending.time.until(delivery.send('/v5/position/list', sending.ends(broken(), fine)));
	await expect(
		sending.time.until(delivery.send(PATH, sending.ends(refused(110043)))),
	).rejects.toThrow();
	expect(delivery.answerLost).toBe(false);
});
