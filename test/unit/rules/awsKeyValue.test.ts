import { describe, expect, test } from 'vitest';
import { fixesOf, onlyFinding, summaryOf } from '../../support/findings.ts';

const id = 'AKIAIOSFODNN7EXAMPLE';
const secret = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY';

function create(accessKey: string, secretKey: string): string {
  const iam =
    '"aws.region" = "us-west-1", "property.security.protocol" = "SASL_SSL", "property.sasl.mechanism" = "OAUTHBEARER"';
  return `CREATE ROUTINE LOAD j ON t FROM KAFKA ("kafka_broker_list" = "k:9098", "kafka_topic" = "x", ${iam}, "aws.access_key" = "${accessKey}", "aws.secret_key" = "${secretKey}");`;
}

describe('aws-key-value', () => {
  test.each([
    [`${id} `, secret, id, secret],
    [`${id}\n`, '<secret>', id, '<secret>'],
    ['<id>', `${secret}\u00a0`, '<id>', secret],
    ['<id>', 'wJalrXUt nFEMI/K7MDENG', '<id>', 'wJalrXUtnFEMI/K7MDENG'],
    [secret, id, id, secret],
    [secret, '<secret>', '<secret>', secret],
    ['<id>', 'ASIAIOSFODNN7EXAMPLE', 'ASIAIOSFODNN7EXAMPLE', '<id>'],
  ])('%j and %j', (accessKey, secretKey, rightId, rightSecret) => {
    const sql = create(accessKey, secretKey);
    const { message, severity } = onlyFinding(sql, 'aws-key-value');
    const fixes = fixesOf(sql, 'aws-key-value');
    expect(severity).toBe('warning');
    expect(fixes).toMatchObject([{ preferred: true, safe: false, result: create(rightId, rightSecret) }]);
    expect(message + fixes[0]?.title).not.toMatch(/FODNN7|FEMI|K7MD/);
  });

  test('is silent about halves in their places, and about what is filled in later', () => {
    for (const sql of [
      create(id, secret),
      create('<id>', '<your secret key>'),
      create('', ' '),
      create('minio', 'minio123'),
    ])
      expect(summaryOf(sql).filter((line) => line.includes('aws-key-value'))).toEqual([]);
  });
});
