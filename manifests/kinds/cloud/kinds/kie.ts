import * as l10n from '@vscode/l10n';
import { createKieKv } from '../../../../api/catalogue/kie/configurations';
import { key } from '../../../../api/catalogue/kie/fields';
import { specOf } from './kind';
import type { CloudKindFacts } from './kind';
import { engineName } from './metadata';

const config: CloudKindFacts = {
  apiVersion: 'kie/v1',
  kind: 'Config',
  summary: () => l10n.t('A configuration item: a key, its labels and its value.'),
  source: createKieKv.source,
  metadata: [
    {
      key: 'name',
      summary: () => l10n.t('Key of the item; together with its labels it can’t be changed later.'),
      schema: key,
      names: { kind: 'config-item', role: 'definition' },
    },
    engineName,
  ],
  members: { spec: specOf(createKieKv.body, ['key']) },
  order: ['labels', 'value_type', 'status', 'value'],
  snippets: {
    labels: '\n  app: ${1:default}\n  environment: ${2|production,testing,acceptance,development|}$0',
  },
  snippet:
    'metadata:\n  name: ${1:key}\n  engine: ${2:prod-engine}\nspec:\n  labels:\n    app: ${3:default}\n    environment: ${4|production,testing,acceptance,development|}\n  value_type: ${5|text,yaml,json,properties,ini,xml|}\n  status: enabled\n  value: "${6}"$0',
};

export const kieKinds: readonly CloudKindFacts[] = [config];
