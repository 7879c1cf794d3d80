/** Prints how long a fresh process takes to require the package's nodes and credentials, in ms. */
const { createRequire } = require('node:module');
const { join } = require('node:path');

const manifest = join(process.argv[2], 'package.json');
const requireThere = createRequire(manifest);
const { n8n } = requireThere(manifest);

// n8n has both loaded long before it comes to community nodes.
requireThere('n8n-workflow');
requireThere('node:crypto');

const start = performance.now();
for (const file of [...n8n.nodes, ...n8n.credentials]) requireThere(`./${file}`);
console.log(performance.now() - start);
