import assert from 'node:assert/strict';
import { closeAll, explanationAt } from './editing.ts';
import { mskJob, withProvider } from './statements.ts';

/** The explanation at the start of a word. */
function explain(sql: string, word: string, language?: 'sql' | 'doris-sql'): Promise<string | undefined> {
  assert.equal(sql.split(word).length, 2, `${word} is there once`);
  return explanationAt(sql.replace(word, `|${word}`), language);
}

describe('hover', () => {
  afterEach(closeAll);

  for (const language of ['sql', 'doris-sql'] as const) {
    it(`explains a key in ${language}: values, version, what a mistake does, documentation`, async () => {
      const text = await explain(withProvider('ENV'), 'aws.credentials_provider', language);
      assert.ok(text);
      for (const part of ['INSTANCE_PROFILE', 'ENV', 'DEFAULT', '4.1', 'When wrong', 'https://doris.apache.org/']) {
        assert.ok(text.includes(part), `${part} in: ${text}`);
      }
    });
  }

  it('explains a value first, and its key behind', async () => {
    const text = await explain(withProvider('INSTANCE_PROFILE'), 'INSTANCE_PROFILE');
    assert.match(text ?? '', /^\*\*`INSTANCE_PROFILE`\*\*.*EC2/);
  });

  it('tells at FROM KAFKA which credentials take effect', async () => {
    const text = await explain(withProvider('INSTANCE_PROFILE'), 'KAFKA');
    assert.match(text ?? '', /^\*\*Effective authentication: Amazon MSK with IAM, by the credentials provider/);
    assert.match(text ?? '', /us-east-1/);
  });

  it('tells at FROM KAFKA what is ignored, and shows no secret', async () => {
    const sql = mskJob(
      '"aws.access_key" = "AKIAEXAMPLE"',
      '"aws.secret_key" = "not-for-other-eyes"',
      '"aws.credentials_provider" = "ENV"',
    );
    const text = (await explain(sql, 'KAFKA')) ?? '';
    assert.match(text, /by the key pair/);
    assert.match(text, /Ignored:\n- `aws\.credentials_provider`/);
    assert.ok(!text.includes('AKIAEXAMPLE') && !text.includes('not-for-other-eyes'));
    assert.ok(!(await explain(sql, 'not-for-other-eyes'))?.includes('not-for-other-eyes'));
  });

  it('has nothing to say about other SQL', async () => {
    assert.equal(await explanationAt('SELECT kafka_|topic FROM t;', 'sql'), undefined);
    assert.equal(await explanationAt("SELECT 'aws.reg|ion' FROM kafka;", 'sql'), undefined);
  });
});
