/** The appearance of one action on resources: its title is `command.<id>.title` in package.nls.json. */
export interface ActionRow {
  /** Id of a codicon. */
  readonly icon: string;
  /** Groups of the context menu of the rows that it is offered for; `inline@1` is a button in the row. */
  readonly groups: readonly string[];
  /** Whether it can act on several rows that are selected together, as its action says. */
  readonly many?: true;
}

/** Groups that many actions are in, as constants: the table is loaded at activation. */
export const deleting = ['7_delete@1'] as const;
export const changing = ['inline@1', '4_change@1'] as const;
