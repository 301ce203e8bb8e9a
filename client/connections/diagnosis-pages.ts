import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { diagnose } from '../../connections/diagnosis/diagnosis';
import { reportEnd, reportLines, reportTitle } from '../../connections/diagnosis/report';
import type { DiagnosisStep } from '../../connections/diagnosis/step';
import type { ResolvedConnection } from '../../connections/resolved-connection';
import type { Services } from '../services';
import { withCancel } from '../with-cancel';

const scheme = 'engine-room-diagnosis';

/** Read-only pages with diagnoses, one for each connection; a page grows while the diagnosis runs. */
export class DiagnosisPages implements vscode.TextDocumentContentProvider, vscode.Disposable {
  private readonly pages = new Map<string, string>();
  private readonly changed = new vscode.EventEmitter<vscode.Uri>();
  readonly onDidChange = this.changed.event;
  private readonly registration = vscode.workspace.registerTextDocumentContentProvider(scheme, this);

  provideTextDocumentContent(uri: vscode.Uri): string {
    return this.pages.get(uri.toString()) ?? '';
  }

  /** Diagnoses a connection behind a progress notification with a cancel button. @throws errors of opening the page */
  async diagnose({ live, clock }: Services, target: ResolvedConnection): Promise<readonly DiagnosisStep[]> {
    const { name } = target.connection;
    const uri = vscode.Uri.from({ scheme, path: `/${name.replaceAll('/', '-')}.txt` });
    this.begin(uri, reportTitle(target));
    await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri), { preview: true });
    return withCancel(l10n.t('Diagnosing {0}', name), async (signal, progress) => {
      let before: DiagnosisStep | undefined;
      const steps = await diagnose(target, {
        network: await live.network(),
        clock,
        signal,
        open: (log) => live.openApart(target, log),
        report: (step) => {
          this.append(uri, reportLines(step, before));
          progress(step.subject);
          before = step;
        },
      });
      this.append(uri, reportEnd(steps, signal.aborted));
      return steps;
    });
  }

  dispose(): void {
    this.registration.dispose();
    this.changed.dispose();
  }

  private begin(uri: vscode.Uri, title: string): void {
    this.pages.set(uri.toString(), `${title}\n`);
    this.changed.fire(uri);
  }

  private append(uri: vscode.Uri, lines: readonly string[]): void {
    this.pages.set(uri.toString(), `${this.provideTextDocumentContent(uri)}${lines.join('\n')}\n`);
    this.changed.fire(uri);
  }
}
