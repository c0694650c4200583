import { svelte } from '@sveltejs/vite-plugin-svelte';
import { svelteTesting } from '@testing-library/svelte/vite';
import { defineConfig } from 'vitest/config';

/** Two minutes: a machine with two busy cores must never be the reason for a red integration test. */
const integrationTimeoutMs = 120_000;

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          environment: 'node',
          include: ['{core,main,server,preload,diagrams,build,bench}/**/*.test.ts'],
          testTimeout: 20_000,
        },
      },
      {
        test: {
          name: 'integration',
          environment: 'node',
          include: ['tests/{integration,faults,support}/**/*.test.ts'],
          testTimeout: integrationTimeoutMs,
          hookTimeout: integrationTimeoutMs,
        },
      },
      {
        plugins: [svelte({ configFile: './svelte.config.js' }), svelteTesting()],
        test: {
          name: 'renderer',
          // The contrast rules are computed from the tokens; Vitest empties other style sheets.
          css: { include: [/tokens\.css/] },
          environment: 'happy-dom',
          include: ['renderer/**/*.test.ts'],
          testTimeout: 20_000,
        },
      },
    ],
  },
});
