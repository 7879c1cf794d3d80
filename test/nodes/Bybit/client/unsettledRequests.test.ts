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

test('a different change of the same symbol waits until the last one has expired', async () => {
	unsettled.add(BTC, '50', 5_000);
	unsettled.add(BTC, '50', 6_000);
	expect(unsettled.delayFor(BTC, '2')).toBe(6_000);
	await clock.pass(4_000);
	expect(unsettled.delayFor(BTC, '2')).toBe(2_000);
	await clock.pass(2_000);
	expect(unsettled.delayFor(BTC, '2')).toBe(0);
});

test('the same change and other symbols do not wait, reads and wider scopes do', () => {
	unsettled.add(BTC, '50', 5_000);
	expect(unsettled.delayFor(BTC, '50')).toBe(0);
	expect(unsettled.delayFor(ETH, '2')).toBe(0);
	expect(unsettled.delayFor(BTC)).toBe(5_000);
	expect(unsettled.delayFor(['linear'], 'switch')).toBe(5_000);
	expect(unsettled.delayFor([], 'mode')).toBe(5_000);
	expect(unsettled.delayFor(['inverse'], 'switch')).toBe(0);
});

test('forgets what has expired', async () => {
	unsettled.add(BTC, '50', 100);
	expect(unsettled.idle).toBe(false);
	await clock.pass(100);
	expect(unsettled.idle).toBe(true);
});
