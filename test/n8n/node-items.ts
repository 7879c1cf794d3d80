import type { IDataObject } from 'n8n-workflow';
import type { Execution } from './rest/types';

/** The items that left a node by that output, as the editor shows them; none when it did not run. */
export function itemsOf({ data }: Execution, node: string, output = 0): IDataObject[] {
	const runs = data.resultData.runData[node] ?? [];
	return runs.flatMap((run) => run.data?.main?.[output] ?? []).map(({ json }) => json);
}
