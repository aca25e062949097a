// The seal worker's file: the program of `@scrim/crypto/worker`, shipped here too, because a page installs the recorder.
import '@scrim/crypto/worker';
