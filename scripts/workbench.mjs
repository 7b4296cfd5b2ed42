// The workbench in a browser, driven with keyboard and mouse as a person would.
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { launchBrowser } from './browser.mjs';
import { workbenchUrl } from './vscodeHost.mjs';

/**
 * Opens the workbench.
 *
 * @param {object} options
 * @param {import('./vscodeHost.mjs').VscodeServer} options.server
 * @param {string} options.folder the folder to open
 * @param {string} options.extension folder of the extension to load
 * @param {string} options.shots folder for screenshots
 * @param {{ width: number, height: number }} options.viewport in CSS pixels
 */
export async function openWorkbench({ server, folder, extension, shots, viewport }) {
  mkdirSync(shots, { recursive: true });
  const { page, close } = await launchBrowser({ viewport });
  page.setDefaultTimeout(15_000);
  await page.goto(workbenchUrl(server, { folder, developmentPaths: [extension] }));
  await page.locator('.monaco-workbench').waitFor({ timeout: 60_000 });
  const { keyboard } = page;

  const press = async (...keys) => {
    for (const key of keys) await keyboard.press(key);
  };

  /** Types as fast as a quick typist; the editor reacts to each key. */
  const type = (text) => keyboard.type(text, { delay: 25 });

  /** Waits until whatever moves has come to rest. */
  const settle = (milliseconds = 400) => page.waitForTimeout(milliseconds);

  /** A picture of the window, or of its upper part with that height. */
  const shot = async (name, height) => {
    await settle();
    const { width } = page.viewportSize();
    const clip = height && { x: 0, y: 0, width, height };
    await page.screenshot({ path: path.join(shots, `${name}.png`), clip });
  };

  /** Opens a file of the folder by its name. */
  const open = async (name) => {
    await press('Escape', 'Escape', 'Control+p');
    await page.locator('.quick-input-widget input').waitFor();
    await type(name);
    await page.locator('.quick-input-widget .monaco-list-row', { hasText: name }).first().waitFor();
    await press('Enter');
    await page.waitForFunction((wanted) => document.title.includes(wanted), name);
    await page.locator('.editor-instance .monaco-editor.focused').waitFor();
  };

  /** Runs a command by its name in the palette. */
  const command = async (name) => {
    await press('F1');
    await type(name);
    await page.locator('.quick-input-widget .monaco-list-row', { hasText: name }).first().waitFor();
    await press('Enter');
  };

  /** Puts the cursor on a place, line and column from 1. */
  const goTo = async (line, column = 1) => {
    await press('Control+g');
    await page.locator('.quick-input-widget input').waitFor();
    await type(`${line}:${column}`);
    await press('Enter');
    await page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
    await settle(150);
  };

  /** Moves the mouse onto the text cursor. */
  const pointAtCursor = async () => {
    const box = await page.locator('.editor-instance .monaco-editor.focused .cursor').first().boundingBox();
    await page.mouse.move(box.x - 40, box.y + 60);
    await page.mouse.move(box.x + 3, box.y + box.height / 2, { steps: 4 });
  };

  /** Lets the mouse rest on a place until an explanation with `text` shows. */
  const hover = async (line, column, text) => {
    await goTo(line, column);
    await pointAtCursor();
    await page.locator('.monaco-hover:not(.hidden)').getByText(text).first().waitFor();
  };

  /** Waits for a suggestion with that text. */
  const suggested = async (text) => {
    await page.locator('.suggest-widget.visible .monaco-list-row', { hasText: text }).first().waitFor();
    await settle(150);
  };

  /** Waits until a line of the editor holds a text. */
  const written = (text) =>
    page.waitForFunction(
      (wanted) =>
        [...document.querySelectorAll('.editor-instance .monaco-editor.focused .view-line')].some((line) =>
          line.textContent.replaceAll('\u00a0', ' ').replaceAll('\u200c', '').includes(wanted),
        ),
      text,
    );

  return {
    page,
    close,
    press,
    type,
    settle,
    shot,
    open,
    command,
    goTo,
    pointAtCursor,
    hover,
    suggested,
    written,
  };
}
