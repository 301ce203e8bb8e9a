import assert from 'node:assert/strict';
import {
  durationInWords,
  parseDuration,
  repairedDuration,
} from '../../../../../manifests/kinds/governance/values/duration';

describe('durations of governance', () => {
  const readable: readonly (readonly [string, number])[] = [
    ['0', 0],
    ['1000', 1000],
    ['-5', -5],
    ['10S', 10_000],
    ['1m', 60_000],
    ['1H30M', 5_400_000],
    ['0.5S', 500],
    ['1h1m1.25s', 3_661_250],
    ['-1S', -1000],
  ];
  for (const [text, value] of readable)
    it(`${text} is ${value} ms`, () => {
      assert.equal(parseDuration(text), value);
    });

  for (const text of [
    '',
    '100ms',
    '1d',
    '1 s',
    '1s500ms',
    'PT10S',
    '12345678901',
    '1S1M',
    '1.5',
    'S',
    '1.5M',
  ])
    it(`${text || 'an empty text'} is refused`, () => {
      assert.equal(parseDuration(text), undefined);
    });

  const repairs: readonly (readonly [string, string | undefined])[] = [
    ['100ms', '100'],
    ['1d', '24H'],
    ['1 s', '1S'],
    ['1s500ms', '1500'],
    ['PT10S', '10S'],
    ['2 minutes', '2M'],
    ['soon', undefined],
    ['', undefined],
  ];
  for (const [text, better] of repairs)
    it(`${text || 'an empty text'} is repaired to ${better ?? 'nothing'}`, () => {
      assert.equal(repairedDuration(text), better);
      if (better !== undefined) assert.notEqual(parseDuration(better), undefined);
    });

  it('are shown in words', () => {
    assert.equal(durationInWords(90_000), '1 minute 30 seconds');
    assert.equal(durationInWords(0), '0 milliseconds');
    assert.equal(durationInWords(3_600_001), '1 hour 1 millisecond');
  });
});
