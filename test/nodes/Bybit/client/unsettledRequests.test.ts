import { UnsettledRequests } from '../../../../nodes/Bybit/client/unsettledRequests';
import { VirtualClock } from './virtualClock';

const BTC = ['linear', 'BTCUSDT'];
const ETH = ['linear', 'ETHUSDT'];

let clock: VirtualClock;
let unsettled: UnsettledRequests;
beforeEach(() => {
	clock = new VirtualClock();
	unsettled = new UnsettledRequests(clock);
});

/** Receive window, and how far a timestamp may be ahead; ms. */
const WINDOW = 5_000;
const LEAD = 1_250;

test('a different change of the same symbol waits until the last one has expired', async () => {
	unsettled.add(BTC, '50', 0, WINDOW);
	unsettled.add(BTC, '50', 1_000, WINDOW);
	expect(unsettled.delayFor(BTC, '2')).toBe(6_000 + LEAD);
	await clock.pass(4_000);
	expect(unsettled.delayFor(BTC, '2')).toBe(2_000 + LEAD);
	await clock.pass(2_000 + LEAD);
	expect(unsettled.delayFor(BTC, '2')).toBe(0);
});

test('the same change and other symbols do not wait, reads and wider scopes do', () => {
	unsettled.add(BTC, '50', 0, WINDOW);
	expect(unsettled.delayFor(BTC, '50')).toBe(0);
	expect(unsettled.delayFor(ETH, '2')).toBe(0);
	expect(unsettled.delayFor(BTC)).toBe(WINDOW + LEAD);
	expect(unsettled.delayFor(['linear'], 'switch')).toBe(WINDOW + LEAD);
	expect(unsettled.delayFor([], 'mode')).toBe(WINDOW + LEAD);
	expect(unsettled.delayFor(['inverse'], 'switch')).toBe(0);
});

test('forgets what has expired', async () => {
	unsettled.add(BTC, '50', 0, 100);
	expect(unsettled.idle).toBe(false);
	await clock.pass(100 + LEAD);
	expect(unsettled.idle).toBe(true);
});
