import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { connectionNameIn } from '../../resources/documents/documents';
import { kieItems } from '../../resources/kie/items';
import { kieRevisions, type RevisionScope } from '../../resources/kie/revisions';
import type { Services } from '../services';
import { documentScheme, documentUri } from './document-uri';
import { draftName } from './drafts';
import { compareWithLive } from './live-comparison';
import type { LiveTexts } from './live-texts';
import { uriOfChosen } from './open-document';
import { openableIn } from './openable-kinds';

/** Number of the parts of a path before the one that tells resources of a kind apart. */
const depthOfKind = 4;

/** Compares documents with their live texts, with files and with each other. */
export class Comparisons {
  private selected: vscode.Uri | undefined;

  constructor(
    private readonly services: Services,
    private readonly liveTexts: Pick<LiveTexts, 'refresh'>,
  ) {}

  /** A document with its live text, or a revision of a configuration item with its present value. */
  async withLive(argument: unknown): Promise<void> {
    const [revision, current] = await this.revisionOf(argument);
    if (revision && current) {
      await diff(revision, current, l10n.t('{0}: revision ↔ present', nameOf(current)));
      return;
    }
    const uri = await this.sideOf(argument);
    if (uri?.scheme !== documentScheme) {
      await this.sayWhatIsNeeded();
      return;
    }
    await compareWithLive(this.liveTexts, uri);
  }

  /** A document with a file that the user chooses. */
  async withFile(argument: unknown): Promise<void> {
    const uri = await this.sideOf(argument);
    if (uri?.scheme !== documentScheme) {
      await this.sayWhatIsNeeded();
      return;
    }
    const path = await this.services.prompts.chooseFile(l10n.t('Compare with File'), ['*']);
    if (path === undefined) return;
    const file = vscode.Uri.file(path);
    await diff(file, uri, l10n.t('{0} ↔ {1}', nameOf(file), this.placeOf(uri)));
  }

  /** Remembers a document, or the file of the editor, for `withSelected`. */
  async select(argument: unknown): Promise<void> {
    const uri = await this.sideOf(argument);
    if (!uri) {
      await this.sayWhatIsNeeded();
      return;
    }
    this.selected = uri;
    await vscode.commands.executeCommand('setContext', 'engineRoom.isComparing', true);
  }

  async withSelected(argument: unknown): Promise<void> {
    const { selected } = this;
    const uri = await this.sideOf(argument);
    if (!selected || !uri) {
      await this.services.prompts.inform(
        l10n.t('Run Select for Compare on a row or in a document first, then this command on another one.'),
      );
      return;
    }
    await this.compare(selected, uri);
  }

  /** The documents of two rows that are selected together, in their order. */
  async both(rows: readonly unknown[]): Promise<void> {
    const sides = rows.length === 2 ? [await this.sideOf(rows[0]), await this.sideOf(rows[1])] : [];
    const [left, right] = sides;
    if (left && right) await this.compare(left, right);
    else await this.services.prompts.inform(l10n.t('Select exactly two rows that open as documents.'));
  }

  private async compare(left: vscode.Uri, right: vscode.Uri): Promise<void> {
    const names = [this.titleOf(left), this.titleOf(right)];
    const [one = '', other = ''] = names[0] === names[1] ? [this.placeOf(left), this.placeOf(right)] : names;
    await diff(left, right, l10n.t('{0} ↔ {1}', one, other));
  }

  /** The document of a row, else that of a URI or of the editor, which may show any file. */
  private async sideOf(argument: unknown): Promise<vscode.Uri | undefined> {
    if (argument instanceof vscode.Uri) return documentUri(argument);
    const node = argument === undefined ? undefined : this.services.views.nodeOf(argument);
    const resource = node && openableIn(node);
    if (node?.connection && resource)
      return uriOfChosen(this.services, { target: node.connection, resource });
    return argument === undefined ? vscode.window.activeTextEditor?.document.uri : undefined;
  }

  /** The documents of a row with a revision, and of its item. */
  private async revisionOf(argument: unknown): Promise<readonly (vscode.Uri | undefined)[]> {
    const node = argument === undefined ? undefined : this.services.views.nodeOf(argument);
    const resource = node && openableIn(node);
    if (!node?.connection || resource?.kind.id !== kieRevisions.id) return [];
    const target = node.connection;
    const { identity } = resource.scope as RevisionScope; // that of its kind
    const item = { kind: kieItems, scope: {}, identity };
    const revision = await uriOfChosen(this.services, { target, resource });
    return [revision, revision && (await uriOfChosen(this.services, { target, resource: item }))];
  }

  /** The name of a document, and its connection. */
  private titleOf(uri: vscode.Uri): string {
    if (uri.scheme !== documentScheme) return nameOf(uri);
    return l10n.t('{0} ({1})', nameOf(uri), connectionNameIn(uri));
  }

  /** The path of a document, which tells documents of one name apart. */
  private placeOf(uri: vscode.Uri): string {
    if (uri.scheme !== documentScheme) return nameOf(uri);
    return l10n.t('{0} ({1})', uri.path.split('/').slice(depthOfKind).join('/'), connectionNameIn(uri));
  }

  private async sayWhatIsNeeded(): Promise<void> {
    await this.services.prompts.inform(
      l10n.t('Run this command on a row that opens as a document, or in such a document.'),
    );
  }
}

function nameOf(uri: vscode.Uri): string {
  return draftName({ address: uri });
}

async function diff(left: vscode.Uri, right: vscode.Uri, title: string): Promise<void> {
  await vscode.commands.executeCommand('vscode.diff', left, right, title);
}
