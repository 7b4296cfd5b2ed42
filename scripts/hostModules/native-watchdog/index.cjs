// Stands in for the native module that ends an orphaned extension host. VS Code's own check, once a second
// in the extension host itself, does that too.
exports.start = () => {};
exports.exit = (code) => process.exit(code ?? 0);
