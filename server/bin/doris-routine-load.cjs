#!/usr/bin/env node
const { runBundle } = require('./runBundle.cjs');

runBundle('cli.cjs');
