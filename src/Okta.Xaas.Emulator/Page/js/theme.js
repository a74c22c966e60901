// Light, dark, or as the system has it. The style sheets read `color-scheme`, so one attribute changes everything.
const key = 'okta-xaas-theme';
const themes = ['system', 'light', 'dark'];

export const currentTheme = () => document.documentElement.dataset.theme ?? 'system';

export function nextTheme() {
  const theme = themes[(themes.indexOf(currentTheme()) + 1) % themes.length];
  if (theme === 'system') {
    delete document.documentElement.dataset.theme;
    localStorage.removeItem(key);
  } else {
    document.documentElement.dataset.theme = theme;
    localStorage.setItem(key, theme);
  }
}
