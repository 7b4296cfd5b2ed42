#!/usr/bin/env node
import { runBundle } from './runBundle.mjs';

runBundle('server.cjs');
