// `npm run look`: drives the extension in a real VS Code with keyboard and mouse, as a person would,
// and leaves pictures of what is then to be seen in out/look. `--readme` also puts those of the README in place.
import { copyFileSync, cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { root, runScript } from './setup.mjs';

const shots = path.join(root, 'out', 'look');
const readmePictures = ['problems', 'quick-fix', 'values', 'hover-authentication', 'shadowed'];

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

const brokers = 'b-1.shop.abc123.c2.kafka.us-east-1.amazonaws.com:9098';

/** A job for Amazon MSK, without credentials unless some are given. */
const job = (...properties) => `CREATE ROUTINE LOAD shop.orders_job ON orders
COLUMNS (order_id, customer_id, amount, created_at)
FROM KAFKA (
  ${[
    `"kafka_broker_list" = "${brokers}"`,
    '"kafka_topic" = "orders"',
    '"property.security.protocol" = "SASL_SSL"',
    '"property.sasl.mechanism" = "OAUTHBEARER"',
    '"aws.region" = "us-east-1"',
    ...properties,
  ].join(',\n  ')}
);
`;

const files = {
  'empty.sql': '',
  'orders.sql': job('"aws.credentials_provider" = "INSTANCE_PROFIL"'),
  'begun.sql': `CREATE ROUTINE LOAD shop.orders_job ON orders\nFROM KAFKA (\n  "kafka_broker_list" = "${brokers}",\n  \n);\n`,
  'shadowed.sql': job(
    '"aws.access_key" = "<your-ak>"',
    '"aws.secret_key" = "<your-sk>"',
    '"aws.role_arn" = "arn:aws:iam::123456789012:role/demo-role"',
    '"aws.credentials_provider" = "INSTANCE_PROFILE"',
  ),
};

/** What a person does, and what must then be on the screen; a scene that does not come to it fails. */
const scenes = {
  'mistakes are underlined and listed': async ({ page, press, open, command, shot }) => {
    await open('msk-iam-mistakes.sql');
    await press('Control+b');
    await page.locator('.squiggly-error').first().waitFor();
    await command('Problems: Focus on Problems View');
    await page.locator('.markers-panel .monaco-list-row', { hasText: 'INSTANCE_PROFIL' }).first().waitFor();
    await shot('problems');
    await command('View: Toggle Panel Visibility');
  },

  'other SQL is left alone': async ({ page, open, settle, shot }) => {
    await open('other.sql');
    await settle(1000);
    expect((await page.locator('[class*="squiggly-"]').count()) === 0, 'nothing is underlined');
    await shot('other-sql');
  },

  'a quick fix repairs the provider': async ({ page, press, open, goTo, written, shot }) => {
    await open('orders.sql');
    await page.locator('.squiggly-error').first().waitFor();
    await goTo(9, 40);
    await press('Control+.');
    await page.locator('.action-widget .monaco-list-row', { hasText: 'Change to INSTANCE_PROFILE' }).waitFor();
    await shot('quick-fix', 320);
    await press('Enter');
    await page.locator('.squiggly-error').waitFor({ state: 'detached' });
    await written('"aws.credentials_provider" = "INSTANCE_PROFILE"');
    await shot('quick-fix-result');
  },

  'a key, a value and FROM KAFKA explain themselves': async ({ page, press, open, hover, shot }) => {
    await open('orders.sql');
    await hover(9, 10, 'Where each backend finds AWS credentials');
    await shot('hover-key');
    await page.mouse.move(900, 560);
    await press('Escape');
    await hover(9, 42, 'EC2 instance');
    await shot('hover-value');
    await page.mouse.move(900, 560);
    await press('Escape');
    await hover(3, 8, 'Effective authentication');
    await shot('hover-authentication', 360);
    await page.mouse.move(900, 560);
    await press('Escape');
  },

  'credentials without effect are faded': async ({ page, open, goTo, hover, press, shot }) => {
    await open('shadowed.sql');
    await page.locator('.squiggly-inline-unnecessary').first().waitFor();
    await goTo(14);
    await shot('shadowed', 340);
    await hover(12, 10, 'has no effect');
    await shot('shadowed-hover');
    await page.mouse.move(900, 560);
    await press('Escape');
    await hover(3, 8, 'which differs');
    await shot('shadowed-authentication');
    await page.mouse.move(900, 560);
    await press('Escape');
    await goTo(12, 10);
    await press('Control+.');
    await page.locator('.action-widget .monaco-list-row', { hasText: 'Remove' }).first().waitFor();
    await shot('shadowed-fixes');
    await press('Escape');
  },

  'keys and values complete inside the quotes': async ({
    press,
    type,
    open,
    goTo,
    suggested,
    settle,
    written,
    shot,
  }) => {
    await open('begun.sql');
    await goTo(4, 3);
    await type('"');
    await suggested('kafka_topic');
    await shot('keys');
    await type('aws.cred');
    await suggested('aws.credentials_provider');
    await press('Enter');
    await suggested('INSTANCE_PROFILE');
    await settle(300);
    await press('Control+Space');
    await shot('values', 360);
    await press('Enter');
    await written('"aws.credentials_provider" = "INSTANCE_PROFILE"');
    await shot('values-result');
  },

  'what is missing for Amazon MSK comes at one go': async ({ press, type, open, goTo, suggested, written, shot }) => {
    await open('begun.sql');
    await press('Control+z', 'Control+z', 'Control+z', 'Control+z', 'Control+z');
    await press('Control+a', 'Delete');
    await type('CREATE ROUTINE LOAD shop.orders_job ON orders');
    await press('Escape', 'Enter');
    await type('FROM KAFKA (');
    await press('Escape', 'Enter');
    await type(`"kafka_broker_list" = "${brokers}`);
    await press('Escape', 'End', 'Enter');
    await type('"all');
    await suggested('All required MSK properties');
    await shot('required');
    await press('Enter');
    await written('"property.sasl.mechanism" = "OAUTHBEARER"');
    await shot('required-result');
    await goTo(1);
  },

  'whole statements are snippets': async ({ press, type, open, suggested, shot }) => {
    await open('empty.sql');
    await type('create rou');
    await suggested('create routine load msk');
    await shot('snippets');
    await press('Escape', 'Control+a', 'Delete');
  },

  'a job is written from nothing': async ({ press, type, open, suggested, settle, written, shot }) => {
    await open('empty.sql');
    await type('CREATE ROUTINE LOAD shop.orders_job ON orders');
    await press('Escape', 'Enter');
    await type('FROM');
    await suggested('FROM KAFKA');
    await press('Enter');
    await suggested('kafka_broker_list');
    await press('Enter');
    await settle(200);
    await type(brokers);
    await press('Tab', 'Enter');
    await type('"');
    await suggested('kafka_topic');
    await press('Enter');
    await settle(200);
    await type('orders');
    await press('Escape', 'Tab', 'Enter');
    await type('"all');
    await suggested('All required MSK properties');
    await press('Enter');
    await settle();
    await press('Tab');
    await suggested('ENV');
    await shot('written-choice');
    await press('ArrowDown', 'Enter');
    await shot('written');
    await written('"aws.credentials_provider" = "ENV"');
  },
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
      await scene(workbench);
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

function expect(condition, what) {
  if (!condition) throw new Error(`Not to be seen: ${what}`);
}
