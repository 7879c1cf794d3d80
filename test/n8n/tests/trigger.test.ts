import { describeOnN8n } from '../describeOnN8n';
import { triggerSuite } from '../suites/triggerSuite';

describeOnN8n('the trigger', (harness) => {
	describe('Bybit Trigger', () => triggerSuite(harness));
});
