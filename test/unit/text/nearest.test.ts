import { describe, expect, it } from 'vitest';
import { editDistance, nearest } from '../../../server/src/text/nearest.ts';

describe('editDistance', () => {
  it.each([
    ['abc', 'abc', 0],
    ['abc', 'abd', 1],
    ['abc', 'ab', 1],
    ['abc', 'acb', 1],
    ['role_arn', 'role.arn', 0.25],
    ['instanceprofile', 'instance_profile', 0.25],
    ['ENV', 'env', 0.3],
    ['', 'abc', 3],
  ])('%s and %s: %d', (a, b, distance) => {
    expect(editDistance(a, b)).toBeCloseTo(distance);
    expect(editDistance(b, a)).toBeCloseTo(distance);
  });
});

describe('nearest', () => {
  it('takes the word in another letter case before every other', () => {
    expect(nearest('kafka_topic', ['kafka_topics', 'KAFKA_TOPIC'])).toEqual(['KAFKA_TOPIC']);
  });
  it('takes separators lightly', () => {
    expect(nearest('instance-profile', ['instance.profile', 'instanceprofile', 'instance_profil'])).toEqual([
      'instance.profile',
      'instanceprofile',
      'instance_profil',
    ]);
  });
  it('leaves far words out', () => {
    expect(nearest('topic', ['broker', 'group'])).toEqual([]);
    expect(nearest('x', ['y'])).toEqual([]);
  });
  it('leaves out what is much farther than the best', () => {
    expect(nearest('desired_concurrent_numbr', ['desired_concurrent_number', 'desired_concurrent_nodes'])).toEqual([
      'desired_concurrent_number',
    ]);
  });
  it('keeps the given order among equals and gives at most max', () => {
    expect(nearest('cat', ['car', 'bat', 'cut', 'cot'])).toEqual(['car', 'bat', 'cut']);
    expect(nearest('cat', ['car', 'bat', 'cut', 'cot'], 1)).toEqual(['car']);
  });
  it('never gives the word itself', () => {
    expect(nearest('cat', ['cat', 'bat'])).toEqual(['bat']);
  });
  it('takes what the word begins before what is only near', () => {
    expect(nearest('OFFSET_BE', ['OFFSET_END', 'OFFSET_BEGINNING'])).toEqual(['OFFSET_BEGINNING', 'OFFSET_END']);
  });

  it('takes what the word begins when nothing is near, but not when that is many', () => {
    expect(nearest('sasl.pass', ['sasl.username', 'sasl.password'])).toEqual(['sasl.password']);
    expect(nearest('instance', ['INSTANCE_PROFILE', 'ENV'])).toEqual(['INSTANCE_PROFILE']);
    expect(nearest('sasl', ['sasl.username', 'sasl.password'], 1)).toEqual([]);
    expect(nearest('ssl', ['ssl.ca.location'])).toEqual([]);
  });
});
