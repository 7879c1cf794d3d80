/** Prints what a fresh process spends on requiring the package's nodes and credentials, in ms. */
const { createRequire } = require('node:module');
const { join } = require('node:path');

const manifest = join(process.argv[2], 'package.json');
const requireThere = createRequire(manifest);
const { n8n } = requireThere(manifest);

// n8n has both loaded long before it comes to community nodes.
requireThere('n8n-workflow');
requireThere('node:crypto');

// Of the processor, since a wall clock would count what else the machine is doing.
const start = process.cpuUsage();
for (const file of [...n8n.nodes, ...n8n.credentials]) requireThere(`./${file}`);
const { user, system } = process.cpuUsage(start);
console.log((user + system) / 1000);
