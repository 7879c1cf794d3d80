import { describeOnN8n } from '../describeOnN8n';
import { agentWithCapSuite } from '../suites/examples/agentWithCapSuite';
import { branchOnErrorSuite } from '../suites/examples/branchOnErrorSuite';
import { dataTableSuite } from '../suites/examples/dataTableSuite';
import { fastMoveSuite } from '../suites/examples/fastMoveSuite';
import { highestLeverageSuite } from '../suites/examples/highestLeverageSuite';
import { hourlyCapSuite } from '../suites/examples/hourlyCapSuite';
import { isolatedMarginSuite } from '../suites/examples/isolatedMarginSuite';
import { marketOrderSuite } from '../suites/examples/marketOrderSuite';
import { passphraseSuite } from '../suites/examples/passphraseSuite';
import { priceAlertMessageSuite } from '../suites/examples/priceAlertMessageSuite';
import { priceLadderSuite } from '../suites/examples/priceLadderSuite';
import { symbolsAboveSuite } from '../suites/examples/symbolsAboveSuite';
import { tradingViewAlertSuite } from '../suites/examples/tradingViewAlertSuite';
import { twoAccountsSuite } from '../suites/examples/twoAccountsSuite';
import { walletBalanceSuite } from '../suites/examples/walletBalanceSuite';

// n8n 1 allows community nodes as tools only with this setting.
const env = { N8N_COMMUNITY_PACKAGES_ALLOW_TOOL_USAGE: 'true' };

describeOnN8n(
	'examples',
	(harness) => {
		describe('Price alert, leverage, message', () => priceAlertMessageSuite(harness));
		describe('Price ladder', () => priceLadderSuite(harness));
		describe('Fast move', () => fastMoveSuite(harness));
		describe('TradingView alert', () => tradingViewAlertSuite(harness));
		describe('Passphrase', () => passphraseSuite(harness));
		describe('Leverage and market order', () => marketOrderSuite(harness));
		describe('Two accounts', () => twoAccountsSuite(harness));
		describe('Branch on the error', () => branchOnErrorSuite(harness));
		describe('Highest leverage under a cap', () => highestLeverageSuite(harness));
		describe('Hourly cap on open positions', () => hourlyCapSuite(harness));
		describe('Symbols above a leverage', () => symbolsAboveSuite(harness));
		describe('Isolated margin first', () => isolatedMarginSuite(harness));
		describe('Data table', () => dataTableSuite(harness));
		describe('Wallet balance', () => walletBalanceSuite(harness));
		describe('AI agent with a cap', () => agentWithCapSuite(harness));
	},
	{ env },
);
