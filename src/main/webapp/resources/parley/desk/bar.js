/** The bar of all staff pages: language and theme, kept in cookies so that the server's pages come in them at once. */
const YEAR = 31_536_000;

function keep(name, value) {
  document.cookie = `parley-${name}=${value}; path=/; max-age=${YEAR}; samesite=lax${location.protocol === "https:" ? "; secure" : ""}`;
}

/** Drafts and places live in the session storage: a page in another language loses nothing. */
export function useLanguage(language) {
  keep("language", language);
  location.reload();
}

export function useTheme(theme) {
  keep("theme", theme);
  document.documentElement.dataset.theme = theme;
}

const language = document.getElementById("bar-language");
language?.addEventListener("change", () => useLanguage(language.value));
const theme = document.getElementById("bar-theme");
theme?.addEventListener("change", () => useTheme(theme.value));
