import { describeOnN8n } from '../describeOnN8n';
import { chatMessageSuite } from '../suites/chatMessageSuite';
import { highestLeverageSuite } from '../suites/highestLeverageSuite';
import { hedgedPositionsSuite, openPositionsSuite } from '../suites/openPositionsSuite';
import { walletBalanceSuite } from '../suites/walletBalanceSuite';

describeOnN8n('examples', (harness) => {
	describe('Chat message', () => chatMessageSuite(harness));
	describe('Highest leverage under a cap', () => highestLeverageSuite(harness));
	describe('Lower leverage of open positions', () => openPositionsSuite(harness));
	describe('Lower leverage of open positions, hedge mode', () => hedgedPositionsSuite(harness));
	describe('Wallet balance sets the leverage', () => walletBalanceSuite(harness));
});
