import path from 'node:path';
import type { DeployFile, FileProblem, PublishTarget } from '../../deploy/deploy-file';
import { policiesIn, policyKey } from '../../deploy/governance/file-policies';
import { knownRuleIds } from '../../manifests/all-rules';
import { diagnose } from '../../manifests/engine/diagnose';
import type { Manifest } from '../../manifests/engine/manifest';
import type { Finding } from '../../manifests/engine/rules/rule';
import { manifestKinds } from '../../manifests/kinds';
import { UsageError } from '../exit-code';
import { readLintConfig } from '../lint/config';
import type { LintConfig } from '../lint/config';
import { GatheredNames } from '../lint/gathered-names';
import { openManifest } from '../lint/open-manifest';
import { textReporter } from '../lint/reporters/text';
import type { Terminal } from '../terminal';

/** A manifest from the command line; its title is the given path. */
export interface NamedFile extends DeployFile {
  readonly path: string;
}

/**
 * Opens the manifests to deploy and checks them as `engine-room lint` does; undefined when one of them has errors,
 * which are printed on `err`.
 *
 * @param publishTo Where the policies of files go that name no engine.
 * @throws UsageError for a file that can't be read or is not a manifest.
 */
export async function readFiles(
  paths: readonly string[],
  folder: string,
  terminal: Terminal,
  publishTo?: PublishTarget,
): Promise<readonly NamedFile[] | undefined> {
  const { severities, ...reading } = await readLintConfig(folder, knownRuleIds);
  const files = paths.map((given) => readFile(given, folder, reading));
  const names = new GatheredNames(false); // a name missing from these files may be defined elsewhere
  for (const { path: file, manifest } of files) names.add(file, manifest.names());
  const reporter = textReporter({ ...terminal, out: (text) => terminal.err(text) });
  const checked: NamedFile[] = [];
  let errors = 0;
  for (const file of files) {
    const { path: absolute, title, manifest } = file;
    const all = diagnose(manifest, { names: names.around(absolute), severities, knownRules: knownRuleIds });
    const findings = all.filter(({ severity }) => severity === 'error');
    errors += findings.length;
    if (findings.length > 0)
      await reporter.file(reporter.format({ path: title, absolute, manifest, findings }));
    checked.push({ ...file, warnings: warningsAmong(all, manifest) });
  }
  if (errors === 0) return publishTo ? withTarget(checked, publishTo) : checked;
  await terminal.err(`engine-room: Nothing was sent, because of these errors (${errors}).\n`);
  return undefined;
}

function warningsAmong(findings: readonly Finding[], { lines }: Manifest): FileProblem[] {
  return findings
    .filter(({ severity }) => severity === 'warning')
    .map(({ range, message }) => ({ line: lines.positionAt(range.start).line + 1, message }));
}

/** The files with the place that their policies go to. @throws UsageError when they have no policy of a key that is named */
function withTarget(files: readonly NamedFile[], publishTo: PublishTarget): readonly NamedFile[] {
  const known = files.flatMap(policiesIn).map(policyKey);
  const unknown = publishTo.only?.find((key) => !known.includes(key));
  if (unknown !== undefined) {
    throw new UsageError(`There is no policy "${unknown}" in the files: they have ${known.join(', ')}.`);
  }
  return files.map((file) => ({ ...file, publishTo }));
}

function readFile(
  given: string,
  folder: string,
  { lainDialect = 'laincloud', framework }: Pick<LintConfig, 'lainDialect' | 'framework'>,
): NamedFile {
  const absolute = path.resolve(folder, given);
  const options = { lainDialect, ...(framework && { framework }) };
  const opened = openManifest(
    { path: given, absolute, named: true },
    { kinds: manifestKinds, manifests: options },
  );
  if (opened === 'unknown') throw new UsageError(`${given} is not a manifest that Engine Room supports.`);
  if ('problem' in opened) throw new UsageError(`${given} ${opened.problem}`);
  return { path: absolute, title: given, manifest: opened.manifest, ...options };
}
