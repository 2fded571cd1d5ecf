// How long a test waits for something that is not itself: a child process, a server, a condition. Less than the test may
// take, so that what hangs is killed, and the test can say what it was. The test's own limit, which goes by how busy the
// machine is, is that of vitest.config.ts.

/** Milliseconds; where no test runs, those of a quiet machine. */
export const patience = 0.8 * Number(process.env.ORCHARD_TEST_LIMIT ?? 120_000);
