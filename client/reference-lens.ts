import * as vscode from 'vscode';
import { showReferencesCommand } from '../server/protocol';

/**
 * Converts a code lens of the server that shows references to the editor's command and types; leaves others unchanged.
 */
export function runnable(lens: vscode.CodeLens): vscode.CodeLens {
  const { command } = lens;
  if (command?.command !== showReferencesCommand) return lens;
  const [uri, position, locations] = (command.arguments ?? []) as readonly unknown[];
  const at = positionOf(position);
  if (typeof uri !== 'string' || at === undefined || !Array.isArray(locations)) return lens;
  const places = locations.flatMap((location: unknown) => locationOf(location));
  const shown = {
    ...command,
    command: 'editor.action.showReferences',
    arguments: [vscode.Uri.parse(uri), at, places],
  };
  return new vscode.CodeLens(lens.range, shown);
}

function locationOf(value: unknown): vscode.Location[] {
  if (typeof value !== 'object' || value === null || !('uri' in value && 'range' in value)) return [];
  const { uri, range } = value;
  if (typeof uri !== 'string' || typeof range !== 'object' || range === null) return [];
  const start = 'start' in range ? positionOf(range.start) : undefined;
  const end = 'end' in range ? positionOf(range.end) : undefined;
  return start && end ? [new vscode.Location(vscode.Uri.parse(uri), new vscode.Range(start, end))] : [];
}

function positionOf(value: unknown): vscode.Position | undefined {
  if (typeof value !== 'object' || value === null || !('line' in value && 'character' in value))
    return undefined;
  const { line, character } = value;
  return typeof line === 'number' && typeof character === 'number'
    ? new vscode.Position(line, character)
    : undefined;
}
