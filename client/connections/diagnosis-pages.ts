import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { diagnose } from '../../connections/diagnosis/diagnosis';
import { reportLines, reportTitle, reportVerdict } from '../../connections/diagnosis/report';
import type { DiagnosisStep } from '../../connections/diagnosis/step';
import type { ResolvedConnection } from '../../connections/resolved-connection';
import { openPage } from '../open-page';
import type { Services } from '../services';
import { withCancel } from '../with-cancel';
import { pageName } from '../page-name';

const scheme = 'engine-room-diagnosis';

/** Read-only pages with diagnoses, one for each connection: what came of it first, then each step as it is taken. */
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
    const uri = vscode.Uri.from({
      scheme,
      path: `/${pageName(l10n.t('Diagnosis of {0}', name))}`,
    });
    const title = reportTitle(target);
    const lines: string[] = [];
    this.write(uri, [title, l10n.t('It is not finished yet.')]);
    await vscode.window.showTextDocument(await openPage(uri), { preview: true });
    return withCancel(l10n.t('Diagnosing {0}', name), async (signal, progress) => {
      let before: DiagnosisStep | undefined;
      const steps = await diagnose(target, {
        network: await live.network(),
        clock,
        signal,
        open: (log) => live.openApart(target, log),
        report: (step) => {
          lines.push(...reportLines(step, before));
          this.write(uri, [title, l10n.t('It is not finished yet.'), ...lines]);
          progress(step.subject);
          before = step;
        },
      });
      this.write(uri, [title, ...reportVerdict(steps, signal.aborted), ...lines]);
      return steps;
    });
  }

  dispose(): void {
    this.registration.dispose();
    this.changed.dispose();
  }

  private write(uri: vscode.Uri, lines: readonly string[]): void {
    this.pages.set(uri.toString(), `${lines.join('\n')}\n`);
    this.changed.fire(uri);
  }
}
