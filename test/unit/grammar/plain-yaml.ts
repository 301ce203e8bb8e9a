/**
 * What the tests need of a grammar of YAML where the editor's own is not installed: mappings, lists and texts that end by
 * indentation, with the editor's names of scopes.
 */
export const plainYaml = {
  scopeName: 'source.yaml',
  patterns: [{ begin: '\\A', while: '^', patterns: [{ include: '#node' }] }, { include: '#flat' }],
  repository: {
    node: {
      patterns: [
        { include: '#mapping' },
        { include: '#sequence' },
        { include: '#block' },
        { include: '#scalar' },
        { include: '#comment' },
      ],
    },
    mapping: {
      name: 'meta.mapping.yaml',
      // The space behind a dash counts twice: once for the dash.
      begin: '(?=((?<=-) )?)\\G( *)(?=(?:[\\w.$-]+|"[^"]+") *:(?:[ \\t]|$))',
      while: '\\G(?:\\1\\2|(?= *(?:#|$)))',
      patterns: [{ include: '#key' }, { include: '#value' }, { include: '#comment' }],
    },
    key: {
      name: 'meta.map.key.yaml string.unquoted.plain.yaml entity.name.tag.yaml',
      match: '\\G(?:[\\w.$-]+|"[^"]+")(?= *:(?:[ \\t]|$))',
    },
    value: {
      name: 'meta.map.value.yaml',
      begin: ':(?=[ \\t]|$)',
      beginCaptures: { 0: { name: 'punctuation.separator.map.value.yaml' } },
      while: '\\G(?=[ \\t#-]|$)',
      patterns: [{ include: '#node' }],
    },
    sequence: {
      name: 'meta.block.sequence.yaml',
      begin: '\\G( *)(-)(?=[ \\t])',
      beginCaptures: { 2: { name: 'punctuation.definition.block.sequence.item.yaml' } },
      while: '\\G(?:\\1(?!-)|(?= *(?:#|$)))',
      patterns: [{ include: '#node' }],
    },
    block: {
      name: 'meta.scalar.yaml',
      begin: '[|>][-+0-9]*$',
      while: '\\G(?=[ \\t]|$)',
      contentName: 'string.unquoted.block.yaml',
    },
    flat: {
      patterns: [
        { match: '(?<=^|[ \\t])[\\w.$-]+(?=:(?:[ \\t]|$))', name: 'entity.name.tag.yaml' },
        { match: '-(?=[ \\t])', name: 'punctuation.definition.block.sequence.item.yaml' },
        { match: ':(?=[ \\t]|$)', name: 'punctuation.separator.map.value.yaml' },
        { include: '#scalar' },
        { include: '#comment' },
      ],
    },
    scalar: {
      patterns: [
        { name: 'string.quoted.double.yaml', begin: '"', end: '"' },
        { name: 'string.quoted.single.yaml', begin: "'", end: "'" },
        { name: 'constant.numeric.yaml', match: '\\b\\d+(?:\\.\\d+)?(?=[ \\t]*$)' },
        {
          name: 'string.unquoted.plain.out.yaml',
          begin: '(?=[^\\s#\\-|>"\'\\d:]|\\d)',
          end: '(?=[ \\t]#|$)',
        },
      ],
    },
    comment: { name: 'comment.line.number-sign.yaml', match: '#.*$' },
  },
};
