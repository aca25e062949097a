// The one vitest configuration: a node project (`*.test.ts`), a Chromium project (`*.browser.test.ts`, in the browser), and
// a driving project (`*.chromium.test.ts`), which runs in Node and drives a Chromium from there.
// Tests read `src` through the source condition: nothing needs to be built.
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { CHROMIUM_ARGS, findChromium } from './chromium.mjs';

const conditions = ['@scrim/source'];
const executablePath = findChromium();

/** Generous: a test waits for what it names, never for a time to pass. */
const PATIENCE = { testTimeout: 60_000, hookTimeout: 60_000 };

export default defineConfig({
  test: {
    projects: [
      {
        resolve: { conditions },
        ssr: { resolve: { conditions } },
        test: {
          name: 'node',
          environment: 'node',
          include: ['test/**/*.test.ts'],
          exclude: ['test/**/*.browser.test.ts', 'test/**/*.chromium.test.ts'],
          ...PATIENCE,
        },
      },
      {
        resolve: { conditions },
        ssr: { resolve: { conditions } },
        test: {
          name: 'driving',
          environment: 'node',
          include: ['test/**/*.chromium.test.ts'],
          ...PATIENCE,
        },
      },
      {
        resolve: { conditions },
        test: {
          name: 'chromium',
          include: ['test/**/*.browser.test.ts'],
          testTimeout: 30_000,
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({
              launchOptions: {
                args: CHROMIUM_ARGS,
                ...(executablePath === undefined ? {} : { executablePath }),
              },
            }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
    ],
  },
});
