import type { Plan } from '../plan';
import type { Section } from '../report/section';
import type { Installed } from '../subjects/installed';
import { simulated } from './simulatedWorkersSection';
import { processes } from './workerProcesses';

/** How processes that share no memory share an account's limit: in virtual time, and for real. */
export async function workers(plan: Plan, installed: Installed): Promise<Section[]> {
	return [await simulated(plan.workerSeeds), await processes(plan.workerCases, installed)];
}
