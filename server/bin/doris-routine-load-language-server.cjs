#!/usr/bin/env node
const { runBundle } = require('./runBundle.cjs');

runBundle('server.cjs');
