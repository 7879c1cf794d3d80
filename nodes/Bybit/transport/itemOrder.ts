const lastIn = new WeakMap<object, Promise<unknown>>();

/**
 * Waits for `work`, and for the work of every item of this run that came before: credentials are read
 * from a database, which answers in any order, but items take their places in line in input order.
 *
 * @param run what the items of one run of a node share, such as n8n's `getExecuteData()`
 */
export async function inItemOrder<T>(run: object, work: Promise<T>): Promise<T> {
	const before = lastIn.get(run) ?? Promise.resolve();
	const entered = before.then(async () => await work);
	// An item that is refused at the door keeps nobody else out.
	const passed = entered.catch(() => {});
	work.catch(() => {});
	lastIn.set(run, passed);
	return await entered;
}
