import { RecentLists } from '../../../../nodes/Bybit/listSearch/recentLists';

describe('recent lists', () => {
	it('are bounded: the oldest is forgotten', async () => {
		const lists = new RecentLists<string>(() => 0);
		const fetched: string[] = [];
		const get = async (key: string) =>
			await lists.get(key, async () => {
				fetched.push(key);
				return [key];
			});
		for (let index = 0; index < 50; index++) await get(`key${index}`);
		expect(lists.size).toBe(20);

		fetched.length = 0;
		await get('key49');
		await get('key30');
		expect(fetched).toEqual([]);
		await get('key0');
		expect(fetched).toEqual(['key0']);
	});

	it('tell everyone who waits why a fetch was refused, and try again for the next', async () => {
		const lists = new RecentLists<string>(() => 0);
		const refused = async () => await Promise.reject(new Error('no'));
		const waiting = [lists.get('a', refused), lists.get('a', async () => ['not asked'])];
		for (const result of await Promise.allSettled(waiting)) expect(result.status).toBe('rejected');
		expect(await lists.get('a', async () => ['yes'])).toEqual(['yes']);
	});

	it('count their minute from the answer, not from the question', async () => {
		let now = 0;
		const lists = new RecentLists<string>(() => now);
		await lists.get('a', async () => {
			now = 50_000;
			return ['first'];
		});
		now = 109_999;
		expect(await lists.get('a', async () => ['second'])).toEqual(['first']);
		now = 110_000;
		expect(await lists.get('a', async () => ['second'])).toEqual(['second']);
	});
});
