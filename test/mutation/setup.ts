import { vi } from 'vitest';

// What a file's tests leave behind in our modules is no other file's business; n8n's engine stays loaded.
vi.resetModules();

// What the tests use of jest, Vitest has by the same names; a mutant that fails once need not fail again.
Object.assign(globalThis, { jest: Object.assign(vi, { retryTimes: () => {} }) });
