import { inItemOrder } from '../../../../nodes/Bybit/transport/itemOrder';
import { VirtualTime } from './virtualTime';

test('items go on in the order they came, whatever their work took; runs do not wait for each other', async () => {
	const time = new VirtualTime();
	const run = {};
	const seen: string[] = [];
	const item = async (name: string, ms: number, of: object = run) => {
		await inItemOrder(of, time.sleep(ms));
		seen.push(`${name} at ${time.now()}`);
	};
	await time.until(
		Promise.all([
			item('first', 50),
			item('second', 10),
			item('other run', 20, {}),
			item('third', 70),
		]),
	);
	expect(seen).toEqual(['other run at 20', 'first at 50', 'second at 50', 'third at 70']);
});

test('one that is refused at the door keeps nobody out', async () => {
	const run = {};
	const refused = inItemOrder(run, Promise.reject(new Error('no credential')));
	const next = inItemOrder(run, Promise.resolve('in'));
	await expect(refused).rejects.toThrow('no credential');
	await expect(next).resolves.toBe('in');
});
