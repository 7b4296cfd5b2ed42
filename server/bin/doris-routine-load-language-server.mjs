#!/usr/bin/env node
import { runBundle } from './runBundle.mjs';

await runBundle('server.cjs');
