import { rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { tarball } from './runSettings';

/** Removes the packed node. */
export default function globalTeardown(): void {
	rmSync(dirname(tarball.get()), { recursive: true, force: true });
}
