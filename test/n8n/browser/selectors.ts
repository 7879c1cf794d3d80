const testId = (name: string): string => `[data-test-id="${name}"]`;

/** Selectors of the editor. They are all here because n8n renames its test ids often. */
export const selectors = {
	signIn: { email: 'input[name="emailOrLdapLoginId"]', password: 'input[type="password"]' },
	canvas: {
		ready: `${testId('canvas-add-button')}, ${testId('canvas-plus-button')}, ${testId('canvas-node')}`,
		addNode: testId('node-creator-plus-button'),
		node: testId('canvas-node'),
		sticky: '.n8n-sticky',
		/** What a note holds, and its code, neither of which the editor shows whole if it is too large. */
		noteParts: '.n8n-sticky > div:first-child, .n8n-sticky pre > code',
		controls: '.vue-flow__panel, [class*="_executionButtons_"]',
		zoomToFit: testId('zoom-to-fit'),
		empty: '.vue-flow__pane',
		selected: '.vue-flow__node.selected',
		/** The plus after a node that nothing follows; it reaches beyond the node. */
		plus: testId('canvas-handle-plus'),
		succeeded: testId('canvas-node-status-success'),
		executeWorkflow: `${testId('canvas-wrapper')} [data-test-id^="execute-workflow-button"]`,
		importFile: testId('workflow-import-input'),
	},
	nodeCreator: {
		panel: testId('node-creator'),
		search: testId('node-creator-search-bar'),
		item: testId('node-creator-item-name'),
		category: testId('node-creator-category-item'),
	},
	nodePanel: {
		panel: testId('ndv'),
		close: `${testId('ndv-close-button')}, ${testId('back-to-canvas')}`,
		parameters: testId('node-parameters'),
		input: testId('ndv-input-panel'),
		output: testId('output-panel'),
		asJson: testId('radio-button-json'),
		adjacentNodes: testId('floating-nodes'),
		newCredential: testId('node-credentials-empty-state'),
		credential: testId('node-credentials-select'),
		field: (name: string) => testId(`parameter-input-${name}`),
		locatorInput: testId('rlc-input'),
		locatorSearch: testId('rlc-search'),
		locatorItem: testId('rlc-item'),
	},
	credential: {
		dialog: testId('editCredential-modal'),
		save: testId('credential-save-button'),
		close: '.el-dialog__headerbtn',
	},
	/** Open lists are not inside the field that they belong to. */
	listOption: '.el-select-dropdown__item:visible',
	toast: '.el-notification',
	/** Opens by itself over an active workflow, at some executions. */
	checklist: `[data-reka-popper-content-wrapper]:has(${testId('suggested-actions-close')})`,
} as const;
