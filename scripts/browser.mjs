// Opens a Chromium that Playwright drives: $CHROMIUM, the system's, or the one inside the npm package
// @sparticuz/chromium (Linux x64), which also carries the few libraries that a bare system lacks.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { chromium } from 'playwright-core';

const systemBrowsers = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/**
 * Starts a browser with a profile of its own.
 *
 * @param {object} [options]
 * @param {boolean} [options.headless]
 * @param {{ width: number, height: number }} [options.viewport] in CSS pixels
 * @returns {Promise<{ page: import('playwright-core').Page, close: () => Promise<void> }>}
 */
export async function launchBrowser({ headless = true, viewport = { width: 1280, height: 800 } } = {}) {
  const profile = mkdtempSync(path.join(tmpdir(), 'browser-'));
  const context = await chromium.launchPersistentContext(profile, {
    ...(await findBrowser()),
    headless,
    viewport,
    args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-sync'],
  });
  const close = async () => {
    await context.close().catch(() => {}); // the browser may have ended by itself
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  };
  return { page: context.pages()[0] ?? (await context.newPage()), close };
}

async function findBrowser() {
  const own = process.env.CHROMIUM ?? systemBrowsers.find(existsSync);
  if (own) return { executablePath: own };
  const { default: packaged } = await import('@sparticuz/chromium');
  const executablePath = await packaged.executablePath(); // unpacks it into the temporary folder, once
  return { executablePath, env: { ...process.env, LD_LIBRARY_PATH: browserLibraries() } };
}

/** Unpacks, once, the system libraries that come with the packaged Chromium. */
function browserLibraries() {
  const folder = path.join(tmpdir(), 'chromium-libraries');
  const libraries = path.join(folder, 'lib');
  if (!existsSync(path.join(libraries, 'libnss3.so'))) {
    const archive = new URL('../bin/al2023.tar.br', import.meta.resolve('@sparticuz/chromium'));
    mkdirSync(folder, { recursive: true });
    spawnSync('tar', ['xf', '-', '-C', folder], { input: brotliDecompressSync(readFileSync(archive)) });
  }
  return libraries;
}
