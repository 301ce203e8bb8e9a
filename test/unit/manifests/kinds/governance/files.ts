import { checkPlacement, checkInteractions, checkPolicy } from '../../../../../manifests/kinds/governance';
import {
  checkPolicyText,
  findMeantBodyKind,
  findMeantPolicies,
} from '../../../../../manifests/kinds/governance';
import {
  crossFilePolicyFindings,
  namesInPolicy,
  namesOfPolicy,
  policyKindOf,
} from '../../../../../manifests/kinds/governance';
import { policyKindOfWord, traitsOf } from '../../../../../manifests/kinds/governance';
import type { PlacedPolicy, PolicyGeneration, PolicyKey } from '../../../../../manifests/kinds/governance';
import type { CandidateNames, NameSource, NameUse } from '../../../../../manifests/engine/names';
import { FileNames } from '../../../../../manifests/engine/rules/file-names';
import type { Finding } from '../../../../../manifests/engine/rules/rule';
import { sortFindings } from '../../../../../manifests/engine/rules/run';
import { isPolicyMap, policyOf } from '../../../../../manifests/kinds/microservice/policies';
import { partRange } from '../../../../../manifests/kinds/microservice/rules/part-range';
import { flatten } from '../../../../../manifests/kinds/microservice/settings';
import { asList, asMap, asScalar, field, stringOf, valueOf } from '../../../../../parser/node';
import { parse } from '../../../../../parser/parse';
import type { Entry, Node } from '../../../../../parser/node';
import { embeddedText } from '../../../../../parser/embedded';
import { outerFindings } from '../../../../../manifests/engine/parts/outer-findings';

/** Findings of a file in any of the four places where policies are written, in offsets of the file. */
export function governanceFindings(text: string, generation?: PolicyGeneration): readonly Finding[] {
  const file = new GovernanceFile(text, generation);
  file.read();
  return sortFindings(file.findings);
}

const workspace = { state: 'complete', strength: 'allowed', source: 'workspace', names: [] } as const;
const instances = { ...workspace, source: 'registry', names: ['0.0.1', '0.0.2', '1', '1.0.0', '2', '2.0.0'] };
const nothingElse: NameSource = {
  namesOf: (kind): readonly CandidateNames[] => (kind === 'instance-version' ? [instances] : [workspace]),
};

class GovernanceFile {
  readonly findings: Finding[] = [];
  private readonly uses: NameUse[] = [];
  private readonly placed: PlacedPolicy[] = [];

  constructor(
    private readonly text: string,
    private readonly generation: PolicyGeneration | undefined,
  ) {}

  read(): void {
    const { root } = parse(this.text, 'yaml-1.2');
    if (field(root, 'apiVersion') || field(root, 'selector')) this.resource(root);
    else if (field(root, 'data')) asList(valueOf(root, 'data'))?.items.forEach((item) => this.item(item));
    else this.described(root);
    if (field(root, 'apiVersion') || field(root, 'selector')) return;
    this.findings.push(
      ...checkInteractions(this.placed),
      ...crossFilePolicyFindings(new FileNames(this.uses, nothingElse)),
    );
  }

  /** A microservice description: its own name and what is under `servicecomb`. */
  private described(root: Node | undefined): void {
    const name = asScalar(valueOf(valueOf(root, 'service_description'), 'name'));
    if (name)
      this.uses.push({ kind: 'microservice', name: name.text, role: 'definition', range: name.range });
    const settings = flatten(asMap(root), isPolicyMap).filter((one) => policyOf(one) === undefined);
    this.findings.push(
      ...findMeantPolicies(
        settings.map(({ key, entry, value }) => ({
          key,
          value,
          rangeOf: (part) => partRange(entry, key.split('.').length, part),
        })),
      ),
    );
    this.settings(asMap(valueOf(root, 'servicecomb')), 'servicecomb', 0);
  }

  private resource(root: Node | undefined): void {
    const word = field(root, 'kind');
    const kind = policyKindOfWord(stringOf(word?.value) ?? '');
    const name = asScalar(valueOf(valueOf(root, 'metadata'), 'name') ?? valueOf(root, 'name'));
    const misspelled = asScalar(word?.value);
    if (misspelled && !field(root, 'apiVersion')) this.findings.push(...findMeantBodyKind(misspelled));
    if (kind === undefined || name === undefined) return;
    const environment = stringOf(valueOf(valueOf(root, 'selector'), 'environment'));
    const place = field(root, 'apiVersion') ? 'manifest' : 'api';
    const common = { kind, name: name.text, nameRange: name.range, place, source: this.text } as const;
    const kindRange = word?.value.range;
    this.findings.push(
      ...checkPlacement({ ...common, ...(environment && { environment }), ...(kindRange && { kindRange }) }),
      ...checkPolicy({ ...common, spec: field(root, 'spec')?.value, ...this.clients }),
    );
  }

  private item(item: Node): void {
    const key = asScalar(valueOf(item, 'key'));
    const value = asScalar(valueOf(item, 'value'));
    const found = policyKindOf(key?.text ?? '');
    if (key === undefined || value === undefined || found === undefined) return;
    const valueType = asScalar(valueOf(item, 'value_type'));
    this.findings.push(
      ...checkPlacement({
        ...found,
        nameRange: key.range,
        place: 'kie',
        source: this.text,
        ...(valueType && { valueType }),
      }),
    );
    this.innerText(value, found, key.range, 'kie');
  }

  private settings(map: ReturnType<typeof asMap>, path: string, depth: number): void {
    if (map === undefined) return;
    for (const entry of map.entries) {
      const key = `${path}.${entry.name}`;
      const found = policyKindOf(key);
      if (found !== undefined) this.policy(entry, found);
      else if (depth < 3) this.settings(asMap(entry.value), key, depth + 1);
    }
  }

  private policy(entry: Entry, found: PolicyKey): void {
    const nameRange = entry.key.range;
    this.findings.push(
      ...checkPlacement({ ...found, nameRange, place: 'file', source: this.text, entry, ...this.clients }),
    );
    if (entry.value.kind === 'scalar') this.innerText(entry.value, found, nameRange, 'file');
  }

  private innerText(
    scalar: ReturnType<typeof asScalar> & object,
    { kind, name }: PolicyKey,
    nameRange: Finding['range'],
    place: 'file' | 'kie',
  ): void {
    const flavour = this.generation === 'go' ? 'yaml-1.2' : 'snake-yaml';
    const { root: spec, problems } = parse(scalar.text, flavour);
    const policy = { kind, name, place, spec, source: scalar.text, ...this.clients };
    this.findings.push(...outerFindings(checkPolicyText(policy, problems), scalar, this.text));
    const { outer } = embeddedText(scalar, this.text);
    this.uses.push(
      ...namesOfPolicy({ kind, name, nameRange, spec }),
      ...namesInPolicy(policy).map((use) => ({ ...use, range: outer(use.range) })),
    );
    this.placed.push({ ...traitsOf(policy), nameRange });
  }

  private get clients() {
    return this.generation === undefined ? {} : { generation: this.generation };
  }
}

/** Findings about single policies: without those about the names of match groups and policies. */
export function withoutNames(findings: readonly Finding[]): readonly Finding[] {
  return findings.filter(({ rule }) => !/match-group-without|policy-without/.test(rule));
}
