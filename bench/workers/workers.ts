import type { Plan } from '../plan';
import type { Section } from '../section';
import { processes } from './processes';
import { simulated } from './simulated';

/** How processes that share no memory share an account's limit: in virtual time, and for real. */
export async function workers({ workerSeeds, workerCases }: Plan): Promise<Section[]> {
	return [await simulated(workerSeeds), await processes(workerCases)];
}
