import assert from 'node:assert/strict';
import { printableLines } from '../../../cli/printable-lines';
import { printable } from '../../../cli/lint/printable';

describe('texts of others in a terminal', () => {
  it('have their control characters escaped, also those that turn the direction of writing around', () => {
    assert.equal(printable('a\u001b[31m\n\u202eb\u2066c'), String.raw`a\u001b[31m\n\u202eb\u2066c`);
    assert.equal(printable('é 中文 [x] # y :: z'), 'é 中文 [x] # y :: z');
  });

  it('are no commands to GitHub’s runner', () => {
    assert.equal(printable('x ##[error]y'), String.raw`x ##\u005berror]y`);
    assert.equal(printableLines('a: b\n  ::error::x\n::y'), 'a: b\n  \\u003a:error::x\n\\u003a:y');
  });
});
