import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { findPlace } from '../connections/live-connections';
import { addressOf, needsSecret, placeOf, type Place } from '../connections/place';
import type { Feature, Services } from '../services';
import { withCancel } from '../with-cancel';
import { connectionIdIn, registerCommand, tellFailure } from './register';

/** Adding, editing, removing and testing connections, signing in and out. */
export const connectionCommands: Feature = (services) =>
  vscode.Disposable.from(
    registerCommand(services, 'addConnection', () => addConnection(services)),
    registerCommand(services, 'editConnection', (row) => editConnection(services, row)),
    registerCommand(services, 'removeConnection', (row) => removeConnection(services, row)),
    registerCommand(services, 'testConnection', (row) => testPlace(services, row)),
    registerCommand(services, 'setSecret', (row) => signIn(services, row)),
    registerCommand(services, 'clearSecret', (row) => signOut(services, row)),
  );

async function addConnection(services: Services): Promise<void> {
  const { connections, prompts } = services;
  const { askConnection } = await import('../connections/connection-form');
  const connection = await askConnection(prompts, await takenNames(services));
  if (!connection) return;
  await connections.save(connection);
  const place = placeOf(connection, 'settings');
  if (needsSecret(connection)) await signInTo(services, place);
}

async function editConnection(services: Services, row: unknown): Promise<void> {
  const { clients, connections, prompts, secrets } = services;
  const place = await choosePlace(services, row, isConfigured);
  if (!place) return;
  const { askConnection } = await import('../connections/connection-form');
  const former = place.connection;
  const connection = await askConnection(prompts, await takenNames(services), former);
  if (!connection) return;
  const secret = await secrets.get(place);
  clients.forget(place);
  await connections.save(connection, former.name);
  const edited = placeOf(connection, 'settings');
  if (edited.key === place.key) return;
  await secrets.clear(place);
  const staysThere = addressOf(connection) === addressOf(former) && needsSecret(connection);
  if (staysThere && secret) await secrets.set(edited, secret);
  else if (needsSecret(connection)) await signInTo(services, edited);
}

async function removeConnection(services: Services, row: unknown): Promise<void> {
  const { clients, connections, prompts, secrets } = services;
  const place = await choosePlace(services, row, isConfigured);
  if (!place) return;
  const { name } = place.connection;
  const question = l10n.t('Remove the connection {0}?', name);
  const detail = l10n.t('Its secret is deleted too. Nothing changes at {0}.', addressOf(place.connection));
  if (!(await prompts.confirm(question, detail, l10n.t('Remove')))) return;
  clients.forget(place);
  await secrets.clear(place);
  await connections.remove(name);
}

async function testPlace(services: Services, row: unknown): Promise<void> {
  const { clients, prompts } = services;
  const place = await choosePlace(services, row);
  if (!place) return;
  try {
    const { testConnection } = await import('../connections/test-connection');
    const title = l10n.t('Testing {0}', place.connection.name);
    const result = await withCancel(title, async (signal) =>
      testConnection(await clients.get(place), place, signal),
    );
    await prompts.inform(result);
  } catch (error) {
    await tellFailure(services, error, place);
  }
}

async function signIn(services: Services, row: unknown): Promise<void> {
  const place = await choosePlace(services, row, usesSecret);
  if (place) await signInTo(services, place);
}

async function signInTo({ prompts, secrets }: Services, place: Place): Promise<void> {
  const { askSecret } = await import('../connections/connection-form');
  const secret = await askSecret(prompts, place.connection);
  if (secret) await secrets.set(place, secret);
}

async function signOut(services: Services, row: unknown): Promise<void> {
  const { secrets } = services;
  const place = await choosePlace(services, row, usesSecret);
  if (!place) return;
  await secrets.clear(place);
}

/** The connection of the row that a command was called on, or one that the person chooses. */
async function choosePlace(
  { connections, prompts }: Services,
  row: unknown,
  fits: (place: Place) => boolean = () => true,
): Promise<Place | undefined> {
  const places = (await connections.places()).filter(fits);
  const id = connectionIdIn(row);
  const given = id === undefined ? undefined : await findPlace(places, id);
  if (given) return given;
  if (places.length === 0) {
    await prompts.inform(l10n.t('There is no connection that this could be done with.'));
    return undefined;
  }
  const choices = places.map((place) => ({
    label: place.connection.name,
    description: addressOf(place.connection),
    value: place,
  }));
  return prompts.choose(l10n.t('Which connection?'), choices);
}

function isConfigured(place: Place): boolean {
  return place.origin === 'settings';
}

function usesSecret(place: Place): boolean {
  return isConfigured(place) && needsSecret(place.connection);
}

async function takenNames({ connections }: Services): Promise<string[]> {
  return (await connections.places()).map((place) => place.connection.name);
}
