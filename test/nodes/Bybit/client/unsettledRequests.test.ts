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

/** Receive window, how far a timestamp may be ahead, and how late a request may arrive besides; ms. */
const WINDOW = 5_000;
const LEAD = 1_250;
const LATENESS = 60_000;

test('a different change of the same symbol waits until the last one has expired', () => {
	unsettled.add(BTC, '50', 0, WINDOW);
	unsettled.add(BTC, '50', 1_000, WINDOW);
	expect(unsettled.delayFor(BTC, 0, '2')).toBe(6_000 + LEAD);
	expect(unsettled.delayFor(BTC, 4_000, '2')).toBe(2_000 + LEAD);
	expect(unsettled.delayFor(BTC, 6_000 + LEAD, '2')).toBe(0);
});

test('the same change and other symbols do not wait, reads and wider scopes do', () => {
	unsettled.add(BTC, '50', 0, WINDOW);
	expect(unsettled.delayFor(BTC, 0, '50')).toBe(0);
	expect(unsettled.delayFor(ETH, 0, '2')).toBe(0);
	expect(unsettled.delayFor(BTC, 0)).toBe(WINDOW + LEAD);
	expect(unsettled.delayFor(['linear'], 0, 'switch')).toBe(WINDOW + LEAD);
	expect(unsettled.delayFor([], 0, 'mode')).toBe(WINDOW + LEAD);
	expect(unsettled.delayFor(['inverse'], 0, 'switch')).toBe(0);
});

test('a change that has expired holds up others again when timestamps are corrected', async () => {
	unsettled.add(BTC, '50', 10_000, WINDOW);
	await clock.pass(10_000);
	expect(unsettled.delayFor(BTC, 20_000, '2')).toBe(0);
	expect(unsettled.delayFor(BTC, 16_000, '2')).toBe(250);
});

test('nothing waits for longer than a request can be late, however wrong the timestamps are', async () => {
	unsettled.add(BTC, '50', 3_600_000, WINDOW);
	expect(unsettled.delayFor(BTC, 0, '2')).toBe(WINDOW + LEAD + LATENESS);
	await clock.pass(20_000);
	expect(unsettled.delayFor(BTC, 20_000, '2')).toBe(WINDOW + LEAD + LATENESS - 20_000);
});

test('forgets what can no longer arrive', async () => {
	unsettled.add(BTC, '50', 0, 100);
	await clock.pass(100 + LEAD + LATENESS - 1);
	expect(unsettled.idle).toBe(false);
	await clock.pass(1);
	expect(unsettled.idle).toBe(true);
});
