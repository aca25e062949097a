// In the catalogue's page: hangs the code that plants channels on globalThis. Holds no secret; each is handed over.
import { CHANNELS } from '../catalogue/catalogue.ts';
import { createPageChannels } from '../catalogue/page-channels.ts';

Reflect.set(globalThis, 'leakTestChannels', createPageChannels(CHANNELS));
