// What this project is compared with. Bundled before it is loaded, as in the editors that carry it: one of them cannot be loaded
// by Node as it is published.
export { MySQL } from 'dt-sql-parser';
export { getCSSLanguageService } from 'vscode-css-languageservice';
export { getLanguageService as getJsonLanguageService } from 'vscode-json-languageservice';
