import { aiTool } from '../subjects/ai-tool';
import { onRealN8n } from '../suite';

// n8n 1 lets community nodes be tools only where its operator says so.
const env = { N8N_COMMUNITY_PACKAGES_ALLOW_TOOL_USAGE: 'true' };

onRealN8n("an AI agent's tool", (rig) => aiTool(rig), { env });
