/**
 * A request or a credential that is refused before anything is sent. Its message tells the operator
 * what happened and what to change, and shows nothing secret: n8n displays and stores it.
 */
export class Refusal extends Error {
	override readonly name = 'Refusal';
}
