import { ArrivalEstimate } from '../../../../nodes/Bybit/transport/arrival';

/** Bybit's clock minus ours, ms. */
const AHEAD = 1_750_000_000_000;

let estimate: ArrivalEstimate;
beforeEach(() => {
	estimate = new ArrivalEstimate();
});

/** A request that leaves at `departed`, arrives `there` ms later and is answered `back` ms after that. */
function answer(departed: number, there: number, back = 30): number {
	const arrived = departed + there;
	return estimate.effectiveDeparture(departed, arrived + back, AHEAD + arrived);
}

function warmUp(there: number): void {
	for (let count = 0; count < 20; count++) answer(count, there);
}

test('a cold start is not trusted: until enough answers came, the answer is the arrival', () => {
	expect(answer(0, 80)).toBe(110);
	expect(answer(1_000, 20)).toBe(1_050);
});

test('even then it arrived before the fastest answer could have come back', () => {
	expect(answer(0, 80, 10)).toBe(90);
	expect(answer(0, 90, 70)).toBe(100);
	expect(answer(1_000, 20, 300)).toBe(1_030);
});

test('then only what is later than the shortest way counts', () => {
	warmUp(20);
	expect(answer(5_000, 20)).toBe(5_000);
	expect(answer(5_000, 27)).toBe(5_007);
});

test('a faster way is learnt at once', () => {
	warmUp(20);
	expect(answer(5_000, 12)).toBe(5_000);
	expect(answer(6_000, 20)).toBe(6_008);
});

test('no answer: it may have arrived as late as that was known', () => {
	warmUp(20);
	expect(estimate.effectiveDeparture(5_000, 15_000, undefined)).toBe(15_000);
});

test('a clock that was put forward never makes it later than the answer', () => {
	warmUp(20);
	const skewed = estimate.effectiveDeparture(5_000, 5_050, AHEAD + 5_020 + 60_000);
	expect(skewed).toBe(5_050);
});

test('ways of more than a minute ago are forgotten: clocks drift', () => {
	warmUp(20);
	expect(answer(90_000, 25)).toBe(90_055);
});

test('after a refusal for the limit, answers are waited for again', () => {
	warmUp(20);
	estimate.forget();
	expect(answer(5_000, 20)).toBe(5_050);
});
