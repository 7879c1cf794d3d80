/**
 * Prints `N passed, N failed` from jest's JSON reports, named as arguments; the exit status is 1 unless all passed.
 * A report that is missing, and a test file that could not run, count as one failed test each.
 */
const { readFileSync } = require('node:fs');

function count(file) {
	try {
		const report = JSON.parse(readFileSync(file, 'utf8'));
		return {
			passed: report.numPassedTests,
			failed: report.numFailedTests + report.numRuntimeErrorTestSuites,
			skipped: report.numPendingTests + report.numTodoTests,
		};
	} catch (error) {
		console.log(`${file}: no report (${error.message})`);
		return { passed: 0, failed: 1, skipped: 0 };
	}
}

const counts = process.argv.slice(2).map(count);
const total = (kind) => counts.reduce((sum, each) => sum + each[kind], 0);
if (total('skipped') > 0) console.log(`${total('skipped')} skipped`);
console.log(`${total('passed')} passed, ${total('failed')} failed`);
process.exitCode = total('failed') === 0 && total('passed') > 0 ? 0 : 1;
