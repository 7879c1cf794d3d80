import { examples } from '../browser/subjects/examples';
import { firstSteps } from '../browser/subjects/first-steps';
import { looks } from '../browser/subjects/looks';
import { refusalsOnScreen } from '../browser/subjects/refusals';
import { inEditor } from '../browser/session';

inEditor('the node', (session) => {
	describe('First steps', () => firstSteps(session));
	describe('Import and execute', () => examples(session));
	describe('Refusals on the screen', () => refusalsOnScreen(session));
	describe('Looks', () => looks(session));
});
