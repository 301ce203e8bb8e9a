import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { createGovernancePolicy } from '../../api/catalogue/cse/governance';
import { governanceSpecs } from '../../api/catalogue/cse/governance-kinds';
import { createKieKv } from '../../api/catalogue/kie/configurations';
import { createComponentInstance } from '../../api/catalogue/servicestage/instances';
import type { SampleFile } from './files';

/** JSON schemas of the sample files for a server that is given them, made of the same catalogue as our own. */
export async function writeSchemas(files: readonly SampleFile[]): Promise<Record<string, string>> {
  const folder = await mkdtemp(path.join(tmpdir(), 'engine-room-bench-'));
  const patterns: Record<string, string> = {};
  for (const { name } of files) {
    const file = path.join(folder, `${name}.schema.json`);
    await writeFile(file, JSON.stringify(schemaOf(name)));
    patterns[pathToFileURL(file).href] = `**/${name}`;
  }
  return patterns;
}

/** The schema of a sample file, by its name. */
export function schemaOf(name: string): object {
  const head = { $schema: 'http://json-schema.org/draft-07/schema#', type: 'object' };
  if (name.endsWith('.servicestage.yaml')) return { ...head, ...instanceSchema() };
  if (name.endsWith('.kie.json'))
    return { ...head, properties: { data: { type: 'array', items: createKieKv.body } } };
  if (name.endsWith('.governance.json')) return { ...head, ...createGovernancePolicy.body };
  const texts = { type: 'object', additionalProperties: { type: 'string' } };
  const kinds: Record<string, object> = {};
  for (const kind of Object.keys(governanceSpecs)) kinds[camelCase(kind)] = texts;
  return { ...head, properties: { servicecomb: { type: 'object', properties: kinds } } };
}

function instanceSchema(): object {
  const { name, environment_id, ...properties } = createComponentInstance.body.properties;
  const names = { name, environment: environment_id, application: name, component: name };
  return {
    required: ['apiVersion', 'kind', 'metadata', 'spec'],
    additionalProperties: false,
    properties: {
      apiVersion: { enum: ['servicestage/v2'] },
      kind: { enum: ['Instance'] },
      metadata: { type: 'object', required: Object.keys(names), properties: names },
      spec: { type: 'object', properties, required: ['replica', 'flavor_id', 'version', 'artifacts'] },
    },
  };
}

function camelCase(kind: string): string {
  return kind.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
}
