// What `npm run look` does and looks at.
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { brokers } from './files.mjs';

/** What a person does, and what must then be on the screen; a scene that does not come to it fails. */
export const scenes = {
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

  'whole statements are written': async ({ press, type, open, suggested, shot }) => {
    await open('empty.sql');
    await type('create rou');
    await suggested('MSK 1');
    await press('ArrowDown', 'ArrowDown', 'ArrowDown');
    await shot('statements', 360);
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

  'what is typed to its end stays as it was typed': async ({ press, type, open, written, shot }) => {
    const lines = [
      'SHOW LOAD',
      ';',
      'SELECT * FROM customers c',
      ';',
      'create routine load shop.orders_job on orders',
      'with append',
      'columns terminated by ","',
      'where a is not null and',
      'b = true',
      'properties ("format" = "csv", "strict_mode" = "false")',
      'from kafka ("kafka_broker_list" = "k:9092", "kafka_topic" = "m"',
    ];
    await open('typed.doris.sql');
    for (const line of lines) {
      await type(line);
      await press('Enter');
    }
    for (const line of lines) await written(line);
    await shot('typed');
  },

  'twenty statements that do not parse are explained': async ({ page, open, command, settle, shot }) => {
    await open('syntax-mistakes.sql');
    await page.locator('.squiggly-error').first().waitFor();
    await command('Problems: Focus on Problems View');
    await command('View: Toggle Maximized Panel');
    await page
      .locator('.markers-panel-filter-container input, .viewpane-filter input')
      .first()
      .fill('**/syntax-mistakes.sql');
    await page.mouse.move(1000, 560);
    await settle(1000);
    await page.locator('.markers-panel .monaco-list-row', { hasText: 'STOP' }).first().waitFor();
    await shot('syntax-mistakes');
    await page.locator('.markers-panel-filter-container input, .viewpane-filter input').first().fill('');
    await command('View: Toggle Maximized Panel');
    await command('View: Toggle Panel Visibility');
  },

  'one path among others is marked': async ({ page, open, hover, press, shot }) => {
    await open('paths.sql');
    await page.locator('[class*="squiggly-"]').first().waitFor();
    await hover(5, 58, 'A path begins with');
    await shot('jsonpaths', 360);
    await page.mouse.move(900, 560);
    await press('Escape');
  },

  'a key is explained in Chinese': async ({ page, folder, open, hover, press, settle, shot }) => {
    mkdirSync(path.join(folder, '.vscode'), { recursive: true });
    writeFileSync(path.join(folder, '.vscode', 'settings.json'), '{ "dorisRoutineLoad.language": "zh-cn" }');
    await open('shadowed.sql');
    await settle(5000); // the editor hears of changed files after a while
    await hover(3, 8, '凭证');
    await shot('hover-chinese', 360);
    await page.mouse.move(900, 560);
    await press('Escape');
    await hover(8, 8, '类型');
    await shot('hover-chinese-key', 360);
    await page.mouse.move(900, 560);
    await press('Escape');
    writeFileSync(path.join(folder, '.vscode', 'settings.json'), '{}');
  },
};

function expect(condition, what) {
  if (!condition) throw new Error(`Not to be seen: ${what}`);
}
