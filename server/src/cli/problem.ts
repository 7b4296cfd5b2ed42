/** Why the command line could not do its work, in one line for the user. Ends the process with exit code 2. */
export class Problem extends Error {}
