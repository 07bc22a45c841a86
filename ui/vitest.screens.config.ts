// Screen tests: the page in Debian's chromium over the synthetic member.
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: { reporters: ['verbose'], include: ['tests/screens/**/*.test.ts'], testTimeout: 120_000, hookTimeout: 120_000, fileParallelism: false },
});
