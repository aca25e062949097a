// The worker that holds reading keys and opens sessions. Nothing but the reader's program may run in it. Called, not
// only imported: a bundler drops an import that is made for its effect alone.
import { startReaderWorker } from '@scrim/replay/worker';

startReaderWorker();
