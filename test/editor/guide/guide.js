/* global exports, require */
// Opens the walkthrough when the demo starts: the extension itself wakes only for its files and views.
const vscode = require('vscode');

exports.activate = () => vscode.commands.executeCommand('engineRoom.getStarted');
