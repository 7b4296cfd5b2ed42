// `npm run look`: drives the extension in a real VS Code with keyboard and mouse, as a person would,
// and leaves pictures of what is then to be seen in out/look. `--readme` also puts those of the README in place.
import { copyFileSync, cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { files } from './look/files.mjs';
import { scenes } from './look/scenes.mjs';
import { root, runScript } from './setup.mjs';

const shots = path.join(root, 'out', 'look');
// the Chinese one wants a machine with a Chinese font
const readmePictures = [
  'problems',
  'quick-fix',
  'statements',
  'values',
  'hover-authentication',
  'shadowed',
  'syntax-mistakes',
  'hover-chinese',
];

const settings = {
  'breadcrumbs.enabled': false,
  'editor.fontSize': 14,
  'editor.minimap.enabled': false,
  'window.commandCenter': false,
  'workbench.activityBar.location': 'hidden',
  'workbench.colorTheme': 'Default Dark Modern',
  'workbench.editor.showTabs': 'single',
  'workbench.layoutControl.enabled': false,
};

await runScript(import.meta.url, async () => {
  const { build } = await import('./build.mjs');
  const { installVscodeHost } = await import('./installVscodeHost.mjs');
  const { startServer } = await import('./vscodeHost.mjs');
  const { openWorkbench } = await import('./workbench.mjs');
  await build();
  await installVscodeHost();

  const scratch = mkdtempSync(path.join(tmpdir(), 'look-'));
  const folder = path.join(scratch, 'jobs');
  cpSync(path.join(root, 'examples'), folder, { recursive: true });
  for (const [name, text] of Object.entries(files)) writeFileSync(path.join(folder, name), text);
  rmSync(shots, { recursive: true, force: true });
  let server;
  let workbench;
  try {
    server = await startServer({
      port: 0,
      dataDir: path.join(scratch, 'data'),
      extensionsDir: path.join(scratch, 'extensions'),
      settings,
    });
    const viewport = { width: 1120, height: 640 };
    workbench = await openWorkbench({ server, folder, extension: root, shots, viewport });
    for (const [name, scene] of Object.entries(scenes)) {
      const started = Date.now();
      await scene({ ...workbench, folder });
      console.log(`${String(Date.now() - started).padStart(6)} ms  ${name}`);
    }
  } catch (error) {
    await workbench?.shot('failure');
    throw error;
  } finally {
    await workbench?.close();
    server?.stop();
    rmSync(scratch, { recursive: true, force: true, maxRetries: 5 });
  }
  console.log(`Pictures: ${path.relative(root, shots)}`);
  if (process.argv.includes('--readme')) {
    for (const name of readmePictures) {
      copyFileSync(path.join(shots, `${name}.png`), path.join(root, 'docs', 'images', `${name}.png`));
    }
  }
});
