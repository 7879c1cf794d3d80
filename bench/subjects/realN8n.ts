import { Harness } from '../../test/n8n/harness';
import { packNode } from '../../test/n8n/install/packNode';
import { NEWEST } from '../../test/n8n/versions';

/** Runs something with a real n8n, the packed node in it, and the loopback exchange in this process. */
export async function withRealN8n<T>(use: (harness: Harness) => Promise<T>): Promise<T> {
	const packed = await packNode();
	try {
		const harness = await Harness.start({ version: NEWEST, tarball: packed.tarball });
		try {
			return await use(harness);
		} finally {
			await harness.stop();
		}
	} finally {
		packed.remove();
	}
}
