import assert from 'node:assert/strict';
import { createKieKv } from '../../../../api/catalogue/kie/configurations';
import { obtainServiceCombToken } from '../../../../api/catalogue/registry/tokens';
import { ApiError } from '../../../../api/errors/api-error';
import { answerText } from '../../../../deploy/call/answer-text';
import type { CallOutcome } from '../../../../deploy/call/answer-text';

const sent = { operation: createKieKv, connection: 'production', at: 0, milliseconds: 12 };
const text = (outcome: CallOutcome, secrets: readonly string[] = []) =>
  answerText({ ...sent, outcome }, secrets);

describe('the text of an answer', () => {
  it('says what was called, when, for how long and with which status', () => {
    const shown = text({ kind: 'answer', status: 200, data: { id: 'a' } });
    assert.equal(
      shown,
      '// createKieKv — POST /v1/{project_id}/kie/kv\n// 200 · 12 ms · 1970-01-01T00:00:00.000Z · production\n{\n  "id": "a"\n}\n',
    );
  });

  it('says that there is nothing, or nothing new', () => {
    assert.match(text({ kind: 'answer', status: 200, data: undefined }), /\/\/ The answer has no body\.\n$/);
    assert.match(text({ kind: 'unchanged', status: 304 }), /\/\/ 304 [^]*Nothing has changed/);
    assert.match(text({ kind: 'file', size: 3 }), /\/\/ a file of 3 bytes · /);
  });

  it('explains the code of a refusal', () => {
    const error = new ApiError({
      kind: 'conflict',
      message: 'record\nexists',
      remedy: 'Edit it.',
      operation: 'createKieKv',
      status: 409,
      code: '409001',
    });
    const lines = text({ kind: 'failed', error }).trimEnd().split('\n');
    assert.ok(lines.every((line) => line.startsWith('// ')));
    assert.match(
      lines.join('\n'),
      /409 409001[^]*record\n\/\/ exists\n\/\/ Meaning: [^]*\n\/\/ What to do: Edit it\.$/,
    );
  });

  it('masks what was secret in the call, and what is under the name of a secret', () => {
    const data = {
      token: 'abcdef',
      echo: 'word-1',
      data: [{ key: 'db.password', value: 'word-2', value_type: 'text' }],
    };
    const operation = obtainServiceCombToken;
    const shown = answerText({ ...sent, operation, outcome: { kind: 'answer', status: 200, data } }, [
      'word-1',
    ]);
    assert.doesNotMatch(shown, /abcdef|word-1|word-2/);
  });
});
