export interface Finding {
	measured: string;
	ok: boolean;
}

/** One thing that must hold before the package may be published. */
export interface Check {
	name: string;
	/** What is allowed, as the table shows it. */
	limit: string;
	measure: () => Finding | Promise<Finding>;
}

export interface Outcome extends Finding {
	name: string;
	limit: string;
}

/** A check that cannot be carried out has failed: it says nothing good about the package. */
export async function carryOut({ name, limit, measure }: Check): Promise<Outcome> {
	try {
		return { name, limit, ...(await measure()) };
	} catch (error) {
		return { name, limit, measured: String(error), ok: false };
	}
}
