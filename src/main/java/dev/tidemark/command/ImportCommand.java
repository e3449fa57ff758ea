package dev.tidemark.command;

import picocli.CommandLine.Command;

@Command(name = "import", description = "Takes in the past.", subcommands = ImportGitCommand.class)
final class ImportCommand {}
