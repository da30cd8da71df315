// Sets the kept theme before the first paint; web/src/app/theme.svelte.ts keeps it.
try {
  const kept = localStorage.getItem('hearsay.theme');
  if (kept === 'light' || kept === 'dark') document.documentElement.dataset.theme = kept;
} catch {
  // Without storage the theme is the system's.
}
