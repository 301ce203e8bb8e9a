import type { Explanation, Suggestion } from '../../engine/manifest';
import { completionInDocument } from '../microservice/completion';
import { MicroserviceDocument } from '../microservice/document';
import { hoverInDocument } from '../microservice/hover';
import { AnalyzedDocument } from '../microservice/analyzed-document';
import type { NameUse } from '../../engine/names';
import { cutDocuments } from '../../../parser/documents';
import { Pieces } from '../../engine/parts/pieces';
import { shiftName, shiftPlaced } from '../../engine/parts/shift';
import type { ContentFinding } from './finding';

/**
 * Findings about the policies of a document that clients split into settings: its keys `servicecomb.<kind>.<name>` are
 * policies as in files (Governance policies, section 13). The other rules of microservices are not applied, because such
 * items contain only a part of the settings. Offsets are those of the document.
 */
export function findPolicyProblemsOfYaml(document: string): readonly ContentFinding[] {
  if (!mentionsServicecomb(document)) return [];
  return analyzeDocument(document).findings.filter(({ rule }) => rule.startsWith('governance/'));
}

/** Match groups and policies of a YAML content, and the microservices that it refers to. */
export function namesInYaml(content: string): readonly NameUse[] {
  if (!mentionsServicecomb(content)) return [];
  return documentsOf(content)
    .answers((text) => analyzeDocument(text).names, shiftName)
    .filter(isOfItem);
}

export function completionInYaml(content: string, offset: number): readonly Suggestion[] {
  const complete = (text: string, at: number) =>
    completionInDocument(new MicroserviceDocument(text, undefined), at, undefined);
  return documentsOf(content).answersAt(offset, complete, shiftPlaced);
}

export function hoverInYaml(content: string, offset: number): Explanation | undefined {
  if (!mentionsServicecomb(content)) return undefined;
  const explain = (text: string, at: number) =>
    hoverInDocument(new MicroserviceDocument(text, undefined), at);
  return documentsOf(content).answerAt(offset, explain, shiftPlaced);
}

function mentionsServicecomb(text: string): boolean {
  return text.includes('servicecomb');
}

function documentsOf(content: string): Pieces<string> {
  return new Pieces(
    cutDocuments(content).map(({ start, end }) => ({ start, known: content.slice(start, end) })),
  );
}

function analyzeDocument(text: string): AnalyzedDocument {
  return new AnalyzedDocument(text, {});
}

/** An item is read by microservices; it makes none. */
function isOfItem({ kind, role }: NameUse): boolean {
  return role === 'reference' || kind === 'match-group' || kind === 'policy';
}
