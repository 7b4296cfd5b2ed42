// Stands in for the native logger of VS Code, without which no output channel works: the same interface,
// lines appended to a file. Files are not rotated, since the host's logs live for one session.
const { appendFileSync, mkdirSync } = require('node:fs');
const { dirname } = require('node:path');

const levels = ['trace', 'debug', 'info', 'warn', 'error', 'critical'];

function createLogger(file) {
  let lowest = levels.indexOf('info');
  let bare = false;
  mkdirSync(dirname(file), { recursive: true });
  const write = (level, message) => {
    if (levels.indexOf(level) < lowest) return;
    const time = new Date().toISOString().replace('T', ' ').replace('Z', '');
    appendFileSync(file, bare ? message : `${time} [${level === 'warn' ? 'warning' : level}] ${message}\n`);
  };
  return {
    ...Object.fromEntries(levels.map((level) => [level, (message) => write(level, message)])),
    getLevel: () => lowest,
    setLevel: (level) => {
      lowest = level;
    },
    setPattern: () => {},
    clearFormatters: () => {
      bare = true;
    },
    flush: () => {},
    drop: () => {},
  };
}

exports.version = 0;
exports.setLevel = () => {};
exports.setFlushOn = () => {};
exports.createRotatingLogger = async (_name, file) => createLogger(file);
exports.createAsyncRotatingLogger = async (_name, file) => createLogger(file);
