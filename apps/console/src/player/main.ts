// The player document: shows recorded pages on an origin of its own. It must never import anything of the console.
import { startStage } from '@scrim/replay/stage';

startStage(document);
