// The worker that holds reading keys and opens sessions. Nothing but the reader's program may run in it.
import '@scrim/replay/worker';
