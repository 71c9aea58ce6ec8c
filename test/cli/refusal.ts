import { Command } from 'commander';

/** A program with one command, which throws what a real one would print before it exits. */
export function testProgram(add: (program: Command) => void): Command {
  const program = new Command('prowflow');
  add(program);
  for (const command of [program, ...program.commands]) {
    command.exitOverride().configureOutput({ writeErr: () => undefined });
  }
  return program;
}

/** What the program says to arguments that it does not take. */
export async function refusal(program: Command, args: readonly string[]): Promise<string> {
  try {
    await program.parseAsync(args, { from: 'user' });
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  return 'it took them';
}
