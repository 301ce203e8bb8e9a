import assert from 'node:assert/strict';
import { plainWords } from '../../../../manifests/engine/plain-words';

describe('texts without the marks of Markdown', () => {
  const texts: Readonly<Record<string, string>> = {
    '`memory` must be text; write `64M`.': '"memory" must be text; write "64M".',
    'Write `"80:tcp"`.': 'Write "80:tcp".',
    '`memory` 必须是文本；请写 `64M`。': '“memory” 必须是文本；请写 “64M”。',
    'A lone ` stays.': 'A lone ` stays.',
    '': '',
  };
  for (const [marked, plain] of Object.entries(texts))
    it(JSON.stringify(marked), () => assert.equal(plainWords(marked), plain));
});
