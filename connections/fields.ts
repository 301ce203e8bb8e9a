import * as l10n from '@vscode/l10n';
import { addressFault } from '../api/address';
import type { Connection } from './connection';
import type { Field, FieldChoice } from './connection-type';

interface TextField<C extends Connection> {
  readonly label: () => string;
  readonly prompt: () => string;
  readonly initial?: string;
  /** An empty answer leaves the member out. */
  readonly optional?: boolean;
  readonly applies?: (draft: Partial<C>) => boolean;
  readonly check?: (text: string) => string | undefined;
  readonly listed?: Field<C>['listed'];
  readonly onlyIfListed?: boolean;
}

/** A text field. */
export function textField<C extends Connection>(
  name: keyof C & string,
  { optional = false, initial = '', check, ...words }: TextField<C>,
): Field<C> {
  return {
    ...words,
    name,
    initial: (draft) => textIn(draft[name]) ?? initial,
    check: (text) => {
      if (text.trim() === '') return optional ? undefined : l10n.t('This field is required.');
      return check?.(text.trim());
    },
    apply: (draft, text) => {
      const answer = text.trim();
      return { ...draft, [name]: answer === '' ? undefined : answer };
    },
  };
}

/** A field for a server address. */
export function addressField<C extends Connection>(
  name: keyof C & string,
  words: Omit<TextField<C>, 'check' | 'label'> & Partial<Pick<TextField<C>, 'label'>>,
): Field<C> {
  return textField<C>(name, { label: () => l10n.t('Address'), ...words, check: addressProblem });
}

/** The field for the authentication method; the first choice is the default. */
export function authenticationField<C extends Connection>(
  choices: () => readonly (FieldChoice & { readonly value: C['authentication'] })[],
): Field<C> {
  return {
    name: 'authentication',
    label: ({ name = '' }) => l10n.t('How do you sign in to {0}?', name),
    prompt: () => '',
    choices,
    initial: ({ authentication }) => authentication ?? choices()[0]?.value ?? '',
    check: (text) =>
      choices().some(({ value }) => value === text) ? undefined : l10n.t('This field is required.'),
    apply: (draft, text) => ({ ...draft, authentication: text }),
  };
}

/** The problem with a server address, in one sentence; undefined when it is valid. */
export function addressProblem(address: string): string | undefined {
  switch (addressFault(address)) {
    case 'list':
      return l10n.t('only one address is allowed; choose one of the list.');
    case 'port':
      return l10n.t('the port of the address must be a number from 1 to 65535.');
    case 'form':
      return l10n.t('the address must begin with http:// or https:// and name a host.');
    case 'account':
      return l10n.t(
        'the address must not contain a user name or password; signing in stores them in the secret storage.',
      );
    case 'end':
      return l10n.t('the address must end before any ? or #.');
    case undefined:
      return undefined;
  }
}

function textIn(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
