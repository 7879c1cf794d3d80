import { appearanceSuite } from '../browser/appearanceSuite';
import { describeInEditor } from '../browser/describeInEditor';
import { errorsSuite } from '../browser/errorsSuite';
import { firstStepsSuite } from '../browser/firstStepsSuite';
import { importSuite } from '../browser/importSuite';

describeInEditor('editor', (session) => {
	describe('First steps', () => firstStepsSuite(session));
	describe('Import and execute', () => importSuite(session));
	describe('Error messages', () => errorsSuite(session));
	describe('Appearance', () => appearanceSuite(session));
});
