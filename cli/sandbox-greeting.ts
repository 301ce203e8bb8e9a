/**
 * What to do with a sandbox in another terminal, for a person: commands to copy.
 *
 * @param line The ready line, which holds what signs in.
 * @param command What starts this command line.
 * @param platform As `process.platform`: shells of Windows set variables in their own way.
 */
export function sandboxGreeting(line: string, command: string, platform: NodeJS.Platform): string {
  const variable = 'ENGINE_ROOM_SANDBOX';
  const setting =
    platform === 'win32'
      ? `$env:${variable} = '${line.replaceAll("'", "''")}'`
      : `export ${variable}='${line.replaceAll("'", "'\\''")}'`;
  return `
The sandbox is running until Ctrl-C. In another terminal:

  ${setting}
  ${command} call listApps --connection sandbox
  ${command} plan FILE… --connection sandbox
  ${command} deploy FILE… --connection sandbox
`;
}
