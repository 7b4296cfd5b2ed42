// What this project is compared with, each as a function that checks one text from scratch. Bundled before it is loaded, as in the
// editors that carry them: one of them cannot be loaded by Node as it is published.
import { FlinkSQL, MySQL } from 'dt-sql-parser';
import nodeSqlParser from 'node-sql-parser/build/mysql.js';
import { getCSSLanguageService } from 'vscode-css-languageservice';
import { getLanguageService, TextDocument } from 'vscode-json-languageservice';

/** @returns {(text: string) => unknown} parses and validates JSON against a schema */
export function json() {
  const service = getLanguageService({});
  const schema = { type: 'array', items: { type: 'object', required: ['table', 'job', 'source'] } };
  return (text) => {
    const document = TextDocument.create('file:///jobs.json', 'json', 1, text);
    return service.doValidation(document, service.parseJSONDocument(document), {}, schema);
  };
}

/** @returns {(text: string) => unknown} parses and validates style sheets */
export function css() {
  const service = getCSSLanguageService();
  return (text) => {
    const document = TextDocument.create('file:///jobs.css', 'css', 1, text);
    return service.doValidation(document, service.parseStylesheet(document));
  };
}

/** @returns {(text: string) => unknown} the syntax errors of MySQL's SQL */
export function dtSqlParserMySql() {
  return (text) => new MySQL().validate(text);
}

/** @returns {(text: string) => unknown} the syntax errors of Flink's SQL */
export function dtSqlParserFlink() {
  return (text) => new FlinkSQL().validate(text);
}

/** @returns {(text: string) => unknown} the syntax trees of SQL */
export function nodeSqlParserMySql() {
  return (text) => new nodeSqlParser.Parser().astify(text);
}
