import { describeOnN8n } from '../describeOnN8n';
import { aiToolSuite } from '../suites/aiToolSuite';

// n8n 1 allows community nodes as tools only with this setting.
const env = { N8N_COMMUNITY_PACKAGES_ALLOW_TOOL_USAGE: 'true' };

describeOnN8n('AI agent tool', (harness) => aiToolSuite(harness), { env });
