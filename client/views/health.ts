/** The state of a thing, shown by icon and color. Words belong in the description. */
export type Health = 'good' | 'waiting' | 'bad' | 'unknown';

const healths: readonly Health[] = ['good', 'waiting', 'bad', 'unknown'];

/** A codicon in a color of the theme. */
export interface Icon {
  readonly id: string;
  readonly color?: string;
}

const healthIcons: Readonly<Record<Health, Icon>> = {
  good: { id: 'pass', color: 'testing.iconPassed' },
  waiting: { id: 'watch', color: 'charts.yellow' },
  bad: { id: 'error', color: 'testing.iconFailed' },
  unknown: { id: 'circle-outline', color: 'disabledForeground' },
};

/** The icon of a state, in the theme's colors. */
export function healthIcon(health: Health): Icon {
  return healthIcons[health];
}

/** The icon of how something ended that is over: it looks like that of a state, but nothing is in that state now. */
export function pastIcon(health: Health): Icon {
  return { ...healthIcons[health] };
}

/** The state that an icon shows; undefined when it shows none. */
export function healthOfIcon(icon: Icon | undefined): Health | undefined {
  return healths.find((health) => healthIcons[health] === icon);
}

export const warningIcon: Icon = { id: 'warning', color: 'problemsWarningIcon.foreground' };
