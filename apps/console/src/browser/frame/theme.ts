// Light, dark, or as the system says. The choice is the only thing the console keeps in this browser.
const KEY = 'scrim-theme';

export type Theme = 'system' | 'light' | 'dark';

/** What was chosen in this browser. @default 'system' */
export function chosenTheme(): Theme {
  const stored = readStored();
  return stored === 'light' || stored === 'dark' ? stored : 'system';
}

/** Shows a theme and keeps it for the next visit. */
export function chooseTheme(theme: Theme): void {
  try {
    if (theme === 'system') localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, theme);
  } catch {
    // Storage is blocked: the theme then holds for this page.
  }
  showTheme(theme);
}

/** Shows a theme. */
export function showTheme(theme: Theme): void {
  if (theme === 'system') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
}

function readStored(): string | null {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}
