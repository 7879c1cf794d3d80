const [first, ...measured] = process.argv.slice(2);

/** Prints the ms that requiring the measured files takes, after the first one was loaded untimed. */
if (first) require(first);
const start = process.hrtime.bigint();
for (const file of measured) require(file);
console.log(Number(process.hrtime.bigint() - start) / 1e6);
