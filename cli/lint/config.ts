import path from 'node:path';
import * as Type from 'typebox';
import { Value } from 'typebox/value';
import { isRecord } from '../../api/values';
import type { Framework, ManifestOptions } from '../../manifests/engine/manifest';
import { didYouMean } from '../../manifests/engine/rules/did-you-mean';
import { readSeverities, severitySettings } from '../../manifests/engine/rules/severities';
import type { Severities } from '../../manifests/engine/rules/severities';
import { nearestConfigFile } from '../config-file';
import { UsageError } from '../exit-code';

/** The section `lint` of `engine-room.json`. */
const LintSection = Type.Object({
  rules: Type.Optional(Type.Record(Type.String(), Type.Unknown())),
  ignore: Type.Optional(Type.Array(Type.String())),
  lainDialect: Type.Optional(Type.Union([Type.Literal('laincloud'), Type.Literal('einplus')])),
  framework: Type.Optional(
    Type.Union([
      Type.Literal('java-chassis-2'),
      Type.Literal('java-chassis-3'),
      Type.Literal('go-chassis'),
      Type.Literal('spring-cloud'),
    ]),
  ),
});

/** The settings for `lint` of a configuration file. */
export interface LintConfig {
  readonly severities: Severities;
  /** Patterns of files to ignore, in `.gitignore` syntax, and the folder they are relative to. */
  readonly ignore: { readonly folder: string; readonly patterns: readonly string[] };
  readonly lainDialect?: ManifestOptions['lainDialect'];
  readonly framework?: Framework;
}

/**
 * Reads the section `lint` of the nearest `engine-room.json`. Throws a `UsageError` for an unknown key or rule, or an
 * invalid value.
 */
export async function readLintConfig(folder: string, knownRules: ReadonlySet<string>): Promise<LintConfig> {
  const file = await nearestConfigFile(folder);
  const section = isRecord(file?.content) ? file.content['lint'] : undefined;
  if (file === undefined || section === undefined) {
    return { severities: new Map(), ignore: { folder, patterns: [] } };
  }
  const { rules = {}, ignore = [], lainDialect, framework } = checked(section, file.path);
  return {
    severities: severitiesOf(rules, knownRules, file.path),
    ignore: { folder: path.dirname(file.path), patterns: ignore },
    ...(lainDialect && { lainDialect }),
    ...(framework && { framework }),
  };
}

function checked(section: unknown, file: string): Type.Static<typeof LintSection> {
  const known = Object.keys(LintSection.properties);
  const unknown = isRecord(section) ? Object.keys(section).find((key) => !known.includes(key)) : undefined;
  if (unknown !== undefined) {
    throw new UsageError(
      `${file}: "lint" has no "${unknown}"${meant(unknown, known) ?? `; it has ${known.join(', ')}.`}`,
    );
  }
  if (Value.Check(LintSection, section)) return section;
  const [error] = Value.Errors(LintSection, section);
  throw new UsageError(`${file}: "lint${error?.instancePath ?? ''}" ${error?.message ?? 'is not valid'}.`);
}

function severitiesOf(
  rules: Readonly<Record<string, unknown>>,
  knownRules: ReadonlySet<string>,
  file: string,
): Severities {
  const unknown = Object.keys(rules).find((id) => !knownRules.has(id));
  if (unknown !== undefined) {
    const next = meant(unknown, knownRules) ?? '; "engine-room rules" lists them all.';
    throw new UsageError(`${file}: there is no rule "${unknown}"${next}`);
  }
  const { severities, invalid } = readSeverities(rules);
  const [rule] = invalid;
  if (rule === undefined) return severities;
  throw new UsageError(`${file}: write ${severitySettings.join(', ')} for the rule "${rule}".`);
}

function meant(word: string, known: Iterable<string>): string | undefined {
  const near = didYouMean(word, known);
  return near === undefined ? undefined : `; did you mean "${near}"?`;
}
