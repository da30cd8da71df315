// Light or dark: the system's, or the one that the reader chose, which is kept in this browser.
export const THEMES = ['system', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

const KEY = 'hearsay.theme';

class ThemeState {
  #chosen = $state<Theme>(kept());

  get chosen(): Theme {
    return this.#chosen;
  }

  set chosen(theme: Theme) {
    this.#chosen = theme;
    if (theme === 'system') delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = theme;
    keep(KEY, theme === 'system' ? undefined : theme);
  }
}

function kept(): Theme {
  const theme = recall(KEY);
  return theme === 'light' || theme === 'dark' ? theme : 'system';
}

/** What this browser keeps under `key`; undefined where it keeps nothing at all. */
export function recall(key: string): string | undefined {
  try {
    return localStorage.getItem(key) ?? undefined;
  } catch {
    return undefined;
  }
}

export function keep(key: string, value: string | undefined): void {
  try {
    if (value === undefined) localStorage.removeItem(key);
    else localStorage.setItem(key, value);
  } catch {
    // A browser that keeps nothing shows the system's theme and every visit as the first.
  }
}

export const theme = new ThemeState();
