import { policyKindOf } from '../governance';
import type { PolicyGeneration } from '../governance';
import type { Framework } from '../../engine/manifest';
import { isTouchedByTemplate } from '../../engine/language/templates';
import { isTooLarge } from '../../engine/rules/problem-findings';
import { LineIndex } from '../../../parser/line-index';
import { asMap, asScalar, valueOf } from '../../../parser/node';
import type { MapNode, ScalarNode } from '../../../parser/node';
import type { Parsed, Problem, ProblemCode } from '../../../parser/parsed';
import { generationOf, judge } from './dialect';
import type { Dialect, Judgement } from './dialect';
import { canonicalKey, factsOf } from './keys';
import type { KeyFacts } from './keys/key';
import { isInBrackets, ownRoots } from './own-text';
import type { RootPiece } from './own-text';
import { isPolicyMap, policyOf } from './policies';
import type { WrittenPolicy } from './policies';
import { readParts } from './reading';
import { rootsOfFile } from './recognise';
import { flatten } from './settings';
import type { Setting } from './settings';
import { knownText } from './values/value';

/** Top-level keys of a microservice; Spring's application name is read with them. */
const ownKeys =
  /^(?:(?:servicecomb|cse|service_description|instance_description|spring\.cloud\.servicecomb)(?:\.|$)|APPLICATION_ID$|(?:servicecomb|cse)-config-order$)/;

/** What SnakeYAML refuses and Go's reader does not. */
const takenByGo: ReadonlySet<ProblemCode> = new Set(['tab', 'tag-refused']);

/** The microservice part of one document of a file. Offsets are relative to its start. */
export class MicroserviceDocument {
  readonly reading: Parsed;
  /** All settings of microservice frameworks except policies, in text order. */
  readonly settings: readonly Setting[];
  readonly policies: readonly WrittenPolicy[];
  /** The framework that reads the document, and how that is known. */
  readonly judgement: Judgement;
  /** Keys in the first column, including those of other programs. */
  readonly roots: readonly RootPiece[];
  private readonly problemsOfAll: readonly Problem[];
  private byKey_: ReadonlyMap<string, Setting> | undefined;
  private index: LineIndex | undefined;

  constructor(
    readonly text: string,
    readonly fileName: string | undefined,
    framework?: Framework,
  ) {
    const fileRoots = rootsOfFile(fileName);
    this.roots = ownRoots(text, fileRoots);
    const { reading, problems } = readParts(text, this.roots);
    this.reading = reading;
    this.problemsOfAll = problems;
    const written = flatten(this.map, isPolicyMap).map((setting) => inServicecomb(setting, fileRoots));
    const all = written.filter(({ key }) => ownKeys.test(key));
    const hasSpring = this.roots.some(({ name }) => /^spring(?:$|\.)/.test(name));
    this.judgement = judge({ text, fileName, settings: all, hasSpring, framework });
    const policies = new Map(all.map((setting) => [setting, policyOf(setting)]));
    this.policies = [...policies.values()].filter((policy) => policy !== undefined);
    this.settings = all.filter((setting) => policies.get(setting) === undefined);
  }

  get map(): MapNode | undefined {
    return asMap(this.reading.root);
  }

  get lines(): LineIndex {
    this.index ??= new LineIndex(this.text);
    return this.index;
  }

  get dialect(): Dialect | undefined {
    return this.judgement.dialect;
  }

  get generation(): PolicyGeneration | undefined {
    return generationOf(this.dialect);
  }

  /** Settings by whole key as the tables name it; the last of duplicates, which takes effect. */
  get byKey(): ReadonlyMap<string, Setting> {
    this.byKey_ ??= new Map(
      this.settings.map((setting) => [canonicalKey(setting.key, this.dialect), setting]),
    );
    return this.byKey_;
  }

  /**
   * Syntax errors in the microservice parts; where they have none, the first one elsewhere, for which nothing of the file
   * is read either. Where a template is near, the text is not yet the one that is read.
   */
  get problems(): readonly Problem[] {
    const own = this.reading.problems.filter(({ range }) => this.isInOwnRoot(range.start));
    const found = own.length > 0 ? own : this.problemsOfAll.slice(0, 1);
    return found.filter((problem) => this.isCertain(problem));
  }

  private isCertain({ code, range }: Problem): boolean {
    const isTaken = this.dialect === 'go' && takenByGo.has(code);
    return !isTooLarge(code) && !isTaken && !isTouchedByTemplate(this.text, range);
  }

  /** The problem of a document that is too large to be read, whoever its keys belong to. */
  get tooLarge(): readonly Problem[] {
    return this.reading.problems.filter(({ code }) => isTooLarge(code));
  }

  /** The facts of a setting. */
  factsOf({ key }: Setting): KeyFacts | undefined {
    return policyKindOf(key) === undefined ? factsOf(key, this.dialect) : undefined;
  }

  /** The scalar and effective text of a setting; undefined for lists and for values known only later. */
  knownValue({ entry, value }: Setting): { readonly scalar: ScalarNode; readonly text: string } | undefined {
    const text = knownText(value, this.text);
    return text === undefined || value.kind !== 'scalar' || entry.value.kind !== 'scalar'
      ? undefined
      : { scalar: value, text };
  }

  /** Spring's application name. */
  get springName(): ScalarNode | undefined {
    const dotted = asScalar(this.map?.fields.get('spring.application.name')?.value);
    return dotted ?? asScalar(valueOf(valueOf(valueOf(this.map, 'spring'), 'application'), 'name'));
  }

  private isInOwnRoot(offset: number): boolean {
    if (isInBrackets(this.text)) return true;
    const piece = this.roots.findLast(({ start }) => start <= offset);
    if (piece === undefined || !piece.isOwn) return false;
    if (!piece.name.startsWith('spring')) return true;
    const inside = this.settings.filter(({ key }) => key.startsWith('spring.cloud.servicecomb'));
    return inside.some(({ entry }) => entry.parent.range.start <= offset && offset <= entry.parent.range.end);
  }
}

/** A root of one file alone is the same as the key of its name below `servicecomb`. */
function inServicecomb(setting: Setting, roots: RegExp | undefined): Setting {
  const [root = ''] = setting.key.split('.');
  return roots?.test(root) === true ? { ...setting, key: `servicecomb.${setting.key}` } : setting;
}
