/** Something this machine lacks, and nobody here may install. Its message is one line that says what to do. */
export class Missing extends Error {
  name = 'Missing';
}
