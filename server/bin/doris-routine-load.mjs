#!/usr/bin/env node
import { runBundle } from './runBundle.mjs';

await runBundle('cli.cjs');
