// The player document's script, for tests.
import { startStage } from '@scrim/replay/stage';

startStage(document);
