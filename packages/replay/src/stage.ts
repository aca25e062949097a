// The player document's program. It shows hostile pages: it has no keys, no cookies, no API, and takes orders from one
// console only.
export { startStage } from './stage/start-stage.ts';
