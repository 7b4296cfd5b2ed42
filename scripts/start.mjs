// `npm start`: a real VS Code with this extension, built from the sources here, on the examples.
// The desktop one when `code` is on the PATH, else the workbench in a browser.
import { spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { root, run, runScript } from './setup.mjs';

const examples = path.join(root, 'examples');

await runScript(import.meta.url, async () => {
  const { build } = await import('./build.mjs');
  const { findDesktopVscode } = await import('./desktopVscode.mjs');
  await build({ dev: true });
  const desktop = findDesktopVscode();
  if (desktop) {
    console.log('Opening VS Code on examples/ …');
    return run(desktop.command, [`--extensionDevelopmentPath=${root}`, examples], {
      shell: process.platform === 'win32',
    });
  }
  return serve();
});

/** Serves the workbench until the process is told to stop. */
async function serve() {
  const { installVscodeHost, hostFolder } = await import('./installVscodeHost.mjs');
  const { startServer, workbenchUrl } = await import('./vscodeHost.mjs');
  await installVscodeHost();
  const server = await startServer({
    port: process.env.PORT ? Number(process.env.PORT) : undefined,
    dataDir: path.join(hostFolder, 'state', 'data'),
    extensionsDir: path.join(hostFolder, 'state', 'extensions'),
  });
  const [file] = readdirSync(examples).filter((name) => name.endsWith('.sql'));
  const url = workbenchUrl(server, {
    folder: examples,
    file: file && path.join(examples, file),
    developmentPaths: [root],
  });
  console.log(`\nVS Code is ready. Open this address in a browser:\n\n  ${url}\n\nCtrl+C stops it.`);
  openBrowser(url);
  return new Promise((resolve) => {
    const stop = () => {
      server.stop();
      resolve(0);
    };
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, stop);
    server.exited.then(() => {
      console.error('VS Code ended.');
      resolve(1);
    });
  });
}

function openBrowser(url) {
  const hasScreen = process.env.DISPLAY || process.env.WAYLAND_DISPLAY;
  const opener = { darwin: 'open', win32: 'explorer', linux: hasScreen && 'xdg-open' }[process.platform];
  if (!opener) return;
  const child = spawn(opener, [url], { stdio: 'ignore', detached: true });
  child.once('error', () => {}); // no such program: the address was printed
  child.unref();
}
