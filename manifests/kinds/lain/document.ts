import { LineIndex } from '../../../parser/line-index';
import { parse } from '../../../parser/parse';
import { asMap, asScalar, stringOf, valueOf } from '../../../parser/node';
import type { Entry, MapNode, Node } from '../../../parser/node';
import type { Parsed } from '../../../parser/parsed';
import { readSections } from './sections';
import type { Dialect, Proc, ProcSection } from './sections';

/** One text of a lain.yaml, read once; rules, completion and hover ask it. */
export interface LainDocument {
  readonly text: string;
  readonly lines: LineIndex;
  readonly dialect: Dialect;
  readonly source: Parsed;
  /** The top-level map; undefined while the text has none. */
  readonly root: MapNode | undefined;
  readonly appname: string | undefined;
  /** A resource (`apptype: resource`): its scalars are Jinja2 templates, rendered after the YAML is read. */
  readonly isTemplate: boolean;
  /** The sections that the parser takes for procs, in the order of the text, well formed or not. */
  readonly sections: readonly ProcSection[];
  /** The procs that come out of the well-formed sections; `service.N` makes two. */
  readonly procs: readonly Proc[];
}

export function readLainDocument(
  text: string,
  dialect: Dialect,
  lines: LineIndex = new LineIndex(text),
): LainDocument {
  return lainDocumentOf(text, parse(text, 'yaml-1.1'), dialect, lines);
}

/** Content of a lain.yaml, read from its YAML. */
export function lainDocumentOf(
  text: string,
  source: Parsed,
  dialect: Dialect,
  lines: LineIndex,
): LainDocument {
  const root = asMap(source.root);
  const { sections, procs } = readSections(root, dialect);
  return {
    text,
    lines,
    dialect,
    source,
    root,
    appname: stringOf(valueOf(root, 'appname')),
    isTemplate: stringOf(valueOf(root, 'apptype')) === 'resource',
    sections,
    procs,
  };
}

/** True for a value of a resource that only gets its meaning when rendered, so that no check of the text holds. */
export function isTemplated(document: LainDocument, node: Node | undefined): boolean {
  return document.isTemplate && /\{[{%]/.test(asScalar(node)?.text ?? '');
}

/** The top-level entry of a key, as the parser takes it. */
export function topLevel(document: LainDocument, name: string): Entry | undefined {
  return document.root?.fields.get(name);
}
