// Light or dark before the first paint. A file of its own, since the security policy allows no inline script.
(() => {
  let kept;
  try {
    kept = localStorage.getItem('mantine-color-scheme-value');
  } catch {
    // Storage can be switched off; then the system's choice holds.
  }
  const dark = kept === 'dark' || (kept !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  document.documentElement.setAttribute('data-mantine-color-scheme', dark ? 'dark' : 'light');
})();
