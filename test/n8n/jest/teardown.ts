import { rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { PACKED } from './shared';

/** Removes what the set-up packed. */
export default function teardown(): void {
	rmSync(dirname(PACKED.get()), { recursive: true, force: true });
}
