import { declareValuePlugin, PluginKind } from '@stryker-mutator/api/plugin';

const WORDING = new Set(['displayName', 'description', 'placeholder', 'hint', 'action']);

/** What a panel says to its reader is proved by reading it, and by n8n's linters. */
const wording = {
	shouldIgnore(path) {
		const isMember = path.isObjectProperty() || path.isClassProperty();
		return isMember && WORDING.has(path.node.key.name) ? 'Wording of a panel' : undefined;
	},
};

export const strykerPlugins = [declareValuePlugin(PluginKind.Ignore, 'wording', wording)];
