import { appearanceSuite } from '../browser/appearanceSuite';
import { credentialDialogSuite } from '../browser/credentialDialogSuite';
import { credentialUseSuite } from '../browser/credentialUseSuite';
import { demoPictureSuite } from '../browser/demoPictureSuite';
import { describeInEditor } from '../browser/describeInEditor';
import { errorsSuite } from '../browser/errorsSuite';
import { firstStepsSuite } from '../browser/firstStepsSuite';
import { guardRailsSuite } from '../browser/guardRailsSuite';
import { importSuite } from '../browser/importSuite';
import { newcomerSuite } from '../browser/newcomerSuite';
import { ALL_VERSIONS, NEWEST } from '../versions';

// The newest version only: n8n renames its test ids often.
describeInEditor('editor', [NEWEST], (session) => {
	describe('First steps', () => firstStepsSuite(session));
	describe('Import and execute', () => importSuite(session));
	describe('Error messages', () => errorsSuite(session));
	describe('Guard rails', () => guardRailsSuite(session));
	describe('Appearance', () => appearanceSuite(session));
	describe('Animation', () => demoPictureSuite(session));
});

// In an n8n without credentials.
describeInEditor('newcomer in the editor', [NEWEST], newcomerSuite);

describeInEditor('credential in the editor', ALL_VERSIONS, (session) => {
	describe('Create and test', () => credentialDialogSuite(session));
	describe('Use in other nodes', () => credentialUseSuite(session));
});
