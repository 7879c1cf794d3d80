import { hedgedPositions } from '../subjects/hedged-positions';
import { openPositions } from '../subjects/open-positions';
import { toldInChat } from '../subjects/told-in-chat';
import { underACap } from '../subjects/under-a-cap';
import { walletBalance } from '../subjects/wallet-balance';
import { onRealN8n } from '../suite';

onRealN8n('the examples', (rig) => {
	describe('Told in chat', () => toldInChat(rig));
	describe('Highest leverage under a cap', () => underACap(rig));
	describe('Lower leverage of open positions', () => openPositions(rig));
	describe('Lower leverage of open positions, hedge mode', () => hedgedPositions(rig));
	describe('Wallet balance sets the leverage', () => walletBalance(rig));
});
